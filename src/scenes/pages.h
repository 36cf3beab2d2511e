/* pages: the views that lie over a screen. */
#ifndef SCENES_PAGES_H
#define SCENES_PAGES_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/* Adds the page of the view that is open. */
void pages_build(const struct build *build, const struct lesson *lesson);

#endif
