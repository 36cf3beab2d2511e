#include "view/sparkline.h"

#include "view/draw.h"

#include <math.h>

void sparkline_draw(struct canvas *canvas, struct rect rect, const double *values, size_t count)
{
    static const char ascii[] = "_.-=+*#";
    int levels = tier_is_rich(canvas_tier(canvas)) ? 8 : (int)sizeof ascii - 1;
    double low = INFINITY, high = -INFINITY;

    if (rect.cols <= 0) {
        return;
    }
    if (count > (size_t)rect.cols) {
        values += count - (size_t)rect.cols;
        count = (size_t)rect.cols;
    }
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (isfinite(values[i])) {
            double share = high > low ? (values[i] - low) / (high - low) : 0.5;
            int level = draw_cell(share, levels);
            draw_put(canvas, rect, 0, (int)i,
                     levels == 8 ? 0x2581 + (uint32_t)level : (uint32_t)ascii[level],
                     ROLE_SERIES_A);
        }
    }
}
