/* table: CSV tables of which a row sets every parameter that a column is named after. */
#ifndef COURSE_TABLE_H
#define COURSE_TABLE_H

#include "course/loader.h"
#include "sim/param.h"

struct table {
    const char *name;            /* "grids" */
    const struct csv_table *csv; /* its first column is the row's id */
    size_t rows, columns;
    const struct sim_param *const *params; /* by column; NULL where it names no parameter */
    const double *values;     /* row by row, of columns that are parameters; NaN where empty */
    const bool *illustrative; /* by row: its source says so; NULL where rows have none */
};

/* Whether a source says that nobody published the number. */
bool source_is_illustrative(const char *source);

struct tables {
    const struct table **items;
    size_t count;
};

/*
 * Reads a CSV file whose first column is `key`, each of its values once, and whose cells are values
 * of the parameters that their columns name. NULL, with faults, if it can't be read.
 */
const struct table *table_load(const struct loader *loader, const char *path, const char *name,
                               const char *key);

/* Reads data/tables; one that can't be read is left out, with faults. */
void tables_load(const struct loader *loader, struct tables *tables);

/* NULL if there is none of that name. */
const struct table *table_find(const struct tables *tables, const char *name);

/* A cell by its column's name, NULL where there is no such row or column; a row's id. */
const char *table_cell(const struct table *table, size_t row, const char *column);
const char *table_id(const struct table *table, size_t row);

/* What fault_add_once takes for all that is wrong because of a row that isn't there. */
const char *table_cause(struct arena *arena, const struct table *table, const char *id);

/* A row by its id; -1: none. */
int table_row(const struct table *table, const char *id);

#endif
