/* finale_screen: the finale in the loop: its brief, its workbench, its verdicts. */
#ifndef SCENES_FINALE_SCREEN_H
#define SCENES_FINALE_SCREEN_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/* The finale's brief, and its workbench. */
void finale_brief(const struct build *build, const struct lesson *lesson);
void finale_scene(const struct build *build, const struct lesson *lesson);

/* Adds the verdicts of the recorded finale, if there is one. */
void finale_constraints(const struct build *build, const struct lesson *lesson);

#endif
