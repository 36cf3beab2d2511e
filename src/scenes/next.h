/* next: what a student does next on a screen, where the cursor arrives. */
#ifndef SCENES_NEXT_H
#define SCENES_NEXT_H

#include "lesson/lesson.h"
#include "scenes/scene.h"

/* Finds it among the scene's fields, and whether the scene's text is read before. */
void next_find(struct scene *scene, const struct lesson *lesson);

#endif
