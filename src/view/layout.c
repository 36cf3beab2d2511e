#include "view/layout.h"

#include "view/clamp.h"

enum { LARGE_ROWS = 32, LARGE_COLS = 100 };
enum { TEXT_COLS_MOST = 100, TEXT_COLS_WIDE = 76 }; /* longer lines are hard to read */

static enum layout_size size_of(int rows, int cols)
{
    if (rows < LAYOUT_LEAST_ROWS || cols < LAYOUT_LEAST_COLS) {
        return LAYOUT_TOO_SMALL;
    }
    if (rows < LAYOUT_FULL_ROWS || cols < LAYOUT_FULL_COLS) {
        return LAYOUT_COMPACT;
    }
    return rows < LARGE_ROWS || cols < LARGE_COLS ? LAYOUT_FULL : LAYOUT_LARGE;
}

bool layout_is_wide(int rows, int cols)
{
    return rows >= LAYOUT_WIDE_ROWS && cols >= LAYOUT_WIDE_COLS;
}

/* 38 columns of 80 are the controls' and the rule's; wider screens give most to the plots, and to
 * limits the blanks around their signs. */
static int left_cols(int cols, bool wide)
{
    return cols < LAYOUT_FULL_COLS ? cols * 38 / 80
           : wide                  ? clamp(42 + (cols - LAYOUT_WIDE_COLS) / 8, 42, 52)
                                   : clamp(38 + (cols - 80) / 4, 38, 54);
}

/* The second column gives half of its cells to a third one. A blank is before and behind the rules.
 */
static struct rect split_aside(struct layout *layout, struct rect right)
{
    int cols = (right.cols - 4) / 2;

    layout->aside = rect_cols(right, right.cols - cols, cols);
    layout->aside_rule = rect_cols(right, right.cols - cols - 2, 1);
    return rect_cols(right, 1, right.cols - cols - 4);
}

static void split_workbench(struct layout *layout, struct rect body, bool wide)
{
    int left = left_cols(body.cols, wide);
    struct rect controls = rect_cols(body, 0, wide ? left - 2 : left - 1);
    struct rect right = rect_cols(body, left, body.cols);

    right = wide ? split_aside(layout, right) : right;
    layout->rule = rect_cols(body, left - 1, 1);
    layout->controls = rect_rows(controls, 0, body.rows * 9 / 20);
    layout->verdicts = rect_rows(controls, layout->controls.rows, body.rows);
    layout->instruments = rect_rows(right, 0, clamp(body.rows * 9 / 20, 0, 12));
    layout->plot = rect_rows(right, layout->instruments.rows, body.rows);
}

/* A wide form has a second column behind a rule, with a blank on either side of it. */
static void split_form(struct layout *layout, struct rect body, bool wide)
{
    struct rect column = rect_cols(body, 0, wide ? TEXT_COLS_WIDE : TEXT_COLS_MOST);

    layout->text = rect_rows(column, 0, body.rows / 2);
    layout->fields = rect_rows(column, layout->text.rows, body.rows);
    if (wide) {
        layout->aside_rule = rect_cols(body, TEXT_COLS_WIDE + 1, 1);
        layout->aside = rect_cols(body, TEXT_COLS_WIDE + 3, body.cols);
    }
}

struct layout layout_for(enum layout_kind kind, int rows, int cols)
{
    struct rect screen = {0, 0, rows, cols};
    struct layout layout = {.size = size_of(rows, cols)};

    if (layout.size == LAYOUT_TOO_SMALL) {
        layout.message = screen;
        return layout;
    }
    struct rect top = rect_rows(screen, 0, 1);
    layout.header = rect_cols(top, 0, cols / 2 - 1);
    layout.trail = rect_cols(top, cols / 2, cols);
    layout.message = rect_rows(screen, rows - 3, 1);
    layout.readout = rect_rows(screen, rows - 2, 1);
    layout.footer = rect_rows(screen, rows - 1, 1);

    struct rect body = rect_rows(screen, 1, rows - 4);
    if (kind == LAYOUT_WORKBENCH) {
        split_workbench(&layout, body, layout_is_wide(rows, cols));
    } else {
        split_form(&layout, body, layout_is_wide(rows, cols));
    }
    return layout;
}
