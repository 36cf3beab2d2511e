/* footer.h: the line that says what the keys do now. */
#ifndef VIEW_FOOTER_H
#define VIEW_FOOTER_H

#include "scenes/stage.h"
#include "store/buffer.h"
#include "view/canvas.h"

/* Its words, and where the focus was and how many cells it had when they were chosen. */
struct footer {
    unsigned where;
    int cols;
    struct buffer words;
};

/*
 * Appends the words for a focus, at most `cols` cells: entries of keys.h in the table's order until
 * one doesn't fit, but help and quit always stay.
 */
void footer_words(const struct stage *stage, unsigned where, int cols, struct buffer *words);

/* Draws it in its row. */
void footer_draw(struct footer *footer, struct canvas *canvas, struct rect row,
                 const struct stage *stage, unsigned where);

#endif
