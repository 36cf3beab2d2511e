/* style: how pages look: one style sheet, in light and dark, for screens and for paper. */
#ifndef WEB_STYLE_H
#define WEB_STYLE_H

#include "store/buffer.h"

/* Appends it as an element of a page's head. */
void style_add(struct buffer *out);

#endif
