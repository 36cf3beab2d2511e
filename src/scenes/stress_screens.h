/*
 * stress_screens: the finale under stress: the sealed condition and the prediction, the struck
 * design and its repairs, the decision, and what came of it.
 */
#ifndef SCENES_STRESS_SCREENS_H
#define SCENES_STRESS_SCREENS_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/* Nothing of the strike is computed. */
void stress_lock(const struct build *build, const struct lesson *lesson);

/* The workbench of repairs: the ladder, and what the finale shows, before and after. */
void stress_scene(const struct build *build, const struct lesson *lesson);

/* The ladder: on a table's page step by step, else how far the design stands. */
void stress_ladder(const struct build *build, const struct lesson *lesson);

/* The struck design's radar, with the one before as its ghost. */
void stress_radar(const struct build *build, const struct lesson *lesson);

/* Sentences about a finale that was struck: the step and what broke; once it is decided, how far it
 * holds, and what the program's own search for repairs came to ("" where nothing broke). */
const char *stress_struck_words(const struct build *build, const struct part_state *finale);
const char *stress_held_words(const struct build *build, const struct part_state *finale);
const char *stress_mend_words(const struct build *build, const struct part_state *finale);

/* That stress is of the run that it struck; "" where nothing has changed since, or none was struck.
 */
const char *stress_older_words(const struct build *build, const struct lesson *lesson);

void stress_decision(const struct build *build, const struct lesson *lesson);
void stress_reveal(const struct build *build, const struct lesson *lesson);

#endif
