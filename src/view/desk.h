/*
 * desk.h: what a screen is drawn from and walked on: the session, where the student is in it, what
 * is being written, and what is asked and told.
 */
#ifndef VIEW_DESK_H
#define VIEW_DESK_H

#include "store/buffer.h"
#include "view/drafts.h"
#include "view/flow.h"
#include "view/focus.h"
#include "view/footer.h"
#include "view/prompt.h"
#include "view/tier.h"

/* What a workbench was laid out for: its left column, and the tier. */
struct bench_size {
    int rows, cols;
    enum tier tier;
};

struct desk {
    struct focus focus;
    struct drafts drafts;
    struct flow_look look; /* how the student wants it drawn, and the session */
    bool quiet;            /* a workbench's instruments wait until somebody goes to them */
    int numbers_cols;      /* cells that a large workbench has for numbers below its verdicts; 0 */
    struct bench_size sized;
    struct prompt prompt;
    struct buffer note; /* the view's own message until the next key */
    bool explains;      /* and it says what the focused line means */
    struct buffer news; /* the session's that stays, in short, until Escape or its screen's end */
    bool news_alarm;
    size_t heard;    /* events before this key: the scene's message is told if it is of a later one,
                        and stands in the place of news then */
    bool on_readout; /* the cursor stands there until the next key */
    char *open;      /* the page that the session was asked to open; NULL: none */
    char *writes; /* the begun answer that arrows and pages led out of: letters go on there; NULL */
    bool walked;  /* the last key was an arrow that may have led there */
    struct footer footer;
};

/* Takes up the session, which must outlive it; and ends. */
void desk_open(struct desk *desk, struct stage *stage);
void desk_free(struct desk *desk);

/* The scene that is shown. */
const struct scene *desk_scene(const struct desk *desk);

/* Sends an event, whose field may belong to the scene that ends, to the session and takes up the
 * new scene. False: it was refused. */
bool desk_send(struct desk *desk, const struct event *event);

/* Takes the cursor to the answer that was refused, as by a lock. */
void desk_heed(struct desk *desk);

/* Sends what is not saved yet, and asks for all to be saved. False: something is not on disk. */
bool desk_leave(struct desk *desk);

/* A text of the front end (stage_text); shows a message until the next key. */
const char *desk_text(const struct desk *desk, const char *id);
void desk_tell(struct desk *desk, const char *message);

/* A key begins: what the last one told has been read; and whether this one's event told something. */
void desk_listen(struct desk *desk);
bool desk_is_told(const struct desk *desk);

/* What has the focus, as keys.h says it: a question that waits before all else. */
unsigned desk_where(struct desk *desk);

/* The draft of the focused answer; NULL: no answer has the focus. */
struct draft *desk_draft(struct desk *desk);

/* Saves what is written, and gives the focused answer to its field. */
void desk_save_written(struct desk *desk);

#endif
