/* layout.h: which rectangle of the screen is whose. */
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include "view/canvas.h"

enum {
    LAYOUT_LEAST_ROWS = 20,
    LAYOUT_LEAST_COLS = 60, /* below: the notice alone */
    LAYOUT_FULL_ROWS = 24,
    LAYOUT_FULL_COLS = 80
};

enum layout_size { LAYOUT_TOO_SMALL, LAYOUT_COMPACT, LAYOUT_FULL, LAYOUT_LARGE };

/*
 * A workbench has controls and verdicts on the left, instruments and plot on the right of a rule. A
 * form has a text and under it the fields that are filled in. Other rectangles are empty.
 */
enum layout_kind { LAYOUT_WORKBENCH, LAYOUT_FORM };

/* No two rectangles overlap and none leaves the screen. Of a screen that is too small only
 * `message` is not empty: all of it, for the notice. */
struct layout {
    enum layout_size size;
    struct rect header, trail; /* one row */
    struct rect controls, verdicts;
    struct rect rule; /* one column */
    struct rect instruments, plot;
    struct rect text, fields;
    struct rect message; /* the row above the readout */
    struct rect readout; /* the last row but one */
    struct rect footer;  /* the last row */
};

/* The rectangles of a screen of that kind and size, down to 1x1. */
struct layout layout_for(enum layout_kind kind, int rows, int cols);

#endif
