#include "course/lock_load.h"

#include <stdlib.h>

#include "course/reference.h"
#include "course/row.h"
#include "store/number.h"

/* They are numbered from 0 in order. */
static void check_variants(const struct loader *loader, const struct table *lock)
{
    const char *path = csv_table_path(lock->csv);
    if (lock->rows != VARIANTS) {
        fault_add(loader->faults, path, 0, "variant", "%zu variants; write the %d from 0 to %d",
                  lock->rows, VARIANTS, VARIANTS - 1);
    }
    for (size_t row = 0; row < lock->rows && row < VARIANTS; row++) {
        const char *id = table_id(lock, row);
        char *end;
        if (strtoul(id, &end, 10) != row || *end != '\0' || end == id) {
            fault_add(loader->faults, path, csv_table_line(lock->csv, row), "variant",
                      "this row must be variant %zu; sort them", row);
            break;
        }
    }
}

/* A student must be able to set on the workbench what the prediction was about. */
static void check_range(const struct loader *loader, const struct part *part,
                        const struct table *lock, size_t row, size_t column)
{
    const char *name = csv_table_name(lock->csv, column);
    const struct control *control = control_find(part, name);
    double value = lock->values[row * lock->columns + column];
    if (control == NULL || control->slider == 0 || control->table != NULL ||
        !(value < control->min || value > control->max)) {
        return;
    }
    char min[NUMBER_ROOM], max[NUMBER_ROOM];
    fault_add_once(loader->faults, arena_printf(loader->arena, "range %s", name),
                   csv_table_path(lock->csv), csv_table_line(lock->csv, row), name,
                   "the slider goes from %s to %s; write a value within, or widen [%s] of %s.ini",
                   number_short(control->min, min), number_short(control->max, max), name,
                   part_id(part->number));
}

/* Each names a parameter and gives each variant a value of it. */
static void check_column(const struct loader *loader, const struct part *part,
                         const struct table *lock, size_t column)
{
    const char *path = csv_table_path(lock->csv), *name = csv_table_name(lock->csv, column);
    enum row kind = row_find(name);
    const struct table *table = kind == ROW_KINDS ? NULL
                                                  : row_table(&loader->reference->tables, kind);
    if (lock->params[column] == NULL && kind == ROW_KINDS) {
        fault_add(loader->faults, path, 1, name,
                  "this column is no parameter; name one or delete it");
    }
    for (size_t row = 0; row < lock->rows; row++) {
        const char *cell = csv_table_cell(lock->csv, row, column);
        size_t line = csv_table_line(lock->csv, row);
        if (*cell == '\0') {
            fault_add(loader->faults, path, line, name, "this cell is empty; write a value");
        } else if (table != NULL && table_row(table, cell) < 0) {
            fault_add_once(loader->faults, table_cause(loader->arena, table, cell), path, line,
                           name, "%s has no row %s; name one of its rows", table->name, cell);
        } else {
            check_range(loader, part, lock, row, column);
        }
    }
}

void lock_load(const struct loader *loader, const char *track, struct part *part)
{
    const char *path = loader_path(loader, "%s/locks%d.csv", track, (int)part->number);
    const struct table *lock = table_load(loader, path, "locks", "variant");
    if (lock == NULL) {
        return;
    }
    const char **names = arena_alloc(loader->arena, lock->columns * sizeof *names);
    check_variants(loader, lock);
    for (size_t column = 1; column < lock->columns; column++) {
        check_column(loader, part, lock, column);
        names[column - 1] = csv_table_name(lock->csv, column);
    }
    part->lock = lock;
    part->lock_names = names;
}
