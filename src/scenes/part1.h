/* Part 1, the Scaling Wall Audit: which hop is the bottleneck of a fleet that spans continents. */
#ifndef SCENES_PART1_H
#define SCENES_PART1_H

#include "scenes/pictures.h"

/* See struct pictures. */
void part1_instruments(const struct build *build, const struct workbench *bench);
void part1_check(const struct build *build, const struct design *design,
                 const struct pairs *answers, struct scene_instrument *rows);

#endif
