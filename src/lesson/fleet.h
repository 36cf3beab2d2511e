/* fleet: the designs of the three parts, brought together as they stand. */
#ifndef LESSON_FLEET_H
#define LESSON_FLEET_H

#include "lesson/state.h"

/* What counts as a part's design. */
enum fleet_of {
    FLEET_FIRST,     /* the first run since the last reset */
    FLEET_COMMITTED, /* the run that stands */
    FLEET_OPENED     /* or else the workbench as it was left, once the part is locked */
};

/*
 * Parts 1 to 3 as they stand, part 2 linked to part 1, all else as on the track. A part without a
 * design has NaN in its sliders, so that what rests on them cannot be evaluated: SIM_NO_DESIGN.
 */
void fleet_compose(const struct state *state, size_t track, enum fleet_of of, struct design *whole);

/*
 * Puts into a part's design what the part takes from the parts before it, as they stand: the inputs
 * of given_names, and in the finale the whole fleet under its own sliders.
 */
void fleet_link(const struct state *state, size_t track, enum sim_part part, struct design *design);

/* Whether a design was made under what the parts before its own still give. */
bool fleet_is_current(const struct state *state, size_t track, enum sim_part part,
                      const struct design *design);

/* Evaluates parts 1 to 3 of a composed design. */
void fleet_evaluate(const struct design *whole, struct sim_outputs *out);

#endif
