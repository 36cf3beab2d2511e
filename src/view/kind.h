/* kind.h: the kinds of screens: how each is laid out, drawn and walked. */
#ifndef VIEW_KIND_H
#define VIEW_KIND_H

#include "view/canvas.h"
#include "view/desk.h"
#include "view/layout.h"

struct kind {
    enum layout_kind layout;
    void (*draw)(struct desk *desk, struct canvas *canvas, const struct layout *layout);
    void (*move)(struct desk *desk, int by); /* to the previous or next stop */
    void (*page)(struct desk *desk, int by); /* a screen on, or to the end of the stops */
    void (*turn)(struct desk *desk, int by); /* to the previous or next pane */
};

/* The kind of what is shown. */
const struct kind *kind_of(const struct focus *focus);

#endif
