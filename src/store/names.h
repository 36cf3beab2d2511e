/* names: numbers by name, in constant time. */
#ifndef STORE_NAMES_H
#define STORE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "store/arena.h"

/* All zero is empty. Freed with names_free(). */
struct names {
    struct name_slot *slots; /* open addressing, at most three of four taken */
    size_t room;             /* a power of two, or 0 */
    size_t count;
};

/* What names_find() and its like give for a name that isn't there. */
#define NAMES_NONE ((size_t)-1)

/* Makes room for so many names more, at once. */
void names_reserve(struct names *names, size_t count);

/* Adds a name, which must outlive the table, with a number below 2^32. Returns its number, or that
 * of the same name where it is there already: then nothing changes. */
size_t names_put(struct names *names, const char *name, size_t number);

/* The number of a name; or of one that is put together of pieces, NULL behind the last. */
size_t names_find(const struct names *names, const char *name);
size_t names_find_pieces(const struct names *names, const char *const *pieces);

void names_free(struct names *names);

/* Lets an arena free the table, which lies in it. */
void names_keep(struct arena *arena, struct names *names);

#endif
