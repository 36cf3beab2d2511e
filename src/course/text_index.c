#include "course/text_index.h"

#include <stdbool.h>
#include <string.h>

/* FNV-1a, 32 bits. */
static const uint32_t HASH_BEGIN = 2166136261u, HASH_PRIME = 16777619u;

static uint32_t hash_of(const char *const *pieces)
{
    uint32_t hash = HASH_BEGIN;
    for (; *pieces != NULL; pieces++) {
        for (const char *c = *pieces; *c != '\0'; c++) {
            hash = (hash ^ (unsigned char)*c) * HASH_PRIME;
        }
    }
    return hash;
}

static bool is_put_together(const char *id, const char *const *pieces)
{
    for (; *pieces != NULL; pieces++) {
        size_t length = strlen(*pieces);
        if (strncmp(id, *pieces, length) != 0) {
            return false;
        }
        id += length;
    }
    return *id == '\0';
}

struct text_index text_index_of(struct arena *arena, const struct lab_text_entry *items,
                                size_t count)
{
    size_t room = 1;
    while (room < 2 * count) {
        room *= 2;
    }
    uint32_t *slots = arena_alloc(arena, room * sizeof *slots);
    for (size_t i = 0; i < count; i++) {
        size_t at = hash_of((const char *const[]){items[i].id, NULL}) & (room - 1);
        while (slots[at] != 0) {
            at = (at + 1) & (room - 1);
        }
        slots[at] = (uint32_t)(i + 1);
    }
    return (struct text_index){items, slots, room - 1};
}

const struct lab_text_entry *text_index_find(const struct text_index *index,
                                             const char *const *pieces)
{
    if (index->slots == NULL) {
        return NULL;
    }
    for (size_t at = hash_of(pieces) & index->mask; index->slots[at] != 0;
         at = (at + 1) & index->mask) {
        const struct lab_text_entry *entry = &index->items[index->slots[at] - 1];
        if (is_put_together(entry->id, pieces)) {
            return entry;
        }
    }
    return NULL;
}
