/* map.h: the sites on the world. A widget (draw.h). */
#ifndef VIEW_MAP_H
#define VIEW_MAP_H

#include "scenes/scene.h"
#include "view/canvas.h"

/* The map with sites and links, and the rows below or beside it where there is room. */
void map_draw(struct canvas *canvas, struct rect rect, const struct scene_map *map,
              const struct scene_row *rows, size_t count);

#endif
