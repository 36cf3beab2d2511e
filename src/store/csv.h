/* csv: RFC 4180 through libcsv: rows out of bytes, rows into bytes. csv_table.h reads files. */
#ifndef STORE_CSV_H
#define STORE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "store/buffer.h"

enum {
    CSV_ROWS_MAX = 200000,
    CSV_CELLS_MAX = 256,  /* cells of a row */
    CSV_ROW_MAX = 1 << 20 /* bytes of a row */
};

/* ---- rows out of bytes ---- */

struct csv_row {
    size_t line;              /* where the row starts, 1.. */
    size_t count;             /* cells */
    const char *const *cells; /* C strings, without quotes; blanks around unquoted ones are gone */
    size_t bytes;             /* of them all, which stand one behind the other, with their NULs */
};

struct csv_reader;

/* A reader over LENGTH bytes that must outlive it. The reset starts the same reader on other
 * bytes, line 1. */
struct csv_reader *csv_reader_new(const char *bytes, size_t length);
void csv_reader_reset(struct csv_reader *reader, const char *bytes, size_t length);
void csv_reader_free(struct csv_reader *reader);

/* From now on cells stand apart by SEPARATOR: a comma where nothing was said, or a semicolon or a
 * tab, as spreadsheets write them. Before the first row. */
void csv_reader_separate(struct csv_reader *reader, char separator);

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

#endif
