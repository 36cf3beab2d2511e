/* ending: the last screen: what was done, calibration, what is missing, handing in. */
#ifndef SCENES_ENDING_H
#define SCENES_ENDING_H

#include "lesson/lesson.h"
#include "scenes/build.h"

void ending_scene(const struct build *build, const struct lesson *lesson);

/* The code of the last prediction's lock, which the student was told to keep; NULL: there is none. */
const char *ending_code(const struct build *build, const struct lesson *lesson);

/* What to ask before anything is handed in: with all that it would mean. */
const char *ending_question(const struct build *build, const struct lesson *lesson);

#endif
