/* Part 2, the Reliability-Sustainability Frontier: uptime against carbon. */
#ifndef SCENES_PART2_H
#define SCENES_PART2_H

#include "scenes/pictures.h"

/* See struct pictures. */
void part2_instruments(const struct build *build, const struct workbench *bench);
void part2_check(const struct build *build, const struct design *design,
                 const struct pairs *answers, struct scene_instrument *rows);

#endif
