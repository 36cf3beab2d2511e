/*
 * locked: the scenario that a prediction is about, as its own record holds it, and the workbench on
 * which it can be tried: the prediction's case. What is tried there are trials, no runs.
 */
#ifndef LESSON_LOCKED_H
#define LESSON_LOCKED_H

#include "lesson/state.h"

/* The scenario of the lock of one of parts 1 to 3: the record's inputs over the track's defaults.
 */
void locked_scenario(const struct catalog *catalog, const struct track *track, enum sim_part part,
                     const struct pairs *lock, struct design *scenario);

/* Where the case was left: at its last trial or a change since, else at the scenario. */
void locked_left(const struct catalog *catalog, const struct track *track, enum sim_part part,
                 const struct part_state *state, struct design *design);

/* Whether two designs of the case differ in anything that can be tried there. */
bool locked_differ(const struct part *part, const struct design *a, const struct design *b);

#endif
