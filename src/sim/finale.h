/*
 * finale: the four fleets in which the designs of the three parts meet.
 *
 * Each takes the three parts' inputs as they stand and adds a few of its own.
 */
#ifndef SIM_FINALE_H
#define SIM_FINALE_H

#include "sim/reason.h"

/* Trials of a binomial that are still summed in well under a millisecond. */
#define SIM_TRIALS_MAX 1000000

struct sim_inputs;
struct sim_outputs;
struct sim_scaling_out;
struct sim_swing_in;

enum sim_finale_kind { SIM_CLOUD, SIM_EDGE, SIM_MOBILE, SIM_TINY };

struct sim_finale_in {
    double finale;               /* enum sim_finale_kind: cloud, edge, mobile, tiny */
    double efficiency_reference; /* the radar's full scale of efficiency */
    /* cloud: one node that decodes a language model, bound by its memory */
    double decode_bandwidth; /* byte/s of the node's memory */
    double decode_bytes;     /* read for one token, a unit of part 3's cost */
    /* ... and the three sites of its plan */
    double spare_mw;    /* that their halls still have, all together */
    double provision_w; /* that a node is built for, uncapped */
    double link_price;  /* $ a month for 1 Gbit/s on the three links of their ring */
    double day_swing;   /* 0..1: how far their noons coincide, weighted by their carbon */
    double day_noon;    /* hour of the day, UTC, at which their mean power is cleanest */
    double solar_depth; /* share of a grid's carbon that its noon takes away */
    double wan_lost;    /* share of the WAN's bandwidth that is cut; it is paid for all the same */
    /* edge: witnesses around a vehicle */
    double neighbours;
    double verify_rate;            /* signatures a second */
    double verify_energy;          /* J a signature */
    double message_rate;           /* messages a second from each neighbour */
    double witness_share;          /* probability that a neighbour saw the hazard */
    double attack_budget;          /* $ that the attacker spends around one vehicle */
    double identity_price;         /* $ of an identity, a vehicle's or a false one */
    double decisions_per_day;      /* safety decisions of one vehicle */
    double deadline, local, radio; /* s */
    /* mobile: devices that charge while they synchronise */
    double payload_mb, uplink_mbps;
    double handshake;      /* s */
    double window_s;       /* over which the devices start */
    double area_share;     /* of the devices on one grid */
    double device_w;       /* drawn from the grid by one device */
    double step_limit_gw;  /* the load step that the grid stands */
    double grid_gw_per_hz; /* stiffness of the grid: its primary response */
    double load_damping;   /* GW/Hz that other load gives way */
    double kinetic_gws;    /* GW s in all that turns on the grid */
    double response_s;     /* time constant of the primary response */
    double reserve_gw;     /* the most that it gives */
    double nominal_hz;
    double sync_w, battery_j; /* drawn from the battery while it synchronises; its content */
    double frame_member_ms, frame_verifier_ms;
    /* tiny: a mesh of relays */
    double frame_loss;   /* probability that a frame is damaged on a hop; dropped then */
    double reading_bits; /* entropy of one reading */
    double repeat;       /* times that each hop sends a frame */
    double dead_share;   /* of the motes: frames go round them, over 1/(1 - share) as many hops */
    double bits_per_s;
    double energy_per_bit; /* J a hop */
    double base_mw;        /* of a relay without its radio */
    double isolation_base_ms, isolation_member_ms;
};

/* NaN: another kind of finale, or it cannot be evaluated. */
struct sim_finale_out {
    /* cloud */
    double seconds_per_zettaflop, zettaflops;
    double decode_tokens_s;
    double need_mw;                           /* of the whole fleet */
    double links_usd, whole_usd;              /* of the work: the links, and all with them */
    double carbon_worst_mg;                   /* C/W at the dirtiest hour of the day */
    double carbon_member_kg, carbon_fleet_kg; /* a day */
    /* edge */
    double load, slack; /* of the verifier; s */
    double late, coverage;
    double determinism, captured;
    double verify_w, loop_ms, light_radius_km;
    double attack_share;                            /* of the voices that are false */
    double attestation_usd;                         /* identities of the whole fleet */
    double captured_member_day, captured_fleet_day; /* decisions that are captured */
    /* mobile */
    double sync_s, step_gw, frequency_mhz, safe_window_s;
    double nadir_mhz, nadir_s, rate_mhz_s;     /* sim/swing.h */
    double charge_member_wh, charge_fleet_mwh; /* drawn from the grid for one update */
    double battery_share, ingest_tbs, frame_ms;
    /* tiny */
    double hops;                    /* of a mean mote from its gateway */
    double mesh_entropy, surviving; /* of a reading: bits that are unknown; chance to arrive */
    double radio_mw, total_mw, gateways, isolation_ms;
    double lost_member_day, lost_fleet_day; /* readings that never arrive */
    enum sim_reason reason;
};

/*
 * On a training fleet, part 2 takes part 1's design: backend_nodes, rate (goodput a node) and
 * fabric_price. A design of part 1 that cannot be evaluated makes rate NaN. Else does nothing.
 */
void sim_finale_link(struct sim_inputs *inputs, const struct sim_scaling_out *scaling);

/*
 * Does to parts 1 and 3 what the finale's world does: on edge part 3's sybil is what the attacker's
 * budget buys, on cloud part 1's WAN lacks what is cut of it, on tiny its mesh goes round dead
 * motes. Once for a set of inputs.
 */
void sim_finale_undergo(struct sim_inputs *inputs);

/* Evaluates parts 1 to 3 as they undergo it, with part 2 linked to part 1, and then the finale. */
void sim_finale_eval(const struct sim_inputs *inputs, struct sim_outputs *outputs);

/*
 * The same where *outputs, on entry, is what sim_finale_eval makes of inputs `from`: a part whose
 * own inputs are the same, and the grid of the mobile finale, are not worked out again.
 */
void sim_finale_move(const struct sim_inputs *from, const struct sim_inputs *inputs,
                     struct sim_outputs *outputs);

/* Cloud: C/W in mg at an hour of the day, UTC, of outputs that hold parts 1 and 2. */
double sim_finale_carbon_at(const struct sim_inputs *inputs, const struct sim_outputs *outputs,
                            double hour);

/* Cloud: fleet_goodput in FLOP/s where the sites stand so many km apart, all else as it is. */
double sim_finale_goodput_at(const struct sim_inputs *inputs, double km);

/* Edge: a/(a + neighbours), of a = budget/identity_price false voices; part 3's sybil. */
double sim_finale_sybil(const struct sim_finale_in *in, double budget);

/* Tiny: bits of a reading that the gateway knows after so many hops (0 or more). */
double sim_finale_known_bits(const struct sim_finale_in *in, double hops);

/* The grid and its load on the mobile track, as sim/swing.h follows it. */
struct sim_swing_in sim_finale_swing(const struct sim_inputs *inputs);

/* P(Bin(n, q) >= k) for 0 <= q <= 1 and n up to SIM_TRIALS_MAX, small tails to full precision. */
double sim_finale_binomial_tail(double n, double q, double k);

#endif
