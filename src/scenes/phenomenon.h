/* phenomenon: what unfolds in the finale of a track, as a plot with its limit and a sentence. */
#ifndef SCENES_PHENOMENON_H
#define SCENES_PHENOMENON_H

#include "scenes/pictures.h"

/* Adds the plot of the track's finale; nothing where no curve is known. */
void phenomenon_add(const struct build *build, const struct workbench *bench);

/* Adds the goodput of the cloud fleet over the distance of its sites, with all site plans on it;
 * nothing where the track has no plans. */
void phenomenon_add_reach(const struct build *build, const struct workbench *bench);

/* Adds one member's figure of a day beside that of the whole fleet. */
void phenomenon_add_scale(const struct build *build);

#endif
