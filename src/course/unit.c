#include "course/unit.h"

#include <string.h>

#include "course/columns.h"
#include "course/schema_table.h"
#include "store/number.h"

/* One word of a unit, in the language of the texts; one that is empty is no text. */
static const char *take_word(const struct loader *loader, const struct csv_table *csv, size_t row,
                             const char *id, const char *english)
{
    const struct text_source source = {english, csv_table_path(csv), csv_table_line(csv, row)};
    return *english == '\0' ? english : texts_put(loader, id, &source);
}

static struct unit unit_from_row(const struct loader *loader, const struct language *language,
                                 const struct csv_table *csv, size_t row)
{
    static const char *const columns[] = {"singular", "plural"};
    struct unit unit = {
        .id = csv_table_text(csv, row, "unit"),
        .english_plural = csv_table_text(csv, row, "plural"),
        .base = csv_table_text(csv, row, "base"),
    };
    unit.symbol = take_word(loader, csv, row, unit_symbol_id(loader->arena, &unit),
                            csv_table_text(csv, row, "symbol"));
    for (size_t form = 0; form < language->forms; form++) {
        unit.names[form] = take_word(loader, csv, row, unit_name_id(loader->arena, &unit, form),
                                     csv_table_text(csv, row, columns[form > 0]));
    }
    number_parse(csv_table_text(csv, row, "factor"), &unit.factor);
    return unit;
}

void units_load(const struct loader *loader, const struct language *language, struct units *units)
{
    const struct csv_table *csv = loader_csv(loader, loader_path(loader, "units.csv"));
    if (csv == NULL || !columns_check(loader, csv, "units")) {
        return;
    }
    size_t count = csv_table_rows(csv);
    struct unit *items = arena_alloc(loader->arena, count * sizeof *items);
    names_keep(loader->arena, &units->ids);
    for (size_t i = 0; i < count; i++) {
        items[i] = unit_from_row(loader, language, csv, i);
        names_put(&units->ids, items[i].id, i);
    }
    units->items = items;
    units->count = count;
    for (const char *const *needed = schema_units(); *needed != NULL; needed++) {
        if (unit_find(units, *needed) == NULL) {
            fault_add_once(loader->faults, unit_cause(loader->arena, *needed), csv_table_path(csv),
                           0, *needed, "the program counts in this unit; add its row");
        }
    }
}

struct typed_unit unit_typed(const struct unit *unit, bool share)
{
    struct typed_unit typed = {.symbol = unit->symbol, .share = share};
    for (size_t i = 0; i < TYPED_NAMES && unit->names[i] != NULL; i++) {
        typed.names[i] = unit->names[i];
    }
    return typed;
}

const char *unit_symbol_id(struct arena *arena, const struct unit *unit)
{
    return arena_join(arena, "unit.", unit->id, ".symbol");
}

const char *unit_name_id(struct arena *arena, const struct unit *unit, size_t form)
{
    return arena_printf(arena, "unit.%s.name.%zu", unit->id, form);
}

const struct unit *unit_find(const struct units *units, const char *id)
{
    size_t place = names_find(&units->ids, id);
    return place == NAMES_NONE ? NULL : &units->items[place];
}

const char *unit_cause(struct arena *arena, const char *id)
{
    return arena_printf(arena, "unit %s", id);
}

const struct unit *unit_of(const struct units *units, const char *id)
{
    static const struct unit none = {"-", "", {"", ""}, "", "", 1};
    const struct unit *unit = unit_find(units, id);
    return unit != NULL ? unit : &none;
}
