/* wrap.h: word wrap of UTF-8 text into lines of so many cells, after Unicode's rules (UAX 14). */
#ifndef VIEW_WRAP_H
#define VIEW_WRAP_H

#include <stddef.h>

/* A line of a wrapped text. The blanks and the newline that end it belong to no line. */
struct wrap_line {
    size_t start;  /* byte offset of its first character */
    size_t length; /* bytes to show */
    int cells;
};

/*
 * Wraps `bytes` bytes of text to lines of at most `cols` cells (at least 1). A newline ends a line;
 * a word that is wider than a line is cut between grapheme clusters. There is always at least one
 * line; a text that ends with a newline has an empty last one. Returns the number of lines and
 * stores an array that the caller frees.
 */
size_t wrap_text(const char *text, size_t bytes, int cols, struct wrap_line **lines);

#endif
