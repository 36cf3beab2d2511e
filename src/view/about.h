/* about: what the focused line means, and what the words of the screen mean. */
#ifndef VIEW_ABOUT_H
#define VIEW_ABOUT_H

#include "store/buffer.h"
#include "view/desk.h"

/* Appends the sentence of the focused field, or of the focused line of an instrument. False: none
 * has the focus. */
bool about_focus(struct desk *desk, struct buffer *out);

#endif
