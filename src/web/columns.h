/* columns: how many lie between one edge and the next, as columns over an axis. */
#ifndef WEB_COLUMNS_H
#define WEB_COLUMNS_H

#include "scenes/scene.h"
#include "store/buffer.h"

/* A column over [FROM, TO) of the axis. */
struct columns_bin {
    double from, to;
    size_t count;
    bool right; /* filled; the others are not */
};

/* Draws the figure's picture alone: figure_open to figure_drawn. RIGHT and OTHER say what the two
 * fills mean. */
void columns_add(struct buffer *out, const char *id, const char *title, const char *about,
                 const struct scene_axis *axis, const struct columns_bin *bins, size_t count,
                 const char *right, const char *other);

#endif
