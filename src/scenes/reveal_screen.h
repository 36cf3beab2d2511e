/* reveal_screen: prediction against result, from the locked scenario. */
#ifndef SCENES_REVEAL_SCREEN_H
#define SCENES_REVEAL_SCREEN_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/* What is said to a confidence, as the id of a text; NULL: nothing. */
const char *reveal_confidence(bool right, const char *confidence);

void reveal_scene(const struct build *build, const struct lesson *lesson);

#endif
