/* makeup: what a step is made of over the size of the fleet, as stacked shares. */
#ifndef SCENES_MAKEUP_H
#define SCENES_MAKEUP_H

#include "scenes/pictures.h"

/* Adds the plot: compute, the three hops as far as the step waits for them, coordination. */
void makeup_add(const struct build *build, const struct workbench *bench);

#endif
