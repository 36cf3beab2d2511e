/* start_screens: what stands above the actions before a part: the start, the tracks, the parts. */
#ifndef SCENES_START_SCREENS_H
#define SCENES_START_SCREENS_H

#include "lesson/lesson.h"
#include "scenes/build.h"

void start_scene(const struct build *build, const struct lesson *lesson);
void track_scene(const struct build *build, const struct lesson *lesson);
void parts_scene(const struct build *build, const struct lesson *lesson);

#endif
