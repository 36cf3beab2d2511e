/*
 * drafts.h: what is being written on a screen: an editor for each written answer, and when it goes
 * to the session, so that a lost line costs little.
 */
#ifndef VIEW_DRAFTS_H
#define VIEW_DRAFTS_H

#include "scenes/stage.h"
#include "view/editor.h"

enum { DRAFTS_PAUSE_MS = 2000, DRAFTS_BYTES = 200 }; /* a draft is saved after either */

struct draft {
    char *field; /* its id */
    struct editor *editor;
    bool changed; /* since the session took it as the field's text */
    bool touched; /* on this screen: what an earlier visit left is not finished by passing by */
    char *why;    /* the session refused it, and it is still as it was then; NULL */
};

struct drafts {
    struct stage *stage;
    struct draft *items;
    size_t count, room;
    bool waiting; /* something was written and waits for a pause */
    bool written; /* on this screen, and not handed in */
    int64_t last_written_ms;
};

void drafts_free(struct drafts *drafts);

/* Takes up the scene's written answers; on a new screen it begins with none. */
void drafts_sync(struct drafts *drafts, bool new_screen);

/* The draft of a field; NULL: none. */
struct draft *drafts_find(const struct drafts *drafts, const char *field);

/* Whether something written is not on disk yet. */
bool drafts_dirty(const struct drafts *drafts);

/* What was stepped to, too, waits for a pause. */
void drafts_wait(struct drafts *drafts, int64_t now_ms);

/* Milliseconds until drafts_save is due; -1: nothing waits. */
int drafts_deadline_ms(const struct drafts *drafts, int64_t now_ms);

/* Sends each draft that isn't on disk; false if one can't be saved. */
bool drafts_save(struct drafts *drafts);

/* Sends each changed answer as its field's text; false at the first that is refused. */
bool drafts_submit(struct drafts *drafts);

/* The same for one that was touched and is left now. */
bool drafts_finish(struct drafts *drafts, struct draft *draft);

/* Keeps what the session says against an answer beside it, until it is written on, or taken. */
void drafts_heed(struct drafts *drafts);

/* Replaces what is written by what came from elsewhere, and saves it. False: it isn't saved. */
bool drafts_replace(struct drafts *drafts, struct draft *draft, const char *text);

/* Puts the field's finished text back. */
void drafts_revert(struct drafts *drafts, struct draft *draft);

/* A character typed into an answer at a time in milliseconds. False: it is full. */
bool drafts_insert(struct drafts *drafts, struct draft *draft, uint32_t code, int64_t now_ms);

/* What a key does in an answer; a new line. False: there was nothing to do. */
bool drafts_do(struct drafts *drafts, struct draft *draft, enum editor_deed deed, int64_t now_ms);
bool drafts_enter(struct drafts *drafts, struct draft *draft, int64_t now_ms);

#endif
