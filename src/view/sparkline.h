/* sparkline.h: how a value went. A widget (draw.h). */
#ifndef VIEW_SPARKLINE_H
#define VIEW_SPARKLINE_H

#include "view/canvas.h"

/* The newest values that fit into one row, oldest first, from their least to their
 * greatest, which are at least a tenth apart: noise stays small. */
void sparkline_draw(struct canvas *canvas, struct rect rect, const double *values, size_t count);

#endif
