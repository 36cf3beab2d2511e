#include "course/unit.h"

#include <string.h>

#include "store/csv_table.h"

static struct unit unit_from_row(const struct loader *loader, const struct csv_table *csv,
                                 size_t row)
{
    struct unit unit = {
        .id = csv_table_text(csv, row, "unit"),
        .symbol = csv_table_text(csv, row, "symbol"),
        .singular = csv_table_text(csv, row, "singular"),
        .plural = csv_table_text(csv, row, "plural"),
        .base = csv_table_text(csv, row, "base"),
    };
    const char *path = csv_table_path(csv);
    size_t line = csv_table_line(csv, row);
    int read = csv_table_number(csv, row, "factor", &unit.factor, loader->faults);
    if (read == 0 || (read == 1 && !(unit.factor > 0))) {
        fault_add(loader->faults, path, line, "factor",
                  "the factor of %s must be above 0; write 1 for a base", unit.id);
    }
    if (csv_table_find(csv, "unit", unit.id) != (long)row) {
        fault_add(loader->faults, path, line, unit.id, "this unit is there twice; delete one");
    }
    return unit;
}

void units_load(const struct loader *loader, struct units *units)
{
    static const char *const needed[] = {"unit", "symbol", "singular", "plural",
                                         "base", "factor", NULL};
    const struct csv_table *csv = loader_csv(loader, loader_path(loader, "units.csv"));
    if (csv == NULL || !csv_table_require(csv, needed, loader->faults)) {
        return;
    }
    size_t count = csv_table_rows(csv);
    struct unit *items = arena_alloc(loader->arena, count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = unit_from_row(loader, csv, i);
    }
    *units = (struct units){items, count};
}

const struct unit *unit_find(const struct units *units, const char *id)
{
    for (size_t i = 0; i < units->count; i++) {
        if (strcmp(units->items[i].id, id) == 0) {
            return &units->items[i];
        }
    }
    return NULL;
}
