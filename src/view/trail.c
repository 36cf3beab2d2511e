#include "view/trail.h"

#include "view/draw.h"
#include "view/text.h"

#include <stdint.h>
#include <stdlib.h>

#include <unicase.h>
#include <unistr.h>

/* Cells of a step, with the arrows of the current one and the blank before the next. */
static int step_cols(const struct scene_step *step)
{
    return text_width(step->name) + (step->current ? 2 : 0) + 1;
}

/* Cells of steps from..to-1, with ".." at the ends that are cut. */
static int trail_cols(const struct scene_step *steps, size_t count, size_t from, size_t to)
{
    int cols = (from > 0 ? 3 : 0) + (to < count ? 3 : 0) - 1;

    for (size_t i = from; i < to; i++) {
        cols += step_cols(&steps[i]);
    }
    return cols;
}

static int draw_step(struct canvas *canvas, struct rect rect, int col,
                     const struct scene_step *step)
{
    if (!step->current) {
        return draw_text(canvas, rect, 0, col, rect.cols, ROLE_TEXT, step->name);
    }
    size_t length = 0;
    uint8_t *upper = u8_toupper((const uint8_t *)step->name,
                                u8_strlen((const uint8_t *)step->name) + 1, NULL, NULL, NULL,
                                &length);
    int from = col;
    col += draw_text(canvas, rect, 0, col, rect.cols, ROLE_FOCUS, ">");
    col += draw_text(canvas, rect, 0, col, rect.cols, ROLE_FOCUS,
                     upper ? (const char *)upper : step->name);
    col += draw_text(canvas, rect, 0, col, rect.cols, ROLE_FOCUS, "<");
    free(upper);
    return col - from;
}

static size_t current_of(const struct scene_step *steps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (steps[i].current) {
            return i;
        }
    }
    return 0;
}

int trail_least(const struct scene_step *steps, size_t count)
{
    return count ? step_cols(&steps[current_of(steps, count)]) - 1 : 0;
}

void trail_draw(struct canvas *canvas, struct rect rect, const struct scene_step *steps,
                size_t count)
{
    size_t current = current_of(steps, count);
    /* From the current step outwards, what comes next before what is done. */
    size_t from = current, to = count ? current + 1 : 0;
    for (bool grown = true; grown;) {
        grown = false;
        if (to < count && trail_cols(steps, count, from, to + 1) <= rect.cols) {
            to++;
            grown = true;
        }
        if (from > 0 && trail_cols(steps, count, from - 1, to) <= rect.cols) {
            from--;
            grown = true;
        }
    }

    int col = 0;
    if (from > 0 && trail_cols(steps, count, from, to) <= rect.cols) {
        col += draw_text(canvas, rect, 0, 0, rect.cols, ROLE_TEXT, "..") + 1;
    }
    for (size_t i = from; i < to; i++) {
        col += draw_step(canvas, rect, col, &steps[i]) + 1;
    }
    if (to < count && col + 2 <= rect.cols) {
        draw_text(canvas, rect, 0, col, 2, ROLE_TEXT, "..");
    }
}
