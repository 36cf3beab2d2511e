/* names: see the header. */
#include "store/names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "store/memory.h"

struct name_slot {
    const char *name; /* NULL: free */
    size_t number;
};

/* FNV-1a, of 64 bits (RFC draft-eastlake-fnv). */
static uint64_t names_hash(const char *const *pieces)
{
    uint64_t hash = 0xcbf29ce484222325U;

    for (; *pieces != NULL; pieces++) {
        for (const char *c = *pieces; *c != '\0'; c++) {
            hash = (hash ^ (unsigned char)*c) * 0x100000001b3U;
        }
    }
    return hash;
}

static bool names_is(const char *name, const char *const *pieces)
{
    for (; *pieces != NULL; pieces++) {
        size_t length = strlen(*pieces);

        if (strncmp(name, *pieces, length) != 0) {
            return false;
        }
        name += length;
    }
    return *name == '\0';
}

/* The slot of the name, or the free one where it belongs. There is a free one. */
static struct name_slot *names_slot(const struct names *names, const char *const *pieces)
{
    size_t at = (size_t)names_hash(pieces) & (names->room - 1);

    while (names->slots[at].name != NULL && !names_is(names->slots[at].name, pieces)) {
        at = (at + 1) & (names->room - 1);
    }
    return &names->slots[at];
}

static void names_grow(struct names *names)
{
    struct names larger = {.room = names->room > 0 ? 2 * names->room : 64, .count = names->count};

    larger.slots = memory_get(larger.room, sizeof *larger.slots);
    for (size_t i = 0; i < names->room; i++) {
        if (names->slots[i].name != NULL) {
            *names_slot(&larger,
                        (const char *const[]){names->slots[i].name, NULL}) = names->slots[i];
        }
    }
    names_free(names);
    *names = larger;
}

size_t names_put(struct names *names, const char *name, size_t number)
{
    if (2 * names->count >= names->room) {
        names_grow(names);
    }

    struct name_slot *slot = names_slot(names, (const char *const[]){name, NULL});

    if (slot->name == NULL) {
        *slot = (struct name_slot){name, number};
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

    const struct name_slot *slot = names_slot(names, pieces);

    return slot->name != NULL ? slot->number : NAMES_NONE;
}

void names_free(struct names *names)
{
    free(names->slots);
    *names = (struct names){0};
}
