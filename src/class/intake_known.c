#include "class/intake_known.h"

#include <stdlib.h>
#include <string.h>

#include "class/walk.h"
#include "store/csv_table.h"
#include "store/memory.h"

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add(struct intake_known *known, const char *uid, const char *name)
{
    struct buffer file = {0};
    buffer_add_format(&file, "%s/%s", uid, name);
    known->files = memory_grow(known->files, known->count, &known->room, sizeof *known->files);
    known->files[known->count++] = buffer_take(&file);
}

void intake_known_read(struct intake_known *known, const char *storage, struct fault_list *faults)
{
    static const char *const needed[] = {"uid", "name", NULL};
    struct buffer path = {0};
    buffer_add_format(&path, "%s/" WALK_SWEEP_LOG, storage);
    struct csv_table *table = csv_table_read(buffer_text(&path), faults);
    if (table && csv_table_require(table, needed, faults)) {
        for (size_t row = 0; row < csv_table_rows(table); row++) {
            add(known, csv_table_text(table, row, "uid"), csv_table_text(table, row, "name"));
        }
        if (known->count > 0) {
            qsort(known->files, known->count, sizeof *known->files, by_bytes);
        }
    }
    csv_table_free(table);
    buffer_free(&path);
}

void intake_known_free(struct intake_known *known)
{
    for (size_t i = 0; i < known->count; i++) {
        free(known->files[i]);
    }
    free(known->files);
    *known = (struct intake_known){0};
}

bool intake_known_has(const struct intake_known *known, uid_t uid, const char *name)
{
    struct buffer file = {0};
    buffer_add_format(&file, "%lu/%s", (unsigned long)uid, name);
    const char *key = buffer_text(&file);
    bool has = known->count > 0 &&
               bsearch(&key, known->files, known->count, sizeof *known->files, by_bytes);
    buffer_free(&file);
    return has;
}
