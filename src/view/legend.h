/* legend.h: what the letters of a plot stand for. A widget (draw.h). */
#ifndef VIEW_LEGEND_H
#define VIEW_LEGEND_H

#include "scenes/stage.h"
#include "view/canvas.h"

/*
 * The name of a plot's y axis, and the legend behind it and in rows of its own, at the top of the
 * plot's rectangle; where it is cramped the axis keeps its unit alone. Returns how many rows.
 */
int legend_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
                const struct scene_plot *plot);

#endif
