/*
 * text.h: UTF-8 as a terminal sees it: which code point comes next and how many cells it takes.
 * Canvas, wrap and editor all count cells here, so they always agree.
 */
#ifndef VIEW_TEXT_H
#define VIEW_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A code point of a text. Invalid bytes and what acts on a terminal (clean.h) read as '?', one cell
 * wide. */
struct text_glyph {
    uint32_t code;
    int cells;    /* 0: a combining mark or a format character; 1; or 2 */
    size_t bytes; /* that it takes in the text, at least 1 */
};

/* The first code point of `bytes` > 0 bytes of text. */
struct text_glyph text_next(const char *text, size_t bytes);

/* The same for a code point; '?' for what is none. */
struct text_glyph text_glyph(uint32_t code);

/* Whether a code point without width is drawn upon the cell before it. */
bool text_is_mark(uint32_t code);

/* Cells that `bytes` bytes of text take. */
int text_cells(const char *text, size_t bytes);

/* The same for a string up to its terminating zero. */
int text_width(const char *text);

/* The greater of `cells` and the text's width. */
int text_wider(int cells, const char *text);

/* The bytes of the longest beginning that fits into `cols` cells, combining marks included. */
size_t text_fit(const char *text, size_t bytes, int cols);

/* The printable ASCII character that stands for a code point: itself, a look-alike, or '?'. */
char text_ascii(uint32_t code);

#endif
