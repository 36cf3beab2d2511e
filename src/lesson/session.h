/*
 * session.h: the lesson in motion. A session alone owns the lesson and the ledger: an event goes
 * down to its handler once and its outcome comes up once; its record is appended and synced, and
 * only then applied to the state. Opening a ledger applies the same records again.
 */
#ifndef LESSON_SESSION_H
#define LESSON_SESSION_H

#include "lesson/event.h"
#include "lesson/lesson.h"
#include "store/kernel.h"

struct session;

struct session_options {
    const struct catalog *catalog;
    const struct store_kernel *kernel;
    const char *ledger_path;
    const char *login; /* who: name and numeric id */
    unsigned uid;
    const char *course, *salt;
    const char *tracks;          /* ids of those that may be chosen, as in settings.h; NULL: all */
    const char *anchors;         /* folder for anchors; NULL or "": none */
    const struct handin *handin; /* must outlive the session; NULL: there is nowhere */
    int variant;                 /* 0..63: a demonstration; -1: the student's own */
    const char *track;           /* start on this track; NULL: where the student left off */
    bool unit_words;             /* units in strings as words, for speech */
};

/*
 * Opens (or creates) the ledger and replays it. Never NULL: where the ledger can't be written the
 * session is read-only, and its first message says why, loudly. Freed by session_close.
 */
struct session *session_open(const struct session_options *options);

/* Appends what is due (design, close record) and frees the session. */
void session_close(struct session *session);

/*
 * Handles one event. False: it was refused, or what it should have saved is not saved; the message
 * says why.
 */
bool session_handle(struct session *session, const struct event *event);

/* The lesson as it stands now. */
const struct lesson *session_lesson(const struct session *session);

/* What the last event did or why it was refused; holds until the next one. */
const struct message *session_message(const struct session *session);

/* Whether the last event was refused and changed nothing: then what is shown is still right. */
bool session_is_unchanged(const struct session *session);

/* Whether what was written last is on disk. */
enum scene_save session_save(const struct session *session);

#endif
