/* Part 1, the Scaling Wall Audit: which hop is the bottleneck of a fleet that spans continents. */
#ifndef SCENES_PART1_H
#define SCENES_PART1_H

#include "scenes/pictures.h"

/* See struct lab_pictures. */
void part1_instruments(const struct build *build, const struct lab_bench *bench);
void part1_check(const struct build *build, const struct lab_design *design,
                 const struct pairs *answers, struct scene_instrument *rows);

#endif
