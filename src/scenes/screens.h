/* screens: the scene of where the student is: what each screen of the loop shows. */
#ifndef SCENES_SCREENS_H
#define SCENES_SCREENS_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/*
 * Adds all of the current screen, or of the view over it, to an empty sheet; *begun is about
 * nothing yet. The scene's message is only what the screen itself has to say.
 */
void screens_build(const struct build *begun, const struct lesson *lesson);

#endif
