/* history: the committed runs, and two of them side by side. */
#ifndef SCENES_HISTORY_H
#define SCENES_HISTORY_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/* Adds what stands above the list of runs and presets. */
void history_page(const struct build *build, const struct lesson *lesson);

#endif
