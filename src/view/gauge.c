#include "view/gauge.h"

#include "view/clamp.h"
#include "view/draw.h"
#include "view/rows.h"

#include <math.h>

/* "CI ratio    0.03 [|-------]": filled up to the pointer. */
static void draw_scale(struct canvas *canvas, struct rect rect, int col, double share)
{
    int inner = rect.cols - col - 2;
    int at = draw_cell(share, inner);

    if (inner < 3) {
        return;
    }
    draw_put(canvas, rect, 0, col, '[', ROLE_TEXT);
    draw_run(canvas, rect, 0, col + 1, inner, draw_glyph(canvas, '-', 0x2500), ROLE_TEXT);
    draw_put(canvas, rect, 0, col + 1 + inner, ']', ROLE_TEXT);
    if (!isnan(share)) {
        draw_run(canvas, rect, 0, col + 1, at, draw_glyph(canvas, '=', 0x2501), ROLE_TEXT);
        draw_put(canvas, rect, 0, col + 1 + at, draw_glyph(canvas, '|', 0x2503), ROLE_MARK);
    }
}

int gauge_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
               size_t focus)
{
    int value_end = rect.cols - clamp(rect.cols / 4, 6, 30) - 1;

    if (count == 0) {
        return 0;
    }
    enum role role = draw_margin(canvas, rect, 0, rows[0].letter, focus == 0);
    draw_pair(canvas, rect, 0, DRAW_MARGIN, value_end,
              (struct draw_pair){rows[0].label, rows[0].value, role, ROLE_VALUE});
    draw_scale(canvas, rect, value_end + 1, rows[0].share);
    return 1 + rows_draw(canvas, rect_rows(rect, 1, rect.rows), rows + 1, count - 1, 0,
                         focus ? focus - 1 : count, false);
}
