/* window: the best design of part 2 that cap and budget leave. */
#ifndef SIM_WINDOW_H
#define SIM_WINDOW_H

#include <stdbool.h>

#include "sim/reason.h"
#include "sim/reliability_in.h"

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

/*
 * The largest fleet_goodput in the box with C/W <= cap and TCO <= budget, to about 1e-4. What is
 * not in the box is as set in `in`. Takes milliseconds.
 */
void sim_window_best(const struct sim_reliability_in *in, const struct sim_window_box *box,
                     struct sim_window_out *out);

#endif
