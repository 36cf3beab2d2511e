/* layout.h: which rectangle of the screen is whose. */
#ifndef VIEW_LAYOUT_H
#define VIEW_LAYOUT_H

#include <stdbool.h>

#include "view/canvas.h"

enum {
    LAYOUT_LEAST_ROWS = 20,
    LAYOUT_LEAST_COLS = 60, /* below: the notice alone */
    LAYOUT_FULL_ROWS = 24,
    LAYOUT_FULL_COLS = 80,
    LAYOUT_WIDE_ROWS = 36, /* from here on a workbench has a third column, a form a second */
    LAYOUT_WIDE_COLS = 120
};

enum layout_size { LAYOUT_TOO_SMALL, LAYOUT_COMPACT, LAYOUT_FULL, LAYOUT_LARGE };

/*
 * A workbench has controls and verdicts on the left, instruments and plot on the right of a rule,
 * and where it is wide, what belongs to them behind another. A form has a text and under it the
 * fields that are filled in, and where it is wide, pictures behind a rule. Other rectangles are
 * empty.
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
    struct rect aside_rule, aside; /* empty where the screen isn't wide */
    struct rect text, fields;
    struct rect message; /* the row above the readout */
    struct rect readout; /* the last row but one */
    struct rect footer;  /* the last row */
};

/* Whether a screen of that size is wide. */
bool layout_is_wide(int rows, int cols);

/* The rectangles of a screen of that kind and size, down to 1x1. */
struct layout layout_for(enum layout_kind kind, int rows, int cols);

#endif
