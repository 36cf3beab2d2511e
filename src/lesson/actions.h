/* actions: what each action does, as an outcome: the order of the lesson. */
#ifndef LESSON_ACTIONS_H
#define LESSON_ACTIONS_H

#include "lesson/lesson.h"

/*
 * Does an action by its id, "lock" or "run.3" (see offers.h), which is offered; refused where there
 * is none of that name or it is about nothing that there is.
 */
void actions_do(const struct lesson *lesson, const char *id, struct outcome *outcome);

/* On a workbench: out of a failure state, back to the last good design; else back to the one that
 * was committed last. Refused where there is none, or it lies there. */
void actions_restore(const struct lesson *lesson, struct outcome *outcome);

/* Chooses a track by its id. */
void actions_choose_track(const struct lesson *lesson, const char *id, struct outcome *outcome);

#endif
