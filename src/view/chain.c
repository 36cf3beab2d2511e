#include "view/chain.h"

#include "view/bar.h"
#include "view/clamp.h"
#include "view/draw.h"

#include <math.h>

enum { BRANCH_COLS = 3, BAR_LEAST = 6 };

/* What leads to row i: a beginning, a branch, or the end. */
static void draw_branch(struct canvas *canvas, struct rect rect, size_t i, size_t count)
{
    if (i == 0 || count == 0) {
        return;
    }
    bool last = i + 1 == count;
    draw_put(canvas, rect, (int)i, 0,
             last ? draw_glyph(canvas, '`', 0x2514) : draw_glyph(canvas, '+', 0x251C), ROLE_AXIS);
    draw_run(canvas, rect, (int)i, 1, BRANCH_COLS - 1, draw_glyph(canvas, '-', 0x2500), ROLE_AXIS);
}

int chain_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
               size_t focus)
{
    int value_end = clamp(rect.cols * 2 / 3, 0, 40);
    size_t ends = 0;

    for (size_t i = 0; i < count; i++) {
        struct rect line = rect_cols(rect, i == 0 ? 0 : BRANCH_COLS, rect.cols);
        bool end = !isnan(rows[i].share);
        draw_branch(canvas, rect, i, count);
        enum role role = draw_margin(canvas, line, (int)i, 0, i == focus);
        draw_pair(canvas, line, (int)i, i == 0 ? 0 : DRAW_MARGIN, end ? value_end : line.cols,
                  (struct draw_pair){rows[i].label, rows[i].value, i == 0 ? ROLE_TITLE : role,
                                     ROLE_VALUE});
        if (end && line.cols - value_end > BAR_LEAST) {
            bar_draw_own(canvas, line, (int)i, value_end + 1, rows[i].share, ends++);
        }
    }
    return (int)count;
}
