/* figure: what is worked out of a design only when it is asked for. */
#ifndef DESIGN_FIGURE_H
#define DESIGN_FIGURE_H

#include "course/figure.h"
#include "course/values.h"
#include "sim/output.h"

/*
 * In the figure's unit (course/figure.c); NaN where it can't be said. `out` is what the part that
 * the figure belongs to puts out for the design, NULL where that has not been evaluated.
 */
double figure_value(enum figure_id figure, const struct design *design,
                    const struct sim_outputs *out);

#endif
