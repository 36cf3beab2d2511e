/*
 * stage.h: the lab as a front end has it: events go in, a scene comes out. Front ends send events
 * and show scenes; they hold no state of the lesson.
 */
#ifndef SCENES_STAGE_H
#define SCENES_STAGE_H

#include <stdbool.h>

#include "lesson/session.h"
#include "scenes/scene.h"

struct lab_session;

/* Opens a session, which is never NULL (see session_open), and builds its first scene. */
struct lab_session *lab_session_open(const struct lab_options *options);

/* Appends what is due and frees it. */
void lab_session_close(struct lab_session *stage);

/*
 * Handles one event and brings the scene up to date. False: it was refused, or what it should have
 * saved is not saved; the scene's message says why. Strings of the event are only read during the
 * call.
 */
bool lab_session_handle(struct lab_session *stage, const struct lab_event *event);

/* What to show now; holds until the next event. */
const struct scene *lab_session_scene(const struct lab_session *stage);

/*
 * The words of a front end itself: the plain text with this id, in the student's language, its
 * placeholders as they stand (see lab_text_words). Never NULL: the id in brackets where there is
 * no such text. It lives as long as the catalog.
 */
const char *lab_session_text(const struct lab_session *stage, const char *id);

#endif
