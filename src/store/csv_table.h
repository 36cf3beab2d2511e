/* csv_table: a whole CSV file in memory: a header row, then rows of the same width. */
#ifndef STORE_CSV_TABLE_H
#define STORE_CSV_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/fault.h"

enum {
    CSV_TABLE_MAX = 16 * 1024 * 1024, /* bytes of the file */
    CSV_FOREIGN_MAX = 128 * 1024 * 1024
};

struct csv_table;

/* Reads PATH. NULL with every fault added when anything is wrong with it: what csv_reader_next()
 * refuses, a byte-order mark, no header, a column named twice or not at all, a row with more or
 * fewer cells than the header. Freed with csv_table_free(). */
struct csv_table *csv_table_read(const char *path, struct fault_list *faults);
void csv_table_free(struct csv_table *table);

/*
 * Reads what another program wrote: UTF-8 with a byte-order mark or without, or UTF-16; cells apart
 * by commas, semicolons or tabs, whichever the first line has most of; columns without a name or
 * of one name (the first is found by it); short rows, which are filled up; long ones, if nothing
 * stands in what is too much. NULL with every fault added when it can't be read all the same.
 */
struct csv_table *csv_table_read_foreign(const char *path, struct fault_list *faults);

/* What stands between its cells: a comma, a semicolon or a tab. */
char csv_table_separator(const struct csv_table *table);

/* The path that it was read from, and how large it is. */
const char *csv_table_path(const struct csv_table *table);
size_t csv_table_rows(const struct csv_table *table); /* without the header */
size_t csv_table_columns(const struct csv_table *table);

/* The name of column INDEX; NULL beyond the last. */
const char *csv_table_name(const struct csv_table *table, size_t index);

/* The index of a column; -1 when there is none. */
int csv_table_column(const struct csv_table *table, const char *name);

/* True when every name of the NULL-ended list NAMES is a column; adds a fault for each missing. */
bool csv_table_require(const struct csv_table *table, const char *const *names,
                       struct fault_list *faults);

/* The cell by the index or the name of its column; NULL when there is none. Lives as long as the
 * table. */
const char *csv_table_cell(const struct csv_table *table, size_t row, size_t column);
const char *csv_table_text(const struct csv_table *table, size_t row, const char *name);

/* The cell as a number (number_parse). 1: *VALUE is set; 0: empty, or no such column; -1: not a
 * number, a fault with its line was added. */
int csv_table_number(const struct csv_table *table, size_t row, const char *name, double *value,
                     struct fault_list *faults);

/* The first row whose cell in column NAME is TEXT; -1 when there is none. */
long csv_table_find(const struct csv_table *table, const char *name, const char *text);

/* The line in the file where a row starts. */
size_t csv_table_line(const struct csv_table *table, size_t row);

#endif
