/*
 * scaling: the Fleet Iron Law.
 *
 *     t_step = t_compute + t_communication + t_coordination - t_overlap
 *
 * A fleet of nodes is spread over as many sites as it needs. Its members talk over three hops:
 * inside the node, inside the site, between the sites. Seconds, bytes, FLOP; distances in km.
 */
#ifndef SIM_SCALING_H
#define SIM_SCALING_H

#include "sim/reason.h"

enum sim_fleet_kind { SIM_TRAINING, SIM_ROUND };
enum sim_topology { SIM_FAT_TREE, SIM_TORUS };
enum sim_scaling_mode { SIM_STRONG, SIM_WEAK };
enum sim_hop2_shape { SIM_CELL, SIM_MESH };
enum sim_hop { SIM_HOP1, SIM_HOP2, SIM_HOP3 };
/* What a step is made of. */
enum sim_term { SIM_COMPUTE, SIM_COMMUNICATION, SIM_COORDINATION, SIM_TERMS };
enum { SIM_HOP_BYTES, SIM_HOP_LIGHT, SIM_HOP_SHARING, SIM_HOP_RELAYS, SIM_HOP_PARTS };

/* Speed of light in fibre, km/s: c / 1.4682. */
#define SIM_FIBRE_KM_PER_S 204190.0
/* Speed of light in a vacuum, km/s: nothing is faster. */
#define SIM_VACUUM_KM_PER_S 299792.458

struct sim_scaling_in {
    /* the fleet */
    double fleet_kind; /* enum sim_fleet_kind: training, round */
    double nodes;
    double nodes_max;     /* the largest fleet that the saturation search looks at */
    double dispersion_km; /* mean distance between sites */
    double route_factor;  /* length of the way over great-circle distance */
    double signal_km_s;   /* speed on it: of light in fibre, or in a vacuum */
    double site_capacity; /* nodes that one site can hold */
    double sites_max;
    double straggler_cv;   /* coefficient of variation of a node's step */
    double wait_share;     /* share of the members that a round waits for; round fleets */
    double barrier_rounds; /* round trips of one global barrier */
    double overlap;        /* share of the computation that can hide bytes of hops 2 and 3 */
    double local_steps;    /* steps between two global synchronisations */
    double drift;          /* convergence lost per e-fold of local steps */
    /* the hops */
    double hop1_bandwidth, hop1_latency;
    double hop2_bandwidth, hop2_latency;
    double wan_bandwidth;   /* of one site */
    double torus_bandwidth; /* of a node's own torus links, both ways together; 0: it has none */
    /* the fabric of a site */
    double topology; /* enum sim_topology: fat_tree, torus */
    double torus_dims;
    double oversubscription;
    double switch_radix;
    double port_price;   /* $ */
    double global_share; /* share of hop 2's traffic that is all-to-all */
    /* training fleets */
    double scaling;         /* enum sim_scaling_mode: strong, weak */
    double batch_tokens;    /* of one step, strong scaling */
    double tokens_per_node; /* of one step, weak scaling */
    double params, layers, hidden, seq_len, bytes_per_param;
    double tensor_parallel, pipeline_parallel, virtual_stages;
    double peak_flops, kernel_efficiency;
    /* round fleets */
    double local_time; /* s of computation a round */
    double hop1_bytes, hop2_bytes, hop3_bytes;
    double hop2_shape; /* enum sim_hop2_shape: cell, mesh */
    double cell_size;
};

