/* csv: RFC 4180 through libcsv: rows out of bytes, rows into bytes, and whole tables. */
#ifndef STORE_CSV_H
#define STORE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "store/buffer.h"
#include "store/fault.h"

enum {
    CSV_TABLE_MAX = 16 * 1024 * 1024, /* bytes of a table's file */
    CSV_ROWS_MAX = 200000,
    CSV_CELLS_MAX = 256,  /* cells of a row */
    CSV_ROW_MAX = 1 << 20 /* bytes of a row */
};

/* ---- rows out of bytes ---- */

struct csv_row {
    size_t line;              /* where the row starts, 1.. */
    size_t count;             /* cells */
    const char *const *cells; /* C strings, without quotes; blanks around unquoted ones are gone */
};

struct csv_reader;

/* A reader over LENGTH bytes that must outlive it. The reset starts the same reader on other
 * bytes, line 1. */
struct csv_reader *csv_reader_new(const char *bytes, size_t length);
void csv_reader_reset(struct csv_reader *reader, const char *bytes, size_t length);
void csv_reader_free(struct csv_reader *reader);

/* The next row: 1 and *ROW, valid until the next call; 0 at the end; -1 at the first fault (then
 * csv_reader_why() is "what; mend" and row->line its line), after which nothing more is read.
 * Strict: a quote inside an unquoted cell, text behind a closing quote, a quote never closed, a
 * NUL, a row too long are faults. Blank lines are no rows. LF and CRLF both end a row. */
int csv_reader_next(struct csv_reader *reader, struct csv_row *row);
const char *csv_reader_why(const struct csv_reader *reader);

/* ---- rows into bytes ---- */

/* Appends one cell, quoted when it has to be. A cell of "" reads back as "". */
void csv_cell_add(struct buffer *out, const char *text);

/* Appends COUNT cells and a newline. */
void csv_row_add(struct buffer *out, const char *const *cells, size_t count);

/* ---- tables: a header row, then rows of the same width ---- */

struct csv_table;

/* Reads PATH. NULL with every fault added when anything is wrong with it: what csv_reader_next()
 * refuses, a byte-order mark, no header, a column named twice or not at all, a row with more or
 * fewer cells than the header. Freed with csv_table_free(). */
struct csv_table *csv_table_read(const char *path, struct fault_list *faults);
void csv_table_free(struct csv_table *table);

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
