/*
 * stress: what a track's ladder of severities does to a finale's design, and whether it can be
 * mended. What the design kept before the strike is what must hold under it.
 */
#ifndef DESIGN_STRESS_H
#define DESIGN_STRESS_H

#include <stdbool.h>

#include "design/judge.h"

/* A set of the finale's aims: bit i is aims[i]. */
typedef unsigned stress_aims;

/* Puts the design under a step of the ladder, from 1; 0: under none, as the track has it. */
void stress_put(const struct track *track, size_t step, struct design *design);

/* The aims that a design meets at a step (0: unstruck). */
stress_aims stress_met(const struct track *track, size_t step, const struct design *design);

/* What comes of climbing the ladder. */
struct strike {
    size_t step;            /* the first at which one of the aims doesn't hold; 0: all hold */
    const struct rule *aim; /* that one; of several, the one that lies farthest beyond its limit */
    stress_aims broken;     /* all that don't hold there */
};

/* Climbs from the mildest step on, until one of the aims `kept` crosses. */
struct strike stress_climb(const struct track *track, stress_aims kept,
                           const struct design *design);

/* "holds", or the id of the aim: what a prediction is held against. */
const char *strike_id(const struct strike *strike);

/* The last step at which all held. */
size_t strike_held(const struct track *track, const struct strike *strike);

#endif
