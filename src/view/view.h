/*
 * view.h: the visual front end without a terminal. Keys go in, a canvas is drawn; focus, scroll,
 * what is being typed and the open question live here, the lesson's state in the session.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "scenes/stage.h"
#include "view/canvas.h"
#include "view/reaction.h"

struct view;

/* A view of a session, which must outlive it. Freed by view_free, which saves nothing. */
struct view *view_new(struct stage *stage);
void view_free(struct view *view);

/* One key (view/keys.h), pressed at a time in milliseconds that never runs backwards. */
enum view_reaction view_key(struct view *view, uint32_t key, int64_t now_ms);

/* The current scene. The canvas' cursor is left on what has the focus. */
void view_draw(struct view *view, struct canvas *canvas);

/* Milliseconds until view_tick has a draft to save; -1: nothing waits. */
int view_deadline_ms(const struct view *view, int64_t now_ms);

/* Saves the draft if its pause is over. */
enum view_reaction view_tick(struct view *view, int64_t now_ms);

/* Leaving or a hang-up: drafts and EVENT_SAVE. False: something is not on disk. */
bool view_leave(struct view *view);

/* Shows a message until the next key. */
void view_tell(struct view *view, const char *message);

/* The written answer that has the focus, or whose button has it; NULL: none. */
const struct scene_field *view_answer(struct view *view);

/* Its text for VIEW_EDITOR, freed by the caller; and what came back. False: it isn't saved. */
char *view_written(struct view *view);
bool view_set_written(struct view *view, const char *text);

/* Asks whether a text that was kept from the student's own editor is to be opened. */
void view_ask_kept(struct view *view, const char *question);

#endif
