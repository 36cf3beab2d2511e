/* desk.h: what a screen is drawn from and walked on: the session, where the student is in it and
 * what is being written. */
#ifndef VIEW_DESK_H
#define VIEW_DESK_H

#include "store/buffer.h"
#include "view/drafts.h"
#include "view/flow.h"
#include "view/focus.h"

/* The footer's words, and where the focus was and how many cells it had when they were chosen. */
struct footer {
    unsigned where;
    int cols;
    struct buffer words;
};

struct desk {
    struct focus focus;
    struct drafts drafts;
    struct flow_look look; /* how the student wants it drawn, and the session */
    bool quiet;            /* a workbench's instruments wait until somebody goes to them */
    struct footer footer;
};

/* Takes up the session, which must outlive it; and ends. */
void desk_open(struct desk *desk, struct stage *stage);
void desk_free(struct desk *desk);

/* The scene that is shown. */
const struct scene *desk_scene(const struct desk *desk);

/* Sends an event to the session and takes up the new scene. False: it was refused. */
bool desk_send(struct desk *desk, const struct event *event);

/* The same for a field, whose id may belong to the scene that ends. */
bool desk_send_field(struct desk *desk, const struct event *event);

/* The draft of the focused answer; NULL: no answer has the focus. */
struct draft *desk_draft(struct desk *desk);

/* Saves what is written, and gives the focused answer to its field. */
void desk_save_written(struct desk *desk);

#endif
