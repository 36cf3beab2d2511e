/* stressing: what the steps of a finale under stress do, as outcomes; see struck.h. */
#ifndef LESSON_STRESSING_H
#define LESSON_STRESSING_H

#include "lesson/lesson.h"

/* To where its student left off: from the prediction to what came of it. */
void stressing_enter(const struct lesson *lesson, struct outcome *outcome);

/* To the finale, or where its student left off under stress, until the legacy is argued. */
void stressing_enter_finale(const struct lesson *lesson, struct outcome *outcome);

/* Locks the prediction about the last recorded finale; the strike follows once that is on disk. */
void stressing_lock(const struct lesson *lesson, struct outcome *outcome);

/* Commits what changed on the workbench, one control, as a repair; refused where none is left. */
void stressing_repair(const struct lesson *lesson, struct outcome *outcome);

/* What the repairs came to. Follows once the decision is on disk. */
void stressing_decided(const struct lesson *lesson, struct outcome *outcome);

#endif
