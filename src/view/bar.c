#include "view/bar.h"

#include "view/clamp.h"
#include "view/draw.h"
#include "view/text.h"

#include <math.h>

enum { OWN_BARS = 56 };    /* cells of a rectangle with room for a bar in each row */
enum { LIMIT_CELLS = 12 }; /* "of 0.0583 s" and a space */
enum { VALUE_STEP = 4, BARS_LEAST = 4, BARS_MOST = 24, BARS_PLAIN = 8 };

/* Of a row's own bar, and of its segment in the stack. */
static enum role own_role(size_t i)
{
    return (enum role)(ROLE_SERIES_A + i % SERIES_ROLES);
}

static enum role segment_role(size_t i)
{
    return (enum role)(ROLE_BAR_A + i % SERIES_ROLES);
}

static bool has_segment(const struct scene_row *row)
{
    return row->letter && row->share > 0;
}

/*
 * A cell shows the segment that its middle falls into, so that rounding never adds up. A plain
 * segment is made of its letter; a rich one has a ground and begins with it.
 */
static void draw_stack(struct canvas *canvas, struct rect rect, const struct scene_row *rows,
                       size_t count)
{
    bool rich = tier_is_rich(canvas_tier(canvas));
    double end = 0;
    int col = 0;

    for (size_t i = 0; i < count; i++) {
        if (!has_segment(&rows[i])) {
            continue;
        }
        end += rows[i].share * rect.cols;
        for (int from = col; col + 0.5 < end && col < rect.cols; col++) {
            draw_put(canvas, rect, 0, col, rich && col > from ? ' ' : (unsigned char)rows[i].letter,
                     segment_role(i));
        }
    }
}

void bar_draw_own(struct canvas *canvas, struct rect rect, int line, int col, double share,
                  size_t series)
{
    int room = rect.cols - col;
    double cells = fmin(share, 1) * room;
    int whole = (int)cells;
    enum role role = own_role(series);

    if (room <= 0 || !(share > 0)) {
        return;
    }
    if (tier_is_rich(canvas_tier(canvas))) {
        int eighths = (int)lround((cells - whole) * 8);
        draw_run(canvas, rect, line, col, whole, 0x2588, role);
        if (eighths > 0 || whole == 0) {
            draw_put(canvas, rect, line, col + whole, 0x2590 - (uint32_t)clamp(eighths, 1, 8),
                     role);
        }
        return;
    }
    whole = (int)lround(cells);
    draw_run(canvas, rect, line, col, whole, '#', role);
    if (whole == 0) {
        draw_put(canvas, rect, line, col, '.', role);
    }
}

/* Nothing can be said of any row: it is said once, in place of the bar. */
static bool is_unknown(const struct scene_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!isnan(rows[i].share)) {
            return false;
        }
    }
    return count > 0;
}

/* The cells behind the values, where one of the rows has something there. */
static int limit_cells(const struct scene_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (*rows[i].limit) {
            return LIMIT_CELLS;
        }
    }
    return 0;
}

int bar_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
             size_t focus)
{
    int value_end = clamp(rect.cols * 5 / 8, 0, 40);
    int limit = limit_cells(rows, count);
    bool unknown = is_unknown(rows, count);

    if (rect.rows <= 0) {
        return (int)count + 1; /* it is being measured */
    }
    if (unknown) {
        draw_text(canvas, rect, 0, 0, rect.cols, ROLE_VALUE, rows[0].value);
    } else {
        draw_stack(canvas, rect, rows, count);
    }
    for (size_t i = 0; i < count; i++) {
        int line = (int)i + 1;
        enum role role = draw_margin(canvas, rect, line, rows[i].letter, i == focus);
        draw_pair(
            canvas, rect, line, DRAW_MARGIN, draw_is_heading(&rows[i]) ? rect.cols : value_end,
            (struct draw_pair){rows[i].label, unknown ? "" : rows[i].value, role, ROLE_VALUE});
        draw_text(canvas, rect, line, value_end + 1, value_end + limit, ROLE_TEXT, rows[i].limit);
        /* Where it's narrow the stack alone shows the shares: the same news twice would cost a slow
         * line twice the bytes. */
        if (rect.cols >= OWN_BARS) {
            bar_draw_own(canvas, rect, line, value_end + limit + 1, rows[i].share, i);
        }
    }
    return (int)count + 1;
}

/* Where the values of rows with bars end: in steps, so that a longer number moves no bar. */
static int values_end(const struct scene_row *rows, size_t count, int cols)
{
    int label = 0, value = 0;

    for (size_t i = 0; i < count; i++) {
        if (!draw_is_heading(&rows[i])) {
            label = text_wider(label, rows[i].label);
            value = text_wider(value, rows[i].value);
        }
    }
    value = (value + VALUE_STEP - 1) / VALUE_STEP * VALUE_STEP;
    return clamp(DRAW_MARGIN + label + 1 + value, 0, cols);
}

int bars_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
              size_t focus)
{
    int end = values_end(rows, count, rect.cols);
    int bar = clamp(rect.cols - end - 2, 0,
                    tier_is_rich(canvas_tier(canvas)) ? BARS_MOST : BARS_PLAIN);

    int line = 0;
    for (size_t i = 0; i < count; i++) {
        enum role role = draw_margin(canvas, rect, line, rows[i].letter, i == focus);
        if (draw_is_heading(&rows[i])) {
            line += draw_wrapped(canvas, rect, line, DRAW_MARGIN, ROLE_TEXT, rows[i].label);
            continue;
        }
        int at;
        line += draw_whole_pair(canvas, rect, line, DRAW_MARGIN, end,
                                (struct draw_pair){rows[i].label, rows[i].value, role, ROLE_VALUE},
                                false, &at);
        if (bar >= BARS_LEAST) {
            bar_draw_own(canvas, rect_cols(rect, 0, end + 2 + bar), at, end + 2, rows[i].share, 0);
        }
    }
    return line;
}
