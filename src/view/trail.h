/* trail.h: the steps of a part. A widget (draw.h). */
#ifndef VIEW_TRAIL_H
#define VIEW_TRAIL_H

#include "scenes/scene.h"
#include "view/canvas.h"

/* "brief lock >WORKBENCH< observe reveal": the current step is always seen, ".." stands for steps
 * that don't fit. */
void trail_draw(struct canvas *canvas, struct rect rect, const struct scene_step *steps,
                size_t count);

/* The cells that the current step needs to be read whole; 0 without steps. */
int trail_least(const struct scene_step *steps, size_t count);

#endif
