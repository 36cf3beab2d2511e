/* escape: any text on one line. Newline, carriage return and backslash become \n, \r and \\. */
#ifndef STORE_ESCAPE_H
#define STORE_ESCAPE_H

#include <stdbool.h>

#include "store/buffer.h"

/* Appends TEXT to OUT, escaped. */
void escape_add(struct buffer *out, const char *text);

/* Turns escaped TEXT back, in place. False (the text then is half turned) at a backslash that
 * starts none of the three. */
bool escape_undo(char *text);

#endif
