#include "course/references.h"

#include <string.h>
#include <unistd.h>

#include "course/nearest.h"
#include "course/reference.h"
#include "course/schema_table.h"

static void fault_row(const struct loader *loader, const struct table *table, size_t row,
                      const struct schema_column *column, const struct table *of)
{
    struct nearest nearest = {.word = table_cell(table, row, column->name)};
    for (size_t i = 0; i < of->rows; i++) {
        nearest_offer(&nearest, table_id(of, i));
    }
    fault_add_once(loader->faults, table_cause(loader->arena, of, nearest.word),
                   csv_table_path(table->csv), csv_table_line(table->csv, row), column->name,
                   "%s has no row %s; %s", of->name, nearest.word,
                   nearest_mend(&nearest, "name one of its rows, or add it"));
}

/* A row for a track that has no folder is nobody's. */
static void check_tracks(const struct loader *loader, const struct table *table)
{
    for (size_t row = 0; row < table->rows; row++) {
        const char *cell = table_cell(table, row, "track");
        char *rest, *names = arena_strdup(loader->arena, cell == NULL ? "" : cell);
        for (const char *track = strtok_r(names, " ", &rest); track != NULL;
             track = strtok_r(NULL, " ", &rest)) {
            if (access(loader_path(loader, "%s/track.ini", track), F_OK) == 0) {
                continue;
            }
            fault_add_once(loader->faults, arena_printf(loader->arena, "track %s", track),
                           csv_table_path(table->csv), csv_table_line(table->csv, row), "track",
                           "no track is named %s; correct it, or make the folder %s with a "
                           "track.ini",
                           track, track);
        }
    }
}

void references_check(const struct loader *loader)
{
    const struct tables *tables = &loader->reference->tables;
    size_t count;
    const struct schema_column *columns = schema_columns(&count);
    for (size_t i = 0; i < tables->count; i++) {
        check_tracks(loader, tables->items[i]);
    }
    for (size_t i = 0; i < count; i++) {
        const struct schema_column *column = &columns[i];
        const struct table *table = table_find(tables, column->table);
        const struct table *of = column->cell == CELL_ROW ? table_find(tables, column->of) : NULL;
        for (size_t row = 0; table != NULL && of != NULL && row < table->rows; row++) {
            const char *cell = table_cell(table, row, column->name);
            if (cell != NULL && *cell != '\0' && table_row(of, cell) < 0) {
                fault_row(loader, table, row, column, of);
            }
        }
    }
}
