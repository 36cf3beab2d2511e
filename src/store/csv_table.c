/* csv_table: see the header. */
#include "store/csv_table.h"

#include <stdlib.h>
#include <string.h>

#include "store/csv.h"
#include "store/encoding.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/number.h"

struct csv_table {
    char *path;
    bool foreign; /* another program wrote it */
    char separator;
    size_t columns;
    size_t rows;        /* the header's too */
    struct buffer text; /* all cells, each with its NUL */
    size_t *cells;      /* where each cell starts in the text: rows x columns */
    size_t cells_count;
    size_t cells_room;
    size_t *lines; /* where each row starts in the file */
    size_t lines_room;
};

/* A cell that a foreign row lacks is the end of its last one: empty. */
static void table_add_row(struct csv_table *table, const struct csv_row *row)
{
    size_t start = table->text.length;

    buffer_add(&table->text, row->cells[0], row->bytes);
    table->lines = memory_grow(table->lines, table->rows, &table->lines_room, sizeof *table->lines);
    table->lines[table->rows++] = row->line;
    for (size_t i = 0; i < table->columns; i++) {
        size_t at = i < row->count ? (size_t)(row->cells[i] - row->cells[0]) : row->bytes - 1;
        table->cells = memory_grow(table->cells, table->cells_count, &table->cells_room,
                                   sizeof *table->cells);
        table->cells[table->cells_count++] = start + at;
    }
}

/* Whether the row has as many cells as the header; a foreign one may have fewer, or more that are
 * empty. */
static bool table_takes_row(const struct csv_table *table, const struct csv_row *row)
{
    for (size_t i = table->columns; table->foreign && i < row->count; i++) {
        if (row->cells[i][0] != '\0') {
            return false;
        }
    }
    return table->foreign || row->count == table->columns;
}

/* Returns the number of faults. */
static size_t table_check_header(const struct csv_table *table, const struct csv_row *row,
                                 struct fault_list *faults)
{
    size_t bad = 0;

    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i][0] == '\0') {
            bad++;
            fault_add(faults, table->path, row->line, NULL,
                      "column %zu has no name; name it in the header", i + 1);
        }
        for (size_t j = 0; j < i; j++) {
            if (strcmp(row->cells[i], row->cells[j]) == 0 && row->cells[i][0] != '\0') {
                bad++;
                fault_add(faults, table->path, row->line, row->cells[i],
                          "names two columns; rename one");
                break;
            }
        }
    }
    return bad;
}

/* Returns the number of faults. */
static size_t table_fill(struct csv_table *table, struct csv_reader *reader,
                         struct fault_list *faults)
{
    struct csv_row row;
    size_t bad = 0;
    int got;

    while ((got = csv_reader_next(reader, &row)) == 1) {
        if (table->rows == 0) {
            table->columns = row.count;
            bad += table->foreign ? 0 : table_check_header(table, &row, faults);
        }
        if (table->rows > CSV_ROWS_MAX) {
            fault_add(faults, table->path, row.line, NULL,
                      "the table has more than %d rows; make it smaller", CSV_ROWS_MAX);
            return bad + 1;
        }
        if (table_takes_row(table, &row)) {
            table_add_row(table, &row);
        } else {
            bad++;
            fault_add(faults, table->path, row.line, NULL,
                      "the row has %zu cells, the header %zu; quote cells that hold commas",
                      row.count, table->columns);
        }
    }
    if (got < 0) {
        bad++;
        fault_add(faults, table->path, row.line, NULL, "%s", csv_reader_why(reader));
    } else if (table->rows == 0) {
        bad++;
        fault_add(faults, table->path, 1, NULL, "there is no header; write the columns' names");
    }
    return bad;
}

