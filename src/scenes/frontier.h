/* frontier: part 2's radar, goodput over the interval, where the time goes, carbon and cost. */
#ifndef SCENES_FRONTIER_H
#define SCENES_FRONTIER_H

#include "scenes/pictures.h"

/* Goodput over the interval, and the Reliability-Sustainability Radar. */
void frontier_pictures(const struct build *build, const struct workbench *bench);

/* Checkpoints, carbon and cost; where the time goes; C/W over the interval. */
void frontier_values(const struct build *build, const struct workbench *bench);

/*
 * C/W over the interval of a design, with its own interval and half of that, which the prediction
 * asks about. The build is about that design.
 */
void frontier_halved(const struct build *build, const struct sim_inputs *in);

#endif
