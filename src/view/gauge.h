/* gauge.h: a share on a scale. A widget (draw.h). */
#ifndef VIEW_GAUGE_H
#define VIEW_GAUGE_H

#include "scenes/scene.h"
#include "view/canvas.h"

/*
 * The first row's share on a scale of 0..1, then the other rows. Its verdict stands among the
 * verdicts. Returns the rows that all of it takes.
 */
int gauge_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
               size_t focus);

#endif
