/* axis: the axes of a picture, with ticks as the front ends have them (view/ticks.h). */
#ifndef WEB_AXIS_H
#define WEB_AXIS_H

#include "scenes/scene.h"
#include "store/buffer.h"

/* What lies between the axes, in a picture's units; y grows downwards. */
struct area {
    double left, top, right, bottom;
};

/* Where a value stands; NaN where it stands outside or nowhere. */
double axis_x(const struct area *area, const struct scene_axis *axis, double value);
double axis_y(const struct area *area, const struct scene_axis *axis, double value);

/* Draws an axis with its ticks and its name: below the area (two lines), and left of it with the
 * name above (a line). */
void axis_draw_x(struct buffer *out, const struct area *area, const struct scene_axis *axis);
void axis_draw_y(struct buffer *out, const struct area *area, const struct scene_axis *axis);

#endif
