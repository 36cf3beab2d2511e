/* place.h: where the student is on one screen. All zero is the beginning of its fields. */
#ifndef VIEW_PLACE_H
#define VIEW_PLACE_H

#include <stdbool.h>
#include <stddef.h>

enum pane { PANE_FIELDS, PANE_READ };

struct place {
    char *screen; /* which screen: another one begins afresh; NULL: none yet */
    char *next;   /* the id of what was to be done next there; NULL: nothing */
    bool fresh;   /* not drawn yet */
    enum pane pane;
    char *field;       /* the focused field's id; NULL: what is to be done next */
    size_t instrument; /* the focused instrument line on a workbench */
    int row;           /* of it, or of a list under a question; FLOW_TITLE: above them */
    int scroll;        /* of the text, or of the controls' column */
    int scroll_right;  /* of the instruments' column */
    int scroll_aside;  /* of the third one */
    int line;          /* the line that is being read */
    int lines, rows;   /* of the text and of its window, when it was drawn last */
    int first;         /* the line of its first field; -1: there is none */
};

/* Frees what it holds; it is all zero then. */
void place_free(struct place *place);

/* Scrolls what is read by lines; false when its end was there already. */
bool place_scroll(struct place *place, int by);

/* Scrolls, or at the text's end moves the line that is read. */
void place_read(struct place *place, int by);

/* Whether there is more to read below the window: where the fields begin it ends. */
bool place_reads_on(const struct place *place);

#endif
