/* views: what the lesson shows over a screen, a hint, the equations, a graph, and when it may. */
#ifndef LESSON_VIEWS_H
#define LESSON_VIEWS_H

#include "lesson/lesson.h"

/*
 * Opens a view by its name (see where.h) over the screen; NULL closes the one that is open. Refused,
 * with the reason, where there is none of that name or it would tell what has yet to be predicted.
 */
void views_open(const struct lesson *lesson, const char *name, struct outcome *outcome);

/* Why a view can't be opened here, as the id of a text; NULL: it can. */
const char *views_shut(const struct lesson *lesson, enum where_view view);

#endif
