#include "view/dots.h"

#include "view/draw.h"

enum { NONE = 0x2800, ALL = 0x28FF };

bool dots_are_drawn(const struct canvas *canvas)
{
    return canvas_tier(canvas) == TIER_RICH;
}

void dots_put(struct canvas *canvas, struct rect rect, int x, int y, enum role role)
{
    static const uint8_t bits[DOTS_HIGH][DOTS_WIDE] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    if (x < 0 || y < 0) {
        return;
    }
    int row = y / DOTS_HIGH, col = x / DOTS_WIDE;
    const struct cell *cell = canvas_at(canvas, rect.row + row, rect.col + col);
    uint32_t dots = cell && cell->glyph >= NONE && cell->glyph <= ALL ? cell->glyph : NONE;
    draw_put(canvas, rect, row, col, dots | bits[y % DOTS_HIGH][x % DOTS_WIDE], role);
}
