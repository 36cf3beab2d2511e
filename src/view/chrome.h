/* chrome.h: what frames every screen: header, message, readout, footer. */
#ifndef VIEW_CHROME_H
#define VIEW_CHROME_H

#include "view/desk.h"
#include "view/layout.h"

/* The layout of the screen, with room for its message. */
struct layout chrome_layout(struct desk *desk, const struct canvas *canvas);

/* Draws all but what the layout has between header and message. */
void chrome_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout);

/* Draws the notice of a screen that is too small. */
void chrome_notice(struct desk *desk, struct canvas *canvas, const struct layout *layout);

#endif
