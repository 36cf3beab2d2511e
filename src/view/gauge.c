#include "view/widgets.h"

#include "view/draw.h"

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
    int value_end = rect.cols - draw_clamp(rect.cols / 4, 6, 30) - 1;
    int line = 1;

    if (count == 0) {
        return 0;
    }
    enum role role = draw_margin(canvas, rect, 0, rows[0].letter, focus == 0);
    draw_pair(canvas, rect, 0, DRAW_MARGIN, value_end,
              (struct draw_pair){rows[0].label, rows[0].value, role, ROLE_VALUE});
    draw_scale(canvas, rect, value_end + 1, rows[0].share);
    if (rows[0].verdict != SCENE_NO_VERDICT || rows[0].limit[0] || rows[0].note[0]) {
        int col = 2 * DRAW_MARGIN;
        int limit = draw_text(canvas, rect, line, col, rect.cols - col, ROLE_TEXT, rows[0].limit);
        col += limit ? limit + 2 : 0;
        int word = draw_text(canvas, rect, line, col, rect.cols - col,
                             draw_verdict_role(rows[0].verdict),
                             scene_verdict_word(rows[0].verdict));
        col += word ? word + 2 : 0;
        draw_text(canvas, rect, line, col, rect.cols - col, ROLE_TEXT, rows[0].note);
        line++;
    }
    return line + rows_draw(canvas, rect_rows(rect, line, rect.rows), rows + 1, count - 1, 0,
                            focus ? focus - 1 : count);
}