/* What the first line has most of, outside of quotes. */
static char table_guess_separator(const char *text)
{
    static const char separators[] = ",;\t";
    size_t counts[sizeof separators - 1] = {0}, best = 0;
    bool quoted = false;

    for (; *text != '\0' && (quoted || *text != '\n'); text++) {
        const char *at = strchr(separators, *text);
        quoted ^= *text == '"';
        if (at != NULL && !quoted) {
            counts[at - separators]++;
        }
    }
    for (size_t i = 1; i < sizeof counts / sizeof counts[0]; i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    return separators[best];
}

/* Returns the number of faults. */
static size_t table_parse(struct csv_table *table, struct buffer *content,
                          struct fault_list *faults)
{
    struct buffer why = {0};
    bool good = table->foreign ? encoding_decode(content, &why) : !encoding_has_mark(content, &why);
    size_t bad = 1;

    if (good) {
        struct csv_reader *reader = csv_reader_new(buffer_text(content), content->length);
        buffer_reserve(&table->text, content->length); /* no cell takes more than it does there */
        table->separator = table->foreign ? table_guess_separator(buffer_text(content)) : ',';
        csv_reader_separate(reader, table->separator);
        bad = table_fill(table, reader, faults);
        csv_reader_free(reader);
    } else {
        fault_add(faults, table->path, 1, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return bad;
}

static struct csv_table *table_read(const char *path, bool foreign, struct fault_list *faults)
{
    struct csv_table *table = memory_get(1, sizeof *table);
    struct buffer content = {0};
    struct buffer why = {0};
    size_t bad = 1;

    table->path = memory_text(path);
    table->foreign = foreign;
    if (file_read(store_kernel_system(), path, 0, foreign ? CSV_FOREIGN_MAX : CSV_TABLE_MAX,
                  &content, &why)) {
        bad = table_parse(table, &content, faults);
    } else {
        fault_add(faults, path, 0, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&content);
    buffer_free(&why);
    if (bad > 0) {
        csv_table_free(table);
        return NULL;
    }
    return table;
}

struct csv_table *csv_table_read(const char *path, struct fault_list *faults)
{
    return table_read(path, false, faults);
}

struct csv_table *csv_table_read_foreign(const char *path, struct fault_list *faults)
{
    return table_read(path, true, faults);
}

void csv_table_free(struct csv_table *table)
{
    if (table != NULL) {
        buffer_free(&table->text);
        free(table->cells);
        free(table->lines);
        free(table->path);
        free(table);
    }
}

char csv_table_separator(const struct csv_table *table)
{
    return table->separator;
}

const char *csv_table_path(const struct csv_table *table)
{
    return table->path;
}

size_t csv_table_rows(const struct csv_table *table)
{
    return table->rows - 1;
}

size_t csv_table_columns(const struct csv_table *table)
{
    return table->columns;
}

/* A cell that there is, by its place in the file: row 0 is the header. */
static const char *cell_at(const struct csv_table *table, size_t row, size_t column)
{
    return table->text.bytes + table->cells[row * table->columns + column];
}

/* The same; NULL where there is none. */
static const char *table_at(const struct csv_table *table, size_t row, size_t column)
{
    return row < table->rows && column < table->columns ? cell_at(table, row, column) : NULL;
}

const char *csv_table_name(const struct csv_table *table, size_t index)
{
    return table_at(table, 0, index);
}

int csv_table_column(const struct csv_table *table, const char *name)
{
    for (size_t i = 0; i < table->columns; i++) {
        if (strcmp(cell_at(table, 0, i), name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

bool csv_table_require(const struct csv_table *table, const char *const *names,
                       struct fault_list *faults)
{
    bool all = true;

    for (; *names != NULL; names++) {
        if (csv_table_column(table, *names) < 0) {
            all = false;
            fault_add(faults, table->path, table->lines[0], *names,
                      "is missing; add a column of that name");
        }
    }
    return all;
}

const char *csv_table_cell(const struct csv_table *table, size_t row, size_t column)
{
    return row < csv_table_rows(table) ? table_at(table, row + 1, column) : NULL;
}

const char *csv_table_text(const struct csv_table *table, size_t row, const char *name)
{
    int column = csv_table_column(table, name);

    return column >= 0 ? csv_table_cell(table, row, (size_t)column) : NULL;
}

int csv_table_number(const struct csv_table *table, size_t row, const char *name, double *value,
                     struct fault_list *faults)
{
    const char *text = csv_table_text(table, row, name);

    if (text == NULL || *text == '\0') {
        return 0;
    }
    if (number_parse(text, value)) {
        return 1;
    }
    fault_add(faults, table->path, csv_table_line(table, row), name,
              "\"%s\" is not a number; write one such as 1800 or 1.5e-3", text);
    return -1;
}

long csv_table_find(const struct csv_table *table, const char *name, const char *text)
{
    int column = csv_table_column(table, name);

    for (size_t row = 0; column >= 0 && row < csv_table_rows(table); row++) {
        const char *cell = cell_at(table, row + 1, (size_t)column);
        if (*cell == *text && strcmp(cell, text) == 0) {
            return (long)row;
        }
    }
    return -1;
}

size_t csv_table_line(const struct csv_table *table, size_t row)
{
    return row < csv_table_rows(table) ? table->lines[row + 1] : 0;
}
