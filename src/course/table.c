/* table.c: units, and the tables whose rows set parameters. */
#include <math.h>
#include <string.h>

#include "course/catalog_data.h"
#include "course/values.h"
#include "course/nearest.h"
#include "store/csv_table.h"

static const char *const table_names[] = {"accelerators", "grids", "models",
                                          "rtt",          "sites", "site_plans"};
enum { TABLES = sizeof table_names / sizeof table_names[0] };

/* ---- units ---- */

static struct lab_unit unit_from_row(struct lab_catalog *catalog, const struct csv_table *csv,
                                     size_t row, struct fault_list *faults)
{
    struct arena *arena = catalog->arena;
    struct lab_unit unit = {
        .id = arena_strdup(arena, csv_table_text(csv, row, "unit")),
        .symbol = arena_strdup(arena, csv_table_text(csv, row, "symbol")),
        .singular = arena_strdup(arena, csv_table_text(csv, row, "singular")),
        .plural = arena_strdup(arena, csv_table_text(csv, row, "plural")),
        .base = arena_strdup(arena, csv_table_text(csv, row, "base")),
    };
    const char *path = csv_table_path(csv);
    size_t line = csv_table_line(csv, row);
    int read = csv_table_number(csv, row, "factor", &unit.factor, faults);
    if (read == 0 || (read == 1 && !(unit.factor > 0))) {
        fault_add(faults, path, line, "factor",
                  "the factor of %s must be above 0; write 1 for a base", unit.id);
    }
    if (csv_table_find(csv, "unit", unit.id) != (long)row) {
        fault_add(faults, path, line, unit.id, "this unit is there twice; delete one");
    }
    return unit;
}

void catalog_load_units(struct lab_catalog *catalog, struct fault_list *faults)
{
    static const char *const needed[] = {"unit", "symbol", "singular", "plural",
                                         "base", "factor", NULL};
    const char *path = arena_printf(catalog->arena, "%s/units.csv", catalog->directory);
    struct csv_table *csv = csv_table_read(path, faults);
    if (csv == NULL) {
        return;
    }
    catalog->counts.files++;
    if (csv_table_require(csv, needed, faults)) {
        size_t count = csv_table_rows(csv);
        struct lab_unit *units = arena_alloc(catalog->arena, count * sizeof *units);
        for (size_t i = 0; i < count; i++) {
            units[i] = unit_from_row(catalog, csv, i, faults);
        }
        catalog->units = units;
        catalog->unit_count = count;
    }
    csv_table_free(csv);
}

const struct lab_unit *lab_unit_find(const struct lab_catalog *catalog, const char *id)
{
    for (size_t i = 0; i < catalog->unit_count; i++) {
        if (strcmp(catalog->units[i].id, id) == 0) {
            return &catalog->units[i];
        }
    }
    return NULL;
}

/* ---- tables ---- */

/* Every cell of a column that names a parameter must be empty or a value of it. */
static void check_cells(const struct csv_table *csv, const struct lab_table *table,
                        struct fault_list *faults)
{
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        size_t row = i / table->columns, column = i % table->columns;
        char why[LAB_WHY_BYTES];
        double value;
        if (table->params[column] != NULL && *table->cells[i] != '\0' &&
            !design_parse(table->params[column], table->cells[i], &value, why)) {
            fault_add(faults, csv_table_path(csv), csv_table_line(csv, row), table->header[column],
                      "%s", why);
        }
    }
}

static void check_ids(const struct csv_table *csv, struct fault_list *faults)
{
    const char *key = csv_table_name(csv, 0);
    for (size_t row = 0; row < csv_table_rows(csv); row++) {
        const char *id = csv_table_cell(csv, row, 0);
        if (*id == '\0' || csv_table_find(csv, key, id) != (long)row) {
            fault_add(faults, csv_table_path(csv), csv_table_line(csv, row), key,
                      "%s; give each row an id of its own",
                      *id == '\0' ? "this row has no id" : "this id is there twice");
        }
    }
}

static const struct lab_table *table_copy(struct arena *arena, const struct csv_table *csv,
                                          const char *name)
{
    struct lab_table *table = arena_alloc(arena, sizeof *table);
    size_t rows = csv_table_rows(csv), columns = csv_table_columns(csv);
    const char **header = arena_alloc(arena, (columns + 1) * sizeof *header);
    const char **cells = arena_alloc(arena, (rows * columns + 1) * sizeof *cells);
    const struct sim_param **params = arena_alloc(arena, columns * sizeof *params);
    for (size_t i = 0; i < columns; i++) {
        header[i] = arena_strdup(arena, csv_table_name(csv, i));
        params[i] = i == 0 ? NULL : sim_param_find(header[i]);
    }
    for (size_t i = 0; i < rows * columns; i++) {
        cells[i] = arena_strdup(arena, csv_table_cell(csv, i / columns, i % columns));
    }
    *table = (struct lab_table){.name = name,
                                .rows = rows,
                                .columns = columns,
                                .header = header,
                                .cells = cells,
                                .params = params};
    return table;
}

const struct lab_table *catalog_load_table(struct lab_catalog *catalog, const char *path,
                                           const char *name, const char *key,
                                           struct fault_list *faults)
{
    struct csv_table *csv = csv_table_read(path, faults);
    if (csv == NULL) {
        return NULL;
    }
    catalog->counts.files++;
    const struct lab_table *table = NULL;
    if (strcmp(csv_table_name(csv, 0), key) != 0) {
        fault_add(faults, path, 1, csv_table_name(csv, 0), "the first column must be %s; move it",
                  key);
    } else {
        table = table_copy(catalog->arena, csv, name);
        check_ids(csv, faults);
        check_cells(csv, table, faults);
    }
    csv_table_free(csv);
    return table;
}

void catalog_load_tables(struct lab_catalog *catalog, struct fault_list *faults)
{
    struct arena *arena = catalog->arena;
    catalog->tables = arena_alloc(arena, TABLES * sizeof *catalog->tables);
    for (size_t i = 0; i < TABLES; i++) {
        const char *path = arena_printf(arena, "%s/tables/%s.csv", catalog->directory,
                                        table_names[i]);
        const struct lab_table *table = catalog_load_table(catalog, path, table_names[i], "name",
                                                           faults);
        if (table != NULL) {
            catalog->tables[catalog->table_count++] = table;
        }
    }
}

const struct lab_table *lab_table_find(const struct lab_catalog *catalog, const char *name)
{
    for (size_t i = 0; i < catalog->table_count; i++) {
        if (strcmp(catalog->tables[i]->name, name) == 0) {
            return catalog->tables[i];
        }
    }
    return NULL;
}

int lab_table_row(const struct lab_table *table, const char *id)
{
    for (size_t row = 0; row < table->rows; row++) {
        if (strcmp(table->cells[row * table->columns], id) == 0) {
            return (int)row;
        }
    }
    return -1;
}

const char *lab_table_cell(const struct lab_table *table, size_t row, const char *column)
{
    for (size_t i = 0; row < table->rows && i < table->columns; i++) {
        if (strcmp(table->header[i], column) == 0) {
            return table->cells[row * table->columns + i];
        }
    }
    return NULL;
}
