/* radar.h: a design on three to six axes. A widget (draw.h). */
#ifndef VIEW_RADAR_H
#define VIEW_RADAR_H

#include "scenes/stage.h"
#include "view/canvas.h"

/*
 * The radar: where there is room its axes have their names and values, in wide rectangles names
 * and its rows beside it; else letters, and its rows beside or below it. Without rows it has its
 * own table, in the session's language.
 */
void radar_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
                const struct scene_radar *radar, const struct scene_row *rows, size_t count);

#endif
