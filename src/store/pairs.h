/* pairs: a block of name=value lines: what a ledger's value column holds when an event says more
 * than one thing. Values may hold anything (they are escaped); names hold no = and no newline. */
#ifndef STORE_PAIRS_H
#define STORE_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

#include "store/buffer.h"

/* Append one line to a block. Numbers are written exactly (%.17g). */
void pairs_add(struct buffer *block, const char *name, const char *value);
void pairs_add_number(struct buffer *block, const char *name, double value);

/* Both are the pairs' own. */
struct pair {
    char *name;
    char *value;
};

/* A set of named values: a parsed block, or answers as they are being given. All zero is empty. */
struct pairs {
    struct pair *items;
    size_t count;
    size_t room;
};

/* Parses a block; *PAIRS is overwritten. False when a line has no =, an empty name or a bad
 * escape; the pairs before it are there all the same. Freed with pairs_free() in any case. */
bool pairs_parse(const char *block, struct pairs *pairs);

/* Empties the set and gives its memory back. */
void pairs_free(struct pairs *pairs);

/* Sets (copies) the value of a name, which may be new. */
void pairs_set(struct pairs *pairs, const char *name, const char *value);

/* The value of the first pair of that name; NULL when there is none. Valid until it is set anew. */
const char *pairs_get(const struct pairs *pairs, const char *name);

/* The same, and "" when there is none. */
const char *pairs_text(const struct pairs *pairs, const char *name);

/* The same as a number (number_parse); false when absent or not a number. */
bool pairs_number(const struct pairs *pairs, const char *name, double *value);

#endif
