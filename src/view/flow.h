/*
 * flow.h: blocks one below the other in a window that scrolls. A filler names the blocks; it runs
 * once to measure and once to draw, so that sizes are said in one place.
 */
#ifndef VIEW_FLOW_H
#define VIEW_FLOW_H

#include "scenes/stage.h"
#include "view/canvas.h"
#include "view/drafts.h"

/* How the student wants it drawn. */
struct flow_look {
    const struct stage *stage; /* whose language */
    bool ghosts;               /* the first design and the best, too */
};

struct flow {
    struct canvas *canvas;
    struct rect window;
    int scroll;     /* line of the flow in the window's first row */
    int line;       /* where the next block goes */
    int focus_line; /* the focused line; -1: none here */
    int focus_last; /* the last line of what has the focus: options, a text's box */
    int flexible;   /* blocks that grow */
    int extra;      /* rows that each of them gets besides its least */
    int whole_rows; /* of the window, with those that say there is more */
    bool fronted;   /* a picture gets all the room there is */
    bool measuring;
    struct flow_look look;
    const struct scene_instrument *sparked; /* the plot that stands in one row already; NULL */
    bool tight;                             /* no blank lines between paragraphs and instruments */
};

/* Which line of an instrument has the focus. */
enum { FLOW_NO_FOCUS = -2, FLOW_TITLE = -1 }; /* or a row's index */

/* For fillers of other files: the next rows of the flow, nothing of them while measuring; and that
 * its next line has the focus. */
enum { FLOW_ENDLESS = 10000 }; /* rows: more than any screen has */
struct rect flow_block(const struct flow *flow, int rows);
void flow_mark_focus(struct flow *flow, bool focus);

/* One blank line. */
void flow_blank(struct flow *flow);
/* A blank line below what stands already, unless it is tight. */
void flow_gap(struct flow *flow);
/* Takes the rows that are left, so that what follows stands at the window's end. */
void flow_spring(struct flow *flow);
/* A heading and a muted note, a line each; paragraphs, wrapped. */
void flow_heading(struct flow *flow, const char *text);
void flow_note(struct flow *flow, const char *text);
void flow_paragraphs(struct flow *flow, const struct scene_paragraph *paragraphs, size_t count);

/* A field in one row, as on a workbench. */
void flow_control(struct flow *flow, const struct scene_field *field, bool focus);

/* A field with all of its options or its text, and why that was refused. `draft` is NULL but for
 * SCENE_EDIT; `focus`: see above, rows are its options. */
void flow_answer(struct flow *flow, const struct scene_field *field, const struct draft *draft,
                 int focus);

/* Names the blocks of a flow. */
struct flow_fill {
    void (*fill)(struct flow *flow, void *context);
    void *context;
};

/* The column of that number of COUNT beside each other. */
struct rect flow_column(struct rect window, int number, int count);

/* Whether the readout has room for a written field's help; else it stands below what is written. */
bool flow_help_fits(const struct scene_field *field, int cols);

/*
 * Fills a window, in columns beside each other that are read one after the other; where only the
 * blank lines between paragraphs don't fit, it does without them. *SCROLL follows the focus and is
 * kept within the flow. Returns the flow's lines.
 */
int flow_show(struct canvas *canvas, struct rect window, int columns, struct flow_look look,
              int *scroll, struct flow_fill fill);

/* The same in one column whose first and last rows say where there is more above and below: at
 * their ends, where these are blank, or else in rows of their own. */
int flow_show_signed(struct canvas *canvas, struct rect window, struct flow_look look, int *scroll,
                     struct flow_fill fill);

/* The lines that flow_show would draw, with nothing drawn. */
int flow_lines(struct canvas *canvas, struct rect window, int columns, struct flow_look look,
               struct flow_fill fill);

#endif