/* NaN: this kind of fleet has no such quantity, or it cannot be evaluated. */
struct sim_scaling_out {
    double sites;
    double nodes_per_site;
    double replicas; /* data-parallel copies; NaN on round fleets */
    double t_compute;
    double t_hop1, t_hop2, t_hop3;
    double t_bubble, t_straggler, t_barrier;
    double t_communication, t_coordination, t_overlap;
    double t_hop2_hidden, t_hop3_hidden; /* what the overlap hides of each; they sum to it */
    double t_step;
    double rtt;              /* between two sites, 0 with one site */
    double work_factor;      /* steps needed over those of a fleet that synchronises every step */
    double fabric_price_usd; /* a node; NaN on round fleets */
    double fabric_limit;     /* hosts a site; NaN: torus, round fleets */
    double goodput_flops;    /* NaN on round fleets */
    double updates_per_s;    /* NaN on training fleets */
    double mfu;              /* NaN on round fleets */
    double efficiency;
    double compute_share, communication_share, coordination_share; /* they sum to 1 */
    double longest_part; /* enum sim_term: the largest of these */
    double longest_share;
    double ci_ratio;       /* demand over supply of the fabric; NaN too when ports run out */
    double bottleneck_hop; /* enum sim_hop */
    double hop_ratio;      /* slowest hop over the fastest; NaN where a hop takes no time */
    double mesh_hops;      /* mean hops; NaN off the mesh */
    double barrier_hop1, barrier_hop2, barrier_hop3; /* s of a 1 KB barrier on each hop */
    enum sim_reason reason;
};

struct sim_saturation_out {
    double saturation_nodes; /* NaN: never */
    enum sim_reason reason;  /* SIM_NEVER_SATURATES, SIM_FABRIC_OUT_OF_PORTS */
};

/* The Global Bandwidth Cliff: one full site against one node more, which needs a second site. */
struct sim_cliff_out {
    double cliff_ratio;       /* goodput before over goodput after */
    double t_cliff;           /* s that a step gets longer */
    double cliff_light_share; /* of these: what would not be there at no distance */
};

/* What the hops carry, in bytes, before anything is known of time. */
struct sim_sent_out {
    double hop1_sent, hop2_sent; /* by an accelerator in a step; NaN on round fleets */
    double hop3_sent;            /* by a site in an exchange, 0 with one site */
    double crossings;            /* of the way between two sites in an exchange, one by one */
};

/*
 * Evaluates the Fleet Iron Law. Well under a microsecond, no allocation.
 *
 * SIM_SITES_TOO_SMALL and SIM_MODEL_DOES_NOT_FIT leave every time NaN. SIM_FABRIC_OUT_OF_PORTS
 * leaves ci_ratio NaN and the rest as if switches of that size existed, so that curves over the
 * fleet size go on. A NaN topology is SIM_NO_DESIGN: all is NaN.
 */
void sim_scaling_eval(const struct sim_scaling_in *in, struct sim_scaling_out *out);

/*
 * The smallest fleet, all on one fabric, whose all-to-all traffic fills the fabric's tight place
 * (ci_ratio >= 1), all else as set: bisection over whole numbers up to nodes_max or, on a
 * fat tree of a training fleet, up to its ports. in->nodes and in->site_capacity are not looked at.
 */
void sim_scaling_saturation(const struct sim_scaling_in *in, struct sim_saturation_out *out);

/*
 * What a hop's seconds are made of: bytes over bandwidth, light's travel time, what a member waits
 * because others share the medium (their turns in a cell, a fabric's uplinks, the rounds of a
 * ring), and the delay of the relays of a mesh, one after the other. They sum to the hop's time.
 * All NaN if the step can't be evaluated.
 */
void sim_scaling_hop_parts(const struct sim_scaling_in *in, enum sim_hop hop,
                           double parts[SIM_HOP_PARTS]);

/* All NaN if the model doesn't fit. */
void sim_scaling_sent(const struct sim_scaling_in *in, struct sim_sent_out *out);

/* The cliff at the Light Barrier. All NaN with sites_max 1, or if the model doesn't fit. */
void sim_scaling_cliff(const struct sim_scaling_in *in, struct sim_cliff_out *out);

/* Useful work a second, whatever the fleet's kind: goodput_flops or updates_per_s. */
double sim_scaling_goodput(const struct sim_scaling_out *out);

/*
 * How many times as many steps sites need for the same that exchange once in `local_steps`:
 * 1 + drift ln(local_steps), 1 or more; work_factor where there is more than one site.
 */
double sim_scaling_drift(const struct sim_scaling_in *in);

/*
 * Useful work a member: the share of its time, 0..1, that goes into work which counts, divided by
 * the steps that rare exchanges cost: efficiency / work_factor. NaN where they are.
 */
double sim_scaling_useful(const struct sim_scaling_out *out);

#endif
