#include "course/unit.h"

#include <string.h>

#include "course/columns.h"
#include "course/schema_table.h"
#include "store/number.h"

static struct unit unit_from_row(const struct csv_table *csv, size_t row)
{
    struct unit unit = {
        .id = csv_table_text(csv, row, "unit"),
        .symbol = csv_table_text(csv, row, "symbol"),
        .singular = csv_table_text(csv, row, "singular"),
        .plural = csv_table_text(csv, row, "plural"),
        .base = csv_table_text(csv, row, "base"),
    };
    number_parse(csv_table_text(csv, row, "factor"), &unit.factor);
    return unit;
}

void units_load(const struct loader *loader, struct units *units)
{
    const struct csv_table *csv = loader_csv(loader, loader_path(loader, "units.csv"));
    if (csv == NULL || !columns_check(loader, csv, "units")) {
        return;
    }
    size_t count = csv_table_rows(csv);
    struct unit *items = arena_alloc(loader->arena, count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i] = unit_from_row(csv, i);
    }
    *units = (struct units){items, count};
    for (const char *const *needed = schema_units(); *needed != NULL; needed++) {
        if (unit_find(units, *needed) == NULL) {
            fault_add_once(loader->faults, unit_cause(loader->arena, *needed), csv_table_path(csv),
                           0, *needed, "the program counts in this unit; add its row");
        }
    }
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

const char *unit_cause(struct arena *arena, const char *id)
{
    return arena_printf(arena, "unit %s", id);
}

const struct unit *unit_of(const struct units *units, const char *id)
{
    static const struct unit none = {"-", "", "", "", "", 1};
    const struct unit *unit = unit_find(units, id);
    return unit != NULL ? unit : &none;
}
