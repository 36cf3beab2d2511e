/*
 * luck: the process of sim/process.h, drawn failure by failure, so that luck is seen.
 */
#ifndef SIM_LUCK_H
#define SIM_LUCK_H

#include <stdint.h>

#include "sim/reason.h"
#include "sim/reliability_in.h"

/* Wall-clock seconds of a run of the fleet. */
struct sim_luck {
    double intervals;            /* of one run: enough of them to do the work */
    double exact;                /* mean, from the exact accounting */
    double mean, standard_error; /* over the runs */
    double p5, p50, p95;         /* percentiles over the runs */
    enum sim_reason reason;
};

/*
 * What one run takes to replay, in intervals; a failure takes about as long as four of them. NaN if
 * it can't be evaluated.
 */
double sim_luck_effort(const struct sim_reliability_in *in);

/*
 * Replays `runs` (>= 2) runs of the fleet; `walls` has room for as many values and returns them
 * in ascending order. The same seed gives the same runs. What would need more than about 1e8
 * failures is SIM_TOO_LONG_TO_REPLAY.
 */
void sim_luck_draw(const struct sim_reliability_in *in, uint64_t seed, int runs, double *walls,
                   struct sim_luck *out);

#endif
