/* actions: what each action does, as an outcome: the order of the lesson. */
#ifndef LESSON_ACTIONS_H
#define LESSON_ACTIONS_H

#include "lesson/lesson.h"

/*
 * Does an action by its id, "lock" or "run.3" (see offers.h), which is offered or has a key of its
 * own; refused where there is none of that name or it is about nothing that there is.
 */
void actions_do(const struct lesson *lesson, const char *id, struct outcome *outcome);

/* Chooses a track by its id. */
void actions_choose_track(const struct lesson *lesson, const char *id, struct outcome *outcome);

#endif
