/* text_index: finds a text by an id that is put together of pieces, without putting it together. */
#ifndef COURSE_TEXT_INDEX_H
#define COURSE_TEXT_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "store/arena.h"

struct lab_text_entry {
    const char *id, *text;
    const char *english; /* that it stands for; NULL: it is English, or has no such text */
    const char *path;    /* of its file */
    size_t line;
};

/* All zero finds nothing. */
struct text_index {
    const struct lab_text_entry *items;
    const uint32_t *slots; /* hashed: the place of an item from 1, 0 for none */
    size_t mask;           /* of slots, which are a power of two */
};

/* Of items whose ids differ; they must stay where they are. The slots are the arena's. */
struct text_index text_index_of(struct arena *arena, const struct lab_text_entry *items,
                                size_t count);

/* The text whose id is these pieces, one behind the other, NULL at the end; NULL: none. */
const struct lab_text_entry *text_index_find(const struct text_index *index,
                                             const char *const *pieces);

#endif
