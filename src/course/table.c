#include "course/table.h"

#include <math.h>
#include <string.h>

#include "course/columns.h"
#include "course/param_read.h"
#include "course/schema_table.h"
#include "course/text_load.h"

/* Every cell of a column that names a parameter must be empty or a value of it. */
static double cell_value(const struct loader *loader, const struct table *table, size_t row,
                         size_t column)
{
    const char *cell = csv_table_cell(table->csv, row, column);
    double value = NAN;
    char why[WHY_BYTES];
    if (table->params[column] != NULL && *cell != '\0' &&
        !param_read(table->params[column], NULL, cell, &value, why)) {
        fault_add(loader->faults, csv_table_path(table->csv), csv_table_line(table->csv, row),
                  csv_table_name(table->csv, column), "%s", why);
    }
    return value;
}

bool source_is_illustrative(const char *source)
{
    return strstr(source, "illustrative") != NULL;
}

static const bool *sources_of(const struct loader *loader, const struct csv_table *csv)
{
    long column = csv_table_column(csv, "source");
    if (column < 0) {
        return NULL;
    }
    bool *illustrative = arena_alloc(loader->arena, csv_table_rows(csv) * sizeof *illustrative);
    for (size_t i = 0; i < csv_table_rows(csv); i++) {
        illustrative[i] = source_is_illustrative(csv_table_cell(csv, i, (size_t)column));
    }
    return illustrative;
}

static const struct table *table_of(const struct loader *loader, const struct csv_table *csv,
                                    const char *name)
{
    struct table *table = arena_alloc(loader->arena, sizeof *table);
    size_t rows = csv_table_rows(csv), columns = csv_table_columns(csv);
    const struct sim_param **params = arena_alloc(loader->arena, columns * sizeof *params);
    double *values = arena_alloc(loader->arena, rows * columns * sizeof *values);
    *table = (struct table){name, csv, rows, columns, params, values, sources_of(loader, csv)};
    for (size_t i = 1; i < columns; i++) {
        params[i] = sim_param_find(csv_table_name(csv, i));
    }
    for (size_t i = 0; i < rows * columns; i++) {
        values[i] = cell_value(loader, table, i / columns, i % columns);
    }
    return table;
}

/* What is shown of a row is a text. */
static void put_labels(const struct loader *loader, const struct csv_table *csv, const char *name)
{
    long column = csv_table_column(csv, "label");
    for (size_t i = 0; column >= 0 && loader->texts != NULL && i < csv_table_rows(csv); i++) {
        const char *track = loader->track != NULL ? loader->track : "";
        const char *id = arena_join(loader->arena, track, *track == '\0' ? "" : ".", "row.", name,
                                    ".", csv_table_cell(csv, i, 0));
        texts_put(loader, id,
                  &(struct text_source){csv_table_cell(csv, i, (size_t)column), csv_table_path(csv),
                                        csv_table_line(csv, i)});
    }
}

const struct table *table_load(const struct loader *loader, const char *path, const char *name,
                               const char *key)
{
    const struct csv_table *csv = loader_csv(loader, path);
    if (csv == NULL) {
        return NULL;
    }
    if (strcmp(csv_table_name(csv, 0), key) != 0) {
        fault_add(loader->faults, path, 1, csv_table_name(csv, 0),
                  "the first column must be %s; move it", key);
        return NULL;
    }
    columns_check(loader, csv, name);
    put_labels(loader, csv, name);
    return table_of(loader, csv, name);
}

void tables_load(const struct loader *loader, struct tables *tables)
{
    size_t count;
    const struct schema_table *declared = schema_tables(&count);
    tables->items = arena_alloc(loader->arena, count * sizeof *tables->items);
    for (size_t i = 0; i < count; i++) {
        const struct table *table = declared[i].lookup
                                        ? table_load(loader,
                                                     loader_path(loader, "%s", declared[i].file),
                                                     declared[i].name, "name")
                                        : NULL;
        if (table != NULL) {
            tables->items[tables->count++] = table;
        }
    }
}

const struct table *table_find(const struct tables *tables, const char *name)
{
    for (size_t i = 0; i < tables->count; i++) {
        if (strcmp(tables->items[i]->name, name) == 0) {
            return tables->items[i];
        }
    }
    return NULL;
}

const char *table_cell(const struct table *table, size_t row, const char *column)
{
    return csv_table_text(table->csv, row, column);
}

const char *table_id(const struct table *table, size_t row)
{
    return csv_table_cell(table->csv, row, 0);
}

int table_row(const struct table *table, const char *id)
{
    return (int)csv_table_find(table->csv, csv_table_name(table->csv, 0), id);
}

const char *table_cause(struct arena *arena, const struct table *table, const char *id)
{
    return arena_printf(arena, "row %s of %s", id, table->name);
}
