/* clean: the one gate out. Every string that isn't one of our own texts passes it before it
 * reaches a terminal, an error line, a report or a table: arguments, the environment, names of
 * files and users, a ledger's fields, whatever a data file holds.
 *
 * What comes out is valid UTF-8 without anything that acts instead of being seen: no control
 * character (C0, DEL, C1), none that turns the direction of writing, breaks a line behind the
 * program's back or marks a byte order, no tag, no code point that is no character. Each of
 * these, and each byte that is no UTF-8, becomes "?".
 *
 * JSON needs none of this: json.h escapes them, so that nothing is lost there. */
#ifndef STORE_CLEAN_H
#define STORE_CLEAN_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "store/buffer.h"

/* Whether a code point acts, so that it may not go out as it is. Newline and tab do. */
bool clean_acts(uint32_t code);

/* Whether TEXT is one line that clean_line would leave as it is. */
bool clean_is_plain(const char *text);

/* Whether nothing of TEXT is seen: blanks of any kind, and characters without a width. */
bool clean_is_blank(const char *text);

/* Appends TEXT as one line: a newline (CR LF, too) becomes " / ", a tab a blank. */
void clean_line(struct buffer *out, const char *text);

/* The same in at most MAX bytes: what would go beyond is cut off, and "..." stands in its place. */
void clean_short(struct buffer *out, const char *text, size_t max);

/* Appends TEXT with its lines: newline and tab stay, CR LF becomes a newline. */
void clean_text(struct buffer *out, const char *text);

/* Appends what printf would make of it, as one line: for sentences with strangers' words in them.
 */
void clean_format(struct buffer *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void clean_formatv(struct buffer *out, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Prints TEXT as one line, without a newline of its own. */
void clean_print(const char *text, FILE *out);

#endif
