/* ending: the last screen: calibration, what is missing, where the report is. */
#ifndef SCENES_ENDING_H
#define SCENES_ENDING_H

#include "lesson/lesson.h"
#include "scenes/build.h"

void ending_scene(const struct build *build, const struct lesson *lesson);

#endif
