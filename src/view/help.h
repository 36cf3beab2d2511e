/* help.h: the keys, from the table that dispatches them. A kind of screen (kind.h). */
#ifndef VIEW_HELP_H
#define VIEW_HELP_H

#include "view/desk.h"
#include "view/layout.h"

void help_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout);
void help_move(struct desk *desk, int by);
void help_page(struct desk *desk, int by);
void help_turn(struct desk *desk, int by);

#endif
