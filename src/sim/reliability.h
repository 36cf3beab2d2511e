/*
 * reliability: checkpoints, failures, carbon and cost of a fleet that does a fixed amount of work.
 *
 * Failures are exponential and can strike during a restart, too; the accounting is exact, not
 * first order (Young 1974 and Daly 2006 are given beside it). Seconds, watts, kg CO2e, $.
 */
#ifndef SIM_RELIABILITY_H
#define SIM_RELIABILITY_H

#include <stdbool.h>

#include "sim/reason.h"

#define SIM_SECONDS_PER_YEAR (365.25 * 86400.0)

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
    double node_power;         /* W at eta_reference */
    double idle_power;         /* of node_power, while stalled */
    double eta, eta_reference; /* power efficiency */
    double eta_slowdown;       /* speed lost from eta_reference to 1 */
    double pue;
    double grid_intensity, clean_intensity; /* kg CO2e/kWh */
    double clean_share;                     /* of the energy */
    double curtailments_per_day;            /* of a fleet that runs on clean energy alone */
    double embodied;                        /* kg CO2e a node */
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

struct sim_reliability_out {
    double mtbf;     /* s, of the whole job */
    double interval; /* s, as run: an asynchronous one is at least durable_lag */
    double goodput;  /* useful share of the time */
    double checkpoint_share, rework_share, restart_share; /* with goodput they sum to 1 */
    double wasted_work, wasted_energy;
    double uptime;
    double power_factor;
    double young, daly, optimum; /* s */
    double wall_days;
    double it_kwh;
    double cue; /* kg CO2e per IT kWh (ISO/IEC 30134-8) */
    double carbon_kg, operational_kg, embodied_kg;
    double carbon_per_weight_mg, target_mg;
    double tco_usd, tco_budget_usd;
    double fleet_goodput; /* FLOP/s */
    double kg_per_zettaflop;
    enum sim_reason reason;
};

/* The process of failures and checkpoints behind a design. */
struct sim_process {
    double mtbf;     /* s, of the whole job */
    double stall;    /* s that a checkpoint stops the work */
    double lag;      /* s until it is safe; 0 when synchronous */
    double restart;  /* s */
    double interval; /* s of work between two checkpoints */
};

/* Where the time of one completed interval goes, on average; s. They sum to total. */
struct sim_account {
    double work, checkpoint, rework, down;
    double total;
};

/* The box over which the best design is looked for; both ends belong to it. */
struct sim_window_box {
    double interval_min, interval_max; /* s, above 0 */
    double eta_min, eta_max;
    double clean_min, clean_max;
    bool asynchronous_allowed;
};

struct sim_window_out {
    double checkpoint_interval, eta, clean_share, asynchronous; /* where it is reached */
    double fleet_goodput;                                       /* FLOP/s; NaN: nothing feasible */
    enum sim_reason reason;
};

/* A node's kg CO2e a second: of its power while it works, and of its making. */
double sim_power_carbon(const struct sim_reliability_in *in);
double sim_embodied_carbon(const struct sim_reliability_in *in);

/* A node's $ a second: of its energy while it works, and of its capital. */
double sim_power_price(const struct sim_reliability_in *in);
double sim_capital_price(const struct sim_reliability_in *in);

/*
 * Evaluates one design. SIM_NEVER_FINISHES and the rate's reasons leave NaN all that depends on
 * them; mtbf, the optima, cue, cap and budget remain. A NaN interval is SIM_NO_DESIGN: all is NaN.
 */
void sim_reliability_eval(const struct sim_reliability_in *in, struct sim_reliability_out *out);

/* The process of failures and checkpoints that a design runs, all in seconds. */
struct sim_process sim_process_of(const struct sim_reliability_in *in);

/* The exact accounting of one interval; false if it practically never completes. */
bool sim_account_of(const struct sim_process *process, struct sim_account *account);

/* FLOP/s of a node before failures, after power capping. NaN if part 1 could not tell it. */
double sim_node_rate(const struct sim_reliability_in *in);

/* Young 1974: sqrt(2 d M), for a stall of d and a mean time between failures of M, both in s. */
double sim_young(double d, double m);

/* Daly 2006, higher order; M where d >= 2 M. */
double sim_daly(double d, double m);

/*
 * The exact maximiser of goodput: M u with -ln(1-u) - u = d/M (a branch of Lambert's W, in a form
 * that is stable for any d/M >= 0).
 */
double sim_interval_optimum(double d, double m);

/*
 * The interval at which a cost of `power` a second of work (idle_power of it while stalled) and
 * `time` a second of wall clock is least, per work done; in->checkpoint_interval is not looked at.
 */
double sim_interval_cheapest(const struct sim_reliability_in *in, double power, double time);

/* The interval of least carbon per weight, at least durable_lag when asynchronous. */
double sim_interval_carbon_optimum(const struct sim_reliability_in *in);

/*
 * The interval tau at which C/W(tau) = C/W(tau/2): above it, doubling the checkpoint frequency
 * lowers the carbon per weight, below it raises it. NaN when no interval does that.
 */
double sim_interval_break_even(const struct sim_reliability_in *in);

/*
 * The largest fleet_goodput in the box with C/W <= cap and TCO <= budget, to about 1e-4. What is
 * not in the box is as set in `in`. Takes milliseconds.
 */
void sim_window_best(const struct sim_reliability_in *in, const struct sim_window_box *box,
                     struct sim_window_out *out);

#endif
