/* names: see the header. */
#include "store/names.h"

#include <stdint.h>
#include <stdlib.h>

#include "store/memory.h"

struct name_slot {
    const char *name; /* NULL: free */
    uint32_t hash;    /* of the name: other names are seldom read */
    uint32_t number;
};

/* FNV-1a, of 32 bits (RFC draft-eastlake-fnv). */
static uint32_t names_hash(const char *const *pieces)
{
    uint32_t hash = 0x811c9dc5U;

    for (; *pieces != NULL; pieces++) {
        for (const char *c = *pieces; *c != '\0'; c++) {
            hash = (hash ^ (unsigned char)*c) * 0x01000193U;
        }
    }
    return hash;
}

static bool names_is(const char *name, const char *const *pieces)
{
    for (; *pieces != NULL; pieces++) {
        for (const char *c = *pieces; *c != '\0'; c++) {
            if (*name++ != *c) {
                return false;
            }
        }
    }
    return *name == '\0';
}

/* The slot of the name, or the free one where it belongs. There is a free one. */
static struct name_slot *names_slot(const struct names *names, uint32_t hash,
                                    const char *const *pieces)
{
    size_t at = hash & (names->room - 1);

    while (names->slots[at].name != NULL &&
           (names->slots[at].hash != hash || !names_is(names->slots[at].name, pieces))) {
        at = (at + 1) & (names->room - 1);
    }
    return &names->slots[at];
}

/* Whether so many names are crowded in a table. */
static bool names_are_many(size_t count, size_t room)
{
    return count > room / 4 * 3;
}

void names_reserve(struct names *names, size_t count)
{
    struct names larger = {.room = names->room > 0 ? names->room : 64, .count = names->count};

    while (names_are_many(names->count + count, larger.room)) {
        larger.room *= 2;
    }
    if (larger.room == names->room) {
        return;
    }
    larger.slots = memory_get(larger.room, sizeof *larger.slots);
    for (size_t i = 0; i < names->room; i++) {
        const struct name_slot *slot = &names->slots[i];

        if (slot->name != NULL) {
            *names_slot(&larger, slot->hash, (const char *const[]){slot->name, NULL}) = *slot;
        }
    }
    names_free(names);
    *names = larger;
}

size_t names_put(struct names *names, const char *name, size_t number)
{
    names_reserve(names, 1);

    const char *const pieces[] = {name, NULL};
    uint32_t hash = names_hash(pieces);
    struct name_slot *slot = names_slot(names, hash, pieces);

    if (slot->name == NULL) {
        *slot = (struct name_slot){name, hash, (uint32_t)number};
        names->count++;
    }
    return slot->number;
}

size_t names_find(const struct names *names, const char *name)
{
    return names_find_pieces(names, (const char *const[]){name, NULL});
}

size_t names_find_pieces(const struct names *names, const char *const *pieces)
{
    if (names->room == 0) {
        return NAMES_NONE;
    }

    const struct name_slot *slot = names_slot(names, names_hash(pieces), pieces);

    return slot->name != NULL ? slot->number : NAMES_NONE;
}

void names_free(struct names *names)
{
    free(names->slots);
    *names = (struct names){0};
}

static void names_release(void *names)
{
    names_free(names);
}

void names_keep(struct arena *arena, struct names *names)
{
    arena_own(arena, names, names_release);
}
