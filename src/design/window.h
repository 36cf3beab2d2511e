/* window: the optimal operating window of part 2. */
#ifndef DESIGN_WINDOW_H
#define DESIGN_WINDOW_H

#include "course/track.h"

/*
 * What was found out about a window, and of what: asked for the same again, it is not worked out
 * anew. All zero is a window that was never asked for.
 */
struct window {
    const struct track *track;    /* NULL: `best` is not known */
    struct sim_reliability_in of; /* but for what the sliders set */
    double best;
    const struct track *span_track; /* NULL: the span is not known */
    struct design span_of;          /* but for the interval */
    double from, to;
};

/*
 * The most fleet_goodput, FLOP/s, that part 2's sliders reach under cap and budget, all else as in
 * the inputs; NaN if nothing is feasible. Takes some 6 ms when it isn't known.
 */
double window_best(struct window *window, const struct track *track,
                   const struct sim_reliability_in *in);

/*
 * The intervals, s, among curve_interval's places, at which a design meets all aims of part 2, as
 * its slider of intervals is moved; none is shorter than its durable lag. False where there are
 * none. The design's best_goodput is known.
 */
bool window_span(struct window *window, const struct track *track, const struct design *design,
                 double *from, double *to);

#endif
