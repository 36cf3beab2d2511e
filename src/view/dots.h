/* dots.h: braille dots, two wide and four high a cell, for lines that are finer than cells. */
#ifndef VIEW_DOTS_H
#define VIEW_DOTS_H

#include "view/canvas.h"

enum { DOTS_WIDE = 2, DOTS_HIGH = 4 };

/* Whether lines are drawn in dots: on the rich tier. */
bool dots_are_drawn(const struct canvas *canvas);

/*
 * Adds a dot to its cell, whose role it takes; x and y count dots from the rectangle's upper left
 * corner. Another glyph there gives way. Outside of the rectangle nothing happens.
 */
void dots_put(struct canvas *canvas, struct rect rect, int x, int y, enum role role);

#endif
