/* rows.h: labelled values in columns. A widget (draw.h). */
#ifndef VIEW_ROWS_H
#define VIEW_ROWS_H

#include "scenes/scene.h"
#include "view/canvas.h"

/*
 * Label, value, limit, verdict and note in columns, from row `first` on. A narrow rectangle loses
 * the note first, then the limit, and where no label would be left, the verdict; a `whole` list has
 * these below their rows, and no label cut. Nothing that carries a number is ever cut: it is
 * wrapped. Returns the lines that all of it takes.
 */
int rows_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
              size_t first, size_t focus, bool whole);

/* Cells that rows need so that none of it is left out but notes. */
int rows_cols(const struct scene_row *rows, size_t count);

#endif
