/* phenomenon: what unfolds in the finale of a track, as a plot with its limit and a sentence. */
#ifndef SCENES_PHENOMENON_H
#define SCENES_PHENOMENON_H

#include "scenes/pictures.h"

/* Adds the plot of the track's finale; nothing where no curve is known. */
void phenomenon_add(const struct build *build, const struct workbench *bench);

/* Adds one member's figure of a day beside that of the whole fleet. */
void phenomenon_add_scale(const struct build *build, const struct workbench *bench);

#endif
