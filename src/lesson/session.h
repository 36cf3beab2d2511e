/*
 * session.h: the lesson. A session alone owns the state and the ledger: an event proposes records,
 * they are appended and synced, and only then applied to the state; opening a ledger applies the
 * same records again. Front ends send events and show scenes; they hold no state of the lesson.
 */
#ifndef LESSON_SESSION_H
#define LESSON_SESSION_H

#include <stdbool.h>

#include "course/catalog.h"
#include "scenes/scene.h"
#include "store/kernel.h"

struct lab_session;

struct lab_options {
    const struct lab_catalog *catalog;
    const struct store_kernel *kernel;
    const char *ledger_path;
    const char *login; /* who: name and numeric id */
    unsigned uid;
    const char *course, *salt;
    const char *tracks;  /* ids of those that may be chosen, as in course.h; NULL: all */
    const char *anchors; /* folder for anchors; NULL or "": none */
    int variant;         /* 0..63: a demonstration; -1: the student's own */
    const char *track;   /* start on this track; NULL: where the student left off */
    bool unit_words;     /* units in strings as words, for speech */
};

/*
 * Opens (or creates) the ledger and replays it. Never NULL: where the ledger can't be written the
 * session is read-only, and its first scene says why, loudly. Freed by lab_session_close.
 */
struct lab_session *lab_session_open(const struct lab_options *options);

/* Appends what is due (design, drafts, close record) and frees the session. */
void lab_session_close(struct lab_session *session);

enum lab_event_kind {
    LAB_STEP,   /* field by `steps` of `size`; a choice or switch goes round its options */
    LAB_TYPE,   /* field to `text`: a number (k, M, G, T), an option's label or name, words */
    LAB_CHOOSE, /* field to option `steps` (an index) */
    LAB_DRAFT,  /* what is being written in field: `text`; saved, not submitted */
    LAB_ACT,    /* the action `field`; a question in `confirm` has been answered with yes */
    LAB_VIEW,   /* opens the view `field`: math, table, map, radar, hint ...; NULL closes it */
    LAB_UNDO,
    LAB_REDO,
    LAB_RESTORE, /* back to the last good design (out of a failure state) */
    LAB_SAVE     /* leaving or hang-up: everything that can be saved is saved now */
};

enum lab_step { LAB_FINE, LAB_STEP_ONE, LAB_COARSE, LAB_TO_LIMIT };

struct lab_event {
    enum lab_event_kind kind;
    const char *field;
    const char *text;
    int steps;
    enum lab_step size;
};

/*
 * Handles one event and rebuilds the scene. False: it was refused, or what it should have saved is
 * not saved; the scene's message says why. Strings of the event are only read during the call.
 */
bool lab_session_handle(struct lab_session *session, const struct lab_event *event);

/* What to show now; holds until the next event. */
const struct scene *lab_session_scene(const struct lab_session *session);

/*
 * The words of a front end itself: the plain text with this id, in the student's language, its
 * placeholders as they stand (see lab_text_words). Never NULL: the id in brackets where there is
 * no such text. It lives as long as the catalog.
 */
const char *lab_session_text(const struct lab_session *session, const char *id);

#endif
