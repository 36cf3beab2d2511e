/* plot: a plot of a scene as a figure, and its rows as the table that says the same. */
#ifndef WEB_PLOT_H
#define WEB_PLOT_H

#include "course/catalog.h"
#include "scenes/scene.h"
#include "store/buffer.h"
#include "web/page.h"

/* Appends an instrument of the kind SCENE_PLOT; ID is the page's for it alone. */
void plot_add(struct buffer *out, const struct catalog *catalog, const char *id,
              const struct scene_instrument *instrument);

/* How a verdict is marked. */
enum page_mark plot_mark(enum scene_verdict verdict);

/* Appends an instrument's rows as a table. */
void plot_rows(struct buffer *out, const struct catalog *catalog,
               const struct scene_instrument *instrument);

#endif
