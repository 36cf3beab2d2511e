/* trying: what can be done with a prediction's case: the experiment that tests it, and trials. */
#ifndef LESSON_TRYING_H
#define LESSON_TRYING_H

#include "lesson/lesson.h"

/*
 * One side of the part's experiment, by its name (rules.h), as a change of the case: a site more or
 * less, the interval halved or doubled, the giant larger, the judge off and on. Refused, with the
 * reason, where the case goes no further.
 */
void trying_change(const struct lesson *lesson, const char *name, struct outcome *outcome);

/* Records the case as it stands as a trial. */
void trying_commit(const struct lesson *lesson, struct outcome *outcome);

/* The controls of the case as pairs, as its records hold them. */
void trying_block(const struct lesson *lesson, struct buffer *block);

#endif
