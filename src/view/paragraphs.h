/* paragraphs.h: text to read. A widget (draw.h). */
#ifndef VIEW_PARAGRAPHS_H
#define VIEW_PARAGRAPHS_H

#include "scenes/scene.h"
#include "view/canvas.h"

/* Wrapped paragraphs from line `scroll` on; `tight`: without blank lines. Returns the lines of all
 * of them. */
int paragraphs_draw(struct canvas *canvas, struct rect rect,
                    const struct scene_paragraph *paragraphs, size_t count, int scroll, bool tight);

#endif
