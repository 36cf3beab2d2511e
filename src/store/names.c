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
static uint64_t names_hash(const char *name)
{
    uint64_t hash = 0xcbf29ce484222325U;

    for (; *name != '\0'; name++) {
        hash = (hash ^ (unsigned char)*name) * 0x100000001b3U;
    }
    return hash;
}

/* The slot of the name, or the free one where it belongs. There is a free one. */
static struct name_slot *names_slot(const struct names *names, const char *name)
{
    size_t at = (size_t)names_hash(name) & (names->room - 1);

    while (names->slots[at].name != NULL && strcmp(names->slots[at].name, name) != 0) {
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
            *names_slot(&larger, names->slots[i].name) = names->slots[i];
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

    struct name_slot *slot = names_slot(names, name);

    if (slot->name == NULL) {
        *slot = (struct name_slot){name, number};
        names->count++;
    }
    return slot->number;
}

size_t names_find(const struct names *names, const char *name)
{
    if (names->room == 0) {
        return NAMES_NONE;
    }

    const struct name_slot *slot = names_slot(names, name);

    return slot->name != NULL ? slot->number : NAMES_NONE;
}

void names_free(struct names *names)
{
    free(names->slots);
    *names = (struct names){0};
}
