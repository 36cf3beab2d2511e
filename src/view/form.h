/* form.h: screens of one column, and pages to read. A kind of screen (kind.h). */
#ifndef VIEW_FORM_H
#define VIEW_FORM_H

#include "view/desk.h"
#include "view/layout.h"

/* Draws a text that is read. False: it takes all of a wide terminal. */
bool form_read(struct desk *desk, struct canvas *canvas, const struct layout *layout,
               struct flow_fill fill);

void form_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout);
void form_move(struct desk *desk, int by);
void form_page(struct desk *desk, int by);
void form_turn(struct desk *desk, int by);

/* To the first or the last option of the list that has the focus. */
void form_list_end(struct desk *desk, int by);

#endif
