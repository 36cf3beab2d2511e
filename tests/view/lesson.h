/* lesson: the whole lab played once on the cloud track, with a halt at each screen. */
#ifndef TESTS_VIEW_LESSON_H
#define TESTS_VIEW_LESSON_H

#include "scenes/stage.h"

/* What is done at a screen: "lock 1", "workbench 2", ... */
typedef void lesson_shot(struct stage *stage, const char *title, void *context);

/* Plays variant 8 from the list of parts to the end. A step that is refused ends the program. */
void lesson_play(struct stage *stage, lesson_shot *shot, void *context);

#endif
