#include "class/tally.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"

struct tally_row *tally_row(struct tally *tally, uid_t uid)
{
    size_t low = 0, high = tally->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        *(tally->rows[middle].uid < uid ? &low : &high) = tally->rows[middle].uid < uid ? middle + 1
                                                                                        : middle;
    }
    if (low == tally->count || tally->rows[low].uid != uid) {
        tally->rows = memory_grow(tally->rows, tally->count, &tally->room, sizeof *tally->rows);
        memmove(&tally->rows[low + 1], &tally->rows[low],
                (tally->count - low) * sizeof *tally->rows);
        tally->rows[low] = (struct tally_row){.uid = uid};
        tally->count++;
    }
    return &tally->rows[low];
}

void tally_free(struct tally *tally)
{
    for (size_t i = 0; i < tally->count; i++) {
        free(tally->rows[i].login);
    }
    free(tally->rows);
    *tally = (struct tally){0};
}
