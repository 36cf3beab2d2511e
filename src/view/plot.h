/* plot.h: curves over axes. A widget (draw.h). */
#ifndef VIEW_PLOT_H
#define VIEW_PLOT_H

#include "scenes/stage.h"
#include "view/canvas.h"

/*
 * Axes with tick labels, marks, series and a legend, in the session's language. A mark that is a
 * point shows its letter, '@' where it has none. On the rich tier the series are dots of
 * braille patterns.
 */
void plot_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
               const struct scene_plot *plot);

/* Heights of a plot's last series, 0..1 within its y axis, at `count` places from left to right; NaN
 * in a gap. */
void plot_heights(const struct scene_plot *plot, double *heights, size_t count);

#endif
