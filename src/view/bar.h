/* bar.h: rows that add up to a whole. A widget (draw.h). */
#ifndef VIEW_BAR_H
#define VIEW_BAR_H

#include "scenes/scene.h"
#include "view/canvas.h"

/*
 * Rows stacked to one bar by share, in letters, and below it each row, where it's wide with a bar
 * of its own. Returns the rows that all of it takes.
 */
int bar_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
             size_t focus);

#endif
