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

/* Rows with a value and a bar each, where there is room for bars. Returns the rows that it takes. */
int bars_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
              size_t focus);

/*
 * A bar of a share of what the rectangle has from `col` on, in the colour of a series; one too
 * small for a cell shows as a dot or an eighth.
 */
void bar_draw_own(struct canvas *canvas, struct rect rect, int line, int col, double share,
                  size_t series);

#endif
