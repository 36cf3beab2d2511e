/*
 * stage.h: the lab as a front end has it: events go in, a scene comes out. Front ends send events
 * and show scenes; they hold no state of the lesson.
 */
#ifndef SCENES_STAGE_H
#define SCENES_STAGE_H

#include <stdbool.h>

#include "lesson/session.h"
#include "scenes/scene.h"

struct stage;

/* Opens a session, which is never NULL (see session_open), and builds its first scene. */
struct stage *stage_open(const struct session_options *options);

/* Appends what is due and frees it. */
void stage_close(struct stage *stage);

/*
 * Handles one event and brings the scene up to date. False: it was refused, or what it should have
 * saved is not saved; the scene's message says why. Strings of the event are only read during the
 * call.
 */
bool stage_handle(struct stage *stage, const struct event *event);

/* How many events it has handled, the opening counted: a message is of the last of them. */
size_t stage_handled(const struct stage *stage);

/* Whether instruments are only glanced at, as beside a slider that is moved: their sentences are
 * empty then, and plots have no rows. At first they are not. A change builds the scene anew, too.
 */
void stage_set_glance(struct stage *stage, bool glance);

/* Whether there is room for a third column of instruments; at first there is none. Where that
 * changes, the scene is built anew. */
void stage_set_wide(struct stage *stage, bool wide);

/*
 * Turns to the part's next picture, which gets all the room there is, or after the last one to all
 * of them; the choice is kept for the part. Returns its title; NULL: all, or none is here to turn.
 */
const char *stage_turn(struct stage *stage);

/* What to show now; holds until the next event. */
const struct scene *stage_scene(const struct stage *stage);

/*
 * The words of a front end itself: the plain text with this id, in the student's language, its
 * placeholders as they stand (see text_words). Never NULL: the id in brackets where there is
 * no such text. It lives as long as the catalog.
 */
const char *stage_text(const struct stage *stage, const char *id);

/*
 * What a line says, in a sentence or two: a field, or (FIELD NULL) a row of an instrument, or (ROW
 * NULL, too) its heading. It holds until the next event.
 */
const char *stage_explain(const struct stage *stage, const struct scene_field *field,
                          const struct scene_instrument *instrument, const struct scene_row *row);

/* The glossary's sentences for all terms of the scene, each ended by a newline; "" for none. */
const char *stage_terms(const struct stage *stage);

/* Whether the page with this name can be opened now. */
bool stage_opens(const struct stage *stage, const char *view);

#endif
