/* arrow: from one point of a plot to another. */
#ifndef VIEW_ARROW_H
#define VIEW_ARROW_H

#include "scenes/scene.h"
#include "view/canvas.h"

/*
 * Draws a plot's arrow into its area: at the height of the first point to below or above the
 * second, and from there to it. Nothing where a point lies outside or both in one column.
 */
void arrow_draw(struct canvas *canvas, struct rect area, const struct scene_plot *plot);

#endif
