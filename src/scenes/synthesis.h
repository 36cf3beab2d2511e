/* synthesis: the FleetSynthesisRadar, both of its faces. */
#ifndef SCENES_SYNTHESIS_H
#define SCENES_SYNTHESIS_H

#include "scenes/build.h"
#include "sim/radar.h"

/* A design's radar. */
struct sim_radar synthesis_radar(const struct design *design, const struct sim_outputs *out);

/*
 * Adds the faces "c3" and "principles" of an evaluated design, with the limits that the parts' aims
 * set and the ghosts of the first and the best design (NULL: none). An axis whose part has no
 * design reads NOT YET.
 */
void synthesis_add(const struct build *build, const struct design *design,
                   const struct sim_outputs *out, const struct sim_radar *first,
                   const struct sim_radar *best);

#endif
