/*
 * html: writes HTML that is XML, too, so that any parser of either reads it. Every text and every
 * value of an attribute is cleaned (store/clean.h) and escaped here: nothing that a stranger wrote
 * becomes a tag, an attribute or a turn of the writing. The nesting is the caller's.
 *
 *     html_open(out, "p", "class", "note", HTML_END);
 *     html_text(out, login);
 *     html_close(out, "p");
 */
#ifndef WEB_HTML_H
#define WEB_HTML_H

#include "store/buffer.h"

/* A text as one line; with its lines, which the style sheet's pre-line shows. */
void html_text(struct buffer *out, const char *text);
void html_lines(struct buffer *out, const char *text);

/* What ends a list of attributes: a pointer, as NULL need not be. */
#define HTML_END ((const char *)0)

/* Opens an element with attributes, a name and a value each, HTML_END behind them. An attribute
 * whose value is NULL is left out. */
void html_open(struct buffer *out, const char *name, ...) __attribute__((sentinel));
void html_close(struct buffer *out, const char *name);

/* An element without content, and one with a text. */
void html_empty(struct buffer *out, const char *name, ...) __attribute__((sentinel));
void html_element(struct buffer *out, const char *name, const char *text, ...)
    __attribute__((sentinel));

/* A stranger's name: whatever way it is written, it doesn't turn what stands beside it. */
void html_name(struct buffer *out, const char *text);

/* Appends TEXT as an id that a link can name: letters and digits of ASCII, "-" for all else. */
void html_id(struct buffer *out, const char *text);

#endif
