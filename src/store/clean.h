/* clean: texts of strangers, made fit for a terminal and for a table. */
#ifndef STORE_CLEAN_H
#define STORE_CLEAN_H

#include <stddef.h>

#include "store/buffer.h"

/* Appends TEXT as one plain line: a newline becomes " / ", and whatever could move a cursor, turn
 * the direction of writing or is no UTF-8 becomes "?". What would take it beyond MAX bytes is cut
 * off, and "..." stands in its place. */
void clean_add(struct buffer *out, const char *text, size_t max);

#endif
