#include "view/sparkline.h"

#include "view/draw.h"

#include <math.h>

/* What differs by less than this share of the values is noise, and stays small. */
#define LEAST_SPAN 0.1

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
    double span = fmax(high - low, LEAST_SPAN * fmax(fabs(low), fabs(high)));
    low = (low + high - span) / 2;
    for (size_t i = 0; i < count; i++) {
        if (isfinite(values[i])) {
            double share = span > 0 ? (values[i] - low) / span : 0.5;
            int level = draw_cell(share, levels);
            draw_put(canvas, rect, 0, (int)i,
                     levels == 8 ? 0x2581 + (uint32_t)level : (uint32_t)ascii[level],
                     ROLE_SERIES_A);
        }
    }
}
