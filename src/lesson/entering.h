/* entering.h: where a part is entered, as an outcome: where its student left off. */
#ifndef LESSON_ENTERING_H
#define LESSON_ENTERING_H

#include "lesson/lesson.h"

/* Any part. An answer that is half written calls its writer back. */
void entering_part(const struct lesson *lesson, enum sim_part number, struct outcome *outcome);

/* The screen that the last session ended at, if nothing was done since and it is open; false, and
 * nothing comes of it, where none is known. */
bool entering_left(const struct lesson *lesson, struct outcome *outcome);

/* The current part's workbench; its case's first, until something was done in the mission. */
void entering_bench(const struct lesson *lesson, struct outcome *outcome);

/* The result of the part that the outcome goes to. Its truth is computed only once prediction,
 * observation and anchor are on disk. */
void entering_reveal(struct outcome *outcome);

#endif
