#include "web/axis.h"

#include <math.h>
#include <string.h>

#include "view/ticks.h"
#include "web/figure.h"

enum { TICKS_X = 6, TICKS_Y = 5 };

static const double SLACK = 1e-9, GAP = 5;

static double within(double share)
{
    return share >= -SLACK && share <= 1 + SLACK ? share : NAN;
}

double axis_x(const struct area *area, const struct scene_axis *axis, double value)
{
    return area->left + within(ticks_share(axis, value)) * (area->right - area->left);
}

double axis_y(const struct area *area, const struct scene_axis *axis, double value)
{
    return area->bottom - within(ticks_share(axis, value)) * (area->bottom - area->top);
}

/* Its name with its unit. */
static void draw_name(struct buffer *out, const struct scene_axis *axis, double x, double y,
                      enum figure_anchor anchor)
{
    struct buffer name = {0};
    buffer_add_format(&name, "%s%s%s", axis->label, axis->unit[0] ? ", " : "", axis->unit);
    figure_text(out, x, y, anchor, buffer_text(&name));
    buffer_free(&name);
}

void axis_draw_x(struct buffer *out, const struct area *area, const struct scene_axis *axis)
{
    struct tick ticks[TICKS_MAX];
    int count = ticks_make(axis, TICKS_X, ticks);
    for (int i = 0; i < count; i++) {
        double x = axis_x(area, axis, ticks[i].value);
        figure_line(out, "grid", x, area->top, x, area->bottom);
        figure_text(out, x, area->bottom + FIGURE_LINE, FIGURE_MIDDLE, ticks[i].label);
    }
    figure_line(out, "axis", area->left, area->bottom, area->right, area->bottom);
    draw_name(out, axis, area->right, area->bottom + 2 * FIGURE_LINE, FIGURE_END);
}

void axis_draw_y(struct buffer *out, const struct area *area, const struct scene_axis *axis)
{
    struct tick ticks[TICKS_MAX];
    int count = ticks_make(axis, TICKS_Y, ticks);
    for (int i = 0; i < count; i++) {
        double y = axis_y(area, axis, ticks[i].value);
        figure_line(out, "grid", area->left, y, area->right, y);
        figure_text(out, area->left - GAP, y + GAP - 1, FIGURE_END, ticks[i].label);
    }
    figure_line(out, "axis", area->left, area->top, area->left, area->bottom);
    draw_name(out, axis, GAP, area->top - GAP - 2, FIGURE_START);
}
