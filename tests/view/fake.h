/*
 * fake.h: the stage functions over scenes that are built by hand, with the real texts. Events
 * are written down, one a line; a choice, a switch and a typed value change their field, actions
 * and views change the scene.
 */
#ifndef TESTS_VIEW_FAKE_H
#define TESTS_VIEW_FAKE_H

#include "scenes/stage.h"

struct stage *fake_open(void);
void fake_close(struct stage *stage);

/* Shows this screen from now on: SCENE_BRIEF, _LOCK, _WORKBENCH, _REFLECT or _PAGE. */
void fake_show(struct stage *stage, enum scene_screen screen);

/* Adds an action to the screen that is shown. */
void fake_add_action(struct stage *stage, const char *id, const char *label);

/* The next events are refused with this message; NULL: taken again. */
void fake_refuse(struct stage *stage, const char *message);

/* The message of the scene, and whether it alarms. */
void fake_say(struct stage *stage, const char *message, bool alarm);

/* This alarm stands from now on, a first control says what it changes, and nothing is saved. */
void fake_stand(struct stage *stage, const char *alarm);

/* Events since the last call: "STEP nodes +1 coarse\n". Valid until the next call. */
const char *fake_events(struct stage *stage);

#endif
