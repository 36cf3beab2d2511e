/* window: part 2's optimal operating window. */
#ifndef DESIGN_WINDOW_H
#define DESIGN_WINDOW_H

#include "course/catalog.h"

/*
 * Works out best_goodput: the most fleet_goodput that part 2's sliders reach under cap and
 * budget, all else as in the design. Takes some 15 ms: once for all steps of a workbench. NaN if
 * nothing is feasible.
 */
void lab_window_find(const struct lab_track *track, struct lab_design *design);

/* Works out once what all steps of a part's workbench share: part 2's window. */
void lab_part_prepare(const struct lab_track *track, enum sim_part part, struct lab_design *design);

#endif
