#include "view/arrow.h"

#include <stdlib.h>

#include "view/draw.h"
#include "view/ticks.h"

/* Row or column of a point, -1 outside of the axis. */
static int cell_of(const struct scene_axis *axis, double value, int count)
{
    double share = ticks_share(axis, value);

    return share >= 0 && share <= 1 ? draw_cell(share, count) : -1;
}

static uint32_t corner(const struct canvas *canvas, bool left, bool up)
{
    return draw_glyph(canvas, '+', left ? (up ? 0x2514 : 0x250C) : (up ? 0x2518 : 0x2510));
}

/* A cell of its way: behind what stands there already. */
static void put_behind(struct canvas *canvas, struct rect area, int row, int col, uint32_t glyph)
{
    const struct cell *cell = canvas_at(canvas, area.row + row, area.col + col);

    if (cell && cell->glyph == ' ') {
        draw_put(canvas, area, row, col, glyph, ROLE_AXIS);
    }
}

void arrow_draw(struct canvas *canvas, struct rect area, const struct scene_plot *plot)
{
    const struct scene_mark *points = plot->arrow;
    int col = cell_of(&plot->x, points[0].x, area.cols);
    int row = cell_of(&plot->y, points[0].y, area.rows);
    int end = cell_of(&plot->x, points[1].x, area.cols);
    int high = cell_of(&plot->y, points[1].y, area.rows);
    int step = end < col ? -1 : 1, rise = high < row ? -1 : 1, bottom = area.rows - 1;

    if (col < 0 || row < 0 || end < 0 || high < 0 || end == col) {
        return;
    }
    for (int at = col + step; at != end; at += step) {
        put_behind(canvas, area, bottom - row, at, draw_glyph(canvas, '-', 0x2500));
    }
    if (high != row) {
        put_behind(canvas, area, bottom - row, end, corner(canvas, step<0, rise> 0));
    }
    for (int at = row + rise; abs(high - at) > 0 && high != row; at += rise) {
        put_behind(canvas, area, bottom - at, end, draw_glyph(canvas, '|', 0x2502));
    }
    if (abs(high - row) > 1) {
        draw_put(canvas, area, bottom - high + rise, end,
                 rise > 0 ? draw_glyph(canvas, '^', 0x2191) : draw_glyph(canvas, 'v', 0x2193),
                 ROLE_AXIS);
    } else {
        draw_put(canvas, area, bottom - row, end - step,
                 step < 0 ? draw_glyph(canvas, '<', 0x2190) : draw_glyph(canvas, '>', 0x2192),
                 ROLE_AXIS);
    }
}
