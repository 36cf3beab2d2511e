/* workbench_scene: what a workbench shows: controls, verdicts, instruments. */
#ifndef SCENES_WORKBENCH_SCENE_H
#define SCENES_WORKBENCH_SCENE_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/*
 * A whole workbench, about the design that lies on it. In a failure state the scene's message is
 * that state's, aloud, until an event says something else.
 */
void workbench_scene(const struct build *build, const struct lesson *lesson);

/* Its controls alone, with their values in the design that is talked about. */
void workbench_fields(const struct build *build, const struct lesson *lesson);

/* The current part's instruments of that design, those on demand too if `views`. */
void workbench_instruments(const struct build *build, const struct lesson *lesson, bool views);

#endif
