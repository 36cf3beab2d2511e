/* frontier: part 2's radar, goodput over the interval, where the time goes, carbon and cost. */
#ifndef SCENES_FRONTIER_H
#define SCENES_FRONTIER_H

#include "scenes/pictures.h"

/* Goodput over the interval, and the Reliability-Sustainability Radar. */
void frontier_pictures(const struct build *build, const struct workbench *bench);

/* Checkpoints, carbon and cost; where the time goes. */
void frontier_values(const struct build *build, const struct workbench *bench);

#endif
