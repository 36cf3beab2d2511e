/*
 * reliability: checkpoints, failures, carbon and cost of a fleet that does a fixed amount of work.
 *
 * Failures are exponential and can strike during a restart, too; the accounting is exact, not
 * first order (Young 1974 and Daly 2006 are given beside it). Seconds, watts, kg CO2e, $.
 */
#ifndef SIM_RELIABILITY_H
#define SIM_RELIABILITY_H

#include "sim/reason.h"
#include "sim/reliability_in.h"

struct sim_reliability_out {
    double mtbf;     /* s, of the whole job */
    double interval; /* s */
    double goodput;  /* useful share of the time */
    /* with goodput they sum to 1; pause: curtailments, but for their checkpoints */
    double checkpoint_share, rework_share, restart_share, pause_share;
    double wasted_work, wasted_energy;
    double uptime;
    double power_factor;         /* mean power over node_power */
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

/*
 * Evaluates one design. SIM_NEVER_FINISHES, SIM_INTERVAL_BELOW_LAG and the rate's reasons leave NaN
 * all that depends on them; mtbf, the optima, cue, cap and budget remain. A NaN interval is
 * SIM_NO_DESIGN: all is NaN.
 */
void sim_reliability_eval(const struct sim_reliability_in *in, struct sim_reliability_out *out);

/*
 * The same for another interval, which is not NaN, where *out is that of inputs that differ in
 * checkpoint_interval alone: what doesn't depend on it, most of the work, is kept.
 */
void sim_reliability_move(const struct sim_reliability_in *in, struct sim_reliability_out *out);

#endif
