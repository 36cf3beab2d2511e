/* reliability_in: what part 2 is given. Seconds, watts, kg CO2e, $. */
#ifndef SIM_RELIABILITY_IN_H
#define SIM_RELIABILITY_IN_H

struct sim_reliability_in {
    /* the fleet and its work */
    double backend_nodes;
    double coupled; /* switch: a node's failure stops the whole job */
    double node_mtbf_hours;
    double work;    /* FLOP */
    double weights; /* trained parameters */
    double rate;    /* useful FLOP/s a node before failures; 0: reference_rate */
    double reference_rate;
    /* checkpoints */
    double checkpoint_interval;
    double asynchronous; /* switch */
    double write;        /* s that a synchronous checkpoint stalls */
    double snapshot;     /* s that an asynchronous one stalls */
    double durable_lag;  /* s until an asynchronous one is safe */
    double restart;      /* s */
    /* power and carbon */
    double node_power;     /* W of a node that works, without a cap */
    double idle_power;     /* of node_power, while stalled */
    double eta;            /* power cap, of what the accelerator may draw; 1: none */
    double eta_slowdown;   /* speed lost over the square of what the cap takes away */
    double uncapped_power; /* of node_power, of what no cap reaches: hosts, network, fans */
    double pue;
    double grid_intensity, clean_intensity; /* kg CO2e/kWh */
    double clean_share;                     /* of the energy */
    double curtailments_per_day; /* announced, of a fleet that runs on clean energy alone */
    double pause_hours;          /* a day that they last together, for such a fleet */
    double embodied;             /* kg CO2e a node */
    /* cost */
    double price;         /* $ a node */
    double system_factor; /* whole system over its nodes */
    double fabric_price;  /* $ a node */
    double life;          /* years */
    double maintenance;   /* of the capital, a year */
    double energy_price;  /* $/kWh */
    double clean_premium; /* on the energy price */
    /* the reference design behind cap and budget */
    double target_goodput, target_eta, target_pue, target_intensity;
    double tco_margin;
};

#endif
