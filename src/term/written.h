/* written.h: what an editor left in a file, as the text of an answer. */
#ifndef TERM_WRITTEN_H
#define TERM_WRITTEN_H

#include <stddef.h>

#include "store/buffer.h"

enum text_encoding {
    WRITTEN_TEXT,    /* UTF-8, as it is */
    WRITTEN_LATIN_1, /* read as ISO 8859-1, since no byte of it is UTF-8 beyond ASCII */
    WRITTEN_MIXED,   /* neither throughout */
    WRITTEN_NO_TEXT  /* NUL or other control characters */
};

/*
 * Appends the text of `length` bytes, whole: a byte-order mark and the last newlines are left out,
 * CR LF and CR are a newline, a tab is a blank. Nothing where it is mixed or no text.
 */
enum text_encoding written_read(const char *bytes, size_t length, struct buffer *text);

#endif
