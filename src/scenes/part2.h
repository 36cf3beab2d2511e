/* Part 2, the Reliability-Sustainability Frontier: uptime against carbon. */
#ifndef SCENES_PART2_H
#define SCENES_PART2_H

#include "scenes/pictures.h"

/* See struct lab_pictures. */
void part2_instruments(const struct build *build, const struct lab_bench *bench);
void part2_check(const struct build *build, const struct lab_design *design,
                 const struct pairs *answers, struct scene_instrument *rows);

#endif
