/* verdicts.h: verdicts for narrow columns. A widget (draw.h). */
#ifndef VIEW_VERDICTS_H
#define VIEW_VERDICTS_H

#include "scenes/scene.h"
#include "view/canvas.h"

/*
 * Label, verdict and value in one row, the note in a row below. Returns the rows that all of it
 * takes.
 */
int verdicts_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows,
                  size_t count, size_t first, size_t focus);

/* Cells of `cols` that verdicts need where their limits stand in words: on a page no gap parts a
 * value from its verdict. */
int verdicts_cols(const struct canvas *canvas, int cols, const struct scene_row *rows,
                  size_t count);

#endif
