/* chain.h: what something passes, one after the other, and how it ends. A widget (draw.h). */
#ifndef VIEW_CHAIN_H
#define VIEW_CHAIN_H

#include "scenes/scene.h"
#include "view/canvas.h"

/*
 * A line from the first row down, from which each row branches off; the last one ends it. A row
 * with a share has a bar of it. Returns the rows that all of it takes.
 */
int chain_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
               size_t focus);

#endif
