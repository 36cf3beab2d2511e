#include "web/columns.h"

#include <math.h>
#include <stdio.h>

#include "web/axis.h"
#include "web/figure.h"

enum {
    TOP = 22,
    HEIGHT = 130,
    LEFT = 30,
    RIGHT = FIGURE_WIDTH - 24,
    SWATCH = 22,
    SWATCH_HEIGHT = 12
};

static const char *style_of(bool right)
{
    return right ? "bar f0" : "bar pale";
}

static void draw_bin(struct buffer *out, const struct area *area, const struct scene_axis *axis,
                     const struct columns_bin *bin, size_t most)
{
    char number[24];
    double from = axis_x(area, axis, bin->from), to = axis_x(area, axis, bin->to);
    double height = most > 0 ? (double)bin->count / (double)most * (area->bottom - area->top) : 0;
    if (bin->count == 0 || isnan(from) || isnan(to)) {
        return;
    }
    snprintf(number, sizeof number, "%zu", bin->count);
    figure_rect(out, style_of(bin->right), from, area->bottom - height, to - from, height);
    figure_text(out, (from + to) / 2, area->bottom - height - 4, FIGURE_MIDDLE, number);
}

static void draw_legend(struct buffer *out, double y, bool right, const char *text)
{
    figure_rect(out, style_of(right), LEFT, y, SWATCH, SWATCH_HEIGHT);
    figure_text_within(out, LEFT + SWATCH + 8, y + 11, FIGURE_WIDTH - LEFT - SWATCH - 8, text);
}

void columns_add(struct buffer *out, const char *id, const char *title, const char *about,
                 const struct scene_axis *axis, const struct columns_bin *bins, size_t count,
                 const char *right, const char *other)
{
    const struct area area = {LEFT, TOP, RIGHT, TOP + HEIGHT};
    double legend = area.bottom + 2.5 * FIGURE_LINE;
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        most = bins[i].count > most ? bins[i].count : most;
    }
    figure_open(out, id, title, about, legend + 2.8 * FIGURE_LINE);
    axis_draw_x(out, &area, axis);
    for (size_t i = 0; i < count; i++) {
        draw_bin(out, &area, axis, &bins[i], most);
    }
    draw_legend(out, legend, true, right);
    draw_legend(out, legend + FIGURE_LINE + 4, false, other);
    figure_drawn(out);
}
