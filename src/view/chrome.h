/* chrome.h: what frames every screen: header, message, readout, footer. */
#ifndef VIEW_CHROME_H
#define VIEW_CHROME_H

#include "view/desk.h"
#include "view/layout.h"
#include "view/prompt.h"

struct chrome {
    struct desk *desk;
    const struct prompt *prompt;
    const char *note; /* the view's own message; "" */
    bool on_readout;  /* the cursor stands there */
};

/* The layout of the screen, with room for its message. */
struct layout chrome_layout(const struct chrome *chrome, const struct canvas *canvas);

/* Draws all but what the layout has between header and message. */
void chrome_draw(const struct chrome *chrome, struct canvas *canvas, const struct layout *layout);

/* Draws the notice of a screen that is too small. */
void chrome_notice(const struct chrome *chrome, struct canvas *canvas, const struct layout *layout);

#endif
