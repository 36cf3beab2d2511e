/* csv: rows out of bytes and into bytes. See the header. */
#include "store/csv.h"
#include "store/csv_table.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "store/memory.h"

struct csv_reader {
    struct csv_parser parser;
    char separator;
    const char *bytes;
    size_t length;
    size_t at;   /* bytes given to the parser */
    size_t line; /* lines given to the parser */
    const char *why;
    bool ended;
    bool whole;         /* the parser has finished the row */
    size_t row_bytes;   /* of the row so far; 0 between rows */
    struct buffer text; /* the row's cells, each with its NUL */
    size_t starts[CSV_CELLS_MAX];
    const char *cells[CSV_CELLS_MAX];
    size_t count; /* may exceed CSV_CELLS_MAX by one: the row is then refused */
};

/* A row ends at LF alone; the CR before it counts as a blank. So a lone CR ends no row, and one
 * line of the file can't hold two rows. */
static int csv_is_end(unsigned char c)
{
    return c == CSV_LF;
}

static int csv_is_blank(unsigned char c)
{
    return c == CSV_SPACE || c == CSV_TAB || c == CSV_CR;
}

/* Where a tab stands between cells it is no blank. */
static int csv_is_blank_but_tab(unsigned char c)
{
    return c == CSV_SPACE || c == CSV_CR;
}

static int (*blanks_of(char separator))(unsigned char c)
{
    return separator == '\t' ? csv_is_blank_but_tab : csv_is_blank;
}

static void *csv_resize(void *block, size_t size)
{
    return memory_resize(block, size, 1);
}

static void csv_start(struct csv_reader *reader)
{
    csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_term_func(&reader->parser, csv_is_end);
    csv_set_delim(&reader->parser, (unsigned char)reader->separator);
    csv_set_space_func(&reader->parser, blanks_of(reader->separator));
    csv_set_realloc_func(&reader->parser, csv_resize);
    csv_set_blk_size(&reader->parser, 4096);
}

struct csv_reader *csv_reader_new(const char *bytes, size_t length)
{
    struct csv_reader *reader = memory_get(1, sizeof *reader);

    reader->separator = ',';
    csv_start(reader);
    csv_reader_reset(reader, bytes, length);
    return reader;
}

void csv_reader_separate(struct csv_reader *reader, char separator)
{
    reader->separator = separator;
    csv_free(&reader->parser);
    csv_start(reader);
}

void csv_reader_reset(struct csv_reader *reader, const char *bytes, size_t length)
{
    if (reader->why != NULL || reader->row_bytes > 0) { /* stopped in the middle of a row */
        csv_free(&reader->parser);
        csv_start(reader);
    }
    reader->bytes = bytes;
    reader->length = length;
    reader->at = 0;
    reader->line = 0;
    reader->why = NULL;
    reader->ended = false;
    reader->row_bytes = 0;
}

void csv_reader_free(struct csv_reader *reader)
{
    if (reader != NULL) {
        csv_free(&reader->parser);
        buffer_free(&reader->text);
        free(reader);
    }
}

static void csv_add_cell(struct csv_reader *reader, const char *bytes, size_t length)
{
    if (reader->count < CSV_CELLS_MAX) {
        char *cell = buffer_reserve(&reader->text, length + 1);

        memcpy(cell, bytes, length);
        cell[length] = '\0';
        reader->starts[reader->count] = reader->text.length;
        buffer_grew(&reader->text, length + 1);
    }
    if (reader->count <= CSV_CELLS_MAX) {
        reader->count++;
    }
}

static void csv_on_cell(void *bytes, size_t length, void *context)
{
    csv_add_cell(context, bytes, length);
}

static void csv_on_row(int end, void *context)
{
    struct csv_reader *reader = context;

    (void)end;
    reader->whole = true;
}

static int csv_stop(struct csv_reader *reader, const char *why)
{
    reader->why = why;
    return -1;
}

/* Where a cell ends whose quotes are nothing but the two around it: at the second one. NULL: a
 * quote is in it, stands elsewhere, or is closed on another line. */
static const char *csv_quoted_end(const struct csv_reader *reader, const char *begin,
                                  const char *end)
{
    int (*is_blank)(unsigned char c) = blanks_of(reader->separator);
    const char *close = memchr(begin + 1, '"', (size_t)(end - begin) - 1);
    const char *next = close != NULL ? close + 1 : end;

    while (next < end && is_blank((unsigned char)*next)) {
        next++;
    }
    return close != NULL && (next == end || *next == reader->separator) ? close : NULL;
}

/* The text of the cell at BEGIN, as it is or between quotes, is from *FROM to *TO. Where the
 * separator behind it stands, END behind the last one; NULL: a quote is anywhere else. */
static const char *csv_plain_cell(const struct csv_reader *reader, const char *begin,
                                  const char *end, const char **from, const char **to)
{
    int (*is_blank)(unsigned char c) = blanks_of(reader->separator);

    while (begin < end && is_blank((unsigned char)*begin)) {
        begin++;
    }
    bool quoted = begin < end && *begin == '"';
    const char *close = quoted ? csv_quoted_end(reader, begin, end) : begin;
    if (close == NULL) {
        return NULL;
    }
    const char *stop = memchr(close, reader->separator, (size_t)(end - close));

    stop = stop != NULL ? stop : end;
    *from = begin + quoted;
    *to = quoted ? close : stop;
    while (!quoted && *to > begin && is_blank((unsigned char)(*to)[-1])) {
        --*to;
    }
    return quoted || memchr(begin, '"', (size_t)(*to - begin)) == NULL ? stop : NULL;
}

/* What stands on a line without its end, where there is nothing to parse. False, with no cell,
 * where a quote is for the parser. */
static bool csv_split_line(struct csv_reader *reader, const char *text, const char *end)
{
    const char *from, *to, *stop = NULL;

    for (const char *begin = text; stop != end; begin = stop + 1) {
        stop = csv_plain_cell(reader, begin, end, &from, &to);
        if (stop == NULL) {
            reader->count = 0;
            buffer_cut(&reader->text, 0);
            return false;
        }
        csv_add_cell(reader, from, (size_t)(to - from));
    }
    reader->whole = true;
    return true;
}

/* Takes one line of the file. 1: a row is whole; 0: go on; -1: a fault. */
static int csv_feed_line(struct csv_reader *reader, struct csv_row *row)
{
    const char *text = reader->bytes + reader->at;
    size_t rest = reader->length - reader->at;
    const char *end = memchr(text, '\n', rest);
    size_t length = end != NULL ? (size_t)(end - text) + 1 : rest;
    size_t blank = 0;

    reader->at += length;
    reader->line++;
    if (reader->row_bytes == 0) {
        row->line = reader->line;
        while (blank < length &&
               (csv_is_blank((unsigned char)text[blank]) || text[blank] == '\n')) {
            blank++;
        }
        if (blank == length) {
            return 0;
        }
    }
    reader->row_bytes += length;
    if (memchr(text, '\0', length) != NULL) {
        return csv_stop(reader, "there is a NUL byte; save the file as text");
    }
    if (reader->row_bytes > CSV_ROW_MAX) {
        return csv_stop(reader, "the row is too long; look for a quote that is never closed");
    }
    if (reader->row_bytes == length &&
        csv_split_line(reader, text, end != NULL ? end : text + length)) {
        return 1;
    }
    if (csv_parse(&reader->parser, text, length, csv_on_cell, csv_on_row, reader) != length) {
        return csv_stop(reader, "a quote stands where none may; quote the whole cell and double "
                                "the quotes in it");
    }
    return reader->whole;
}

/* The last row may lack its newline. */
static int csv_feed_end(struct csv_reader *reader)
{
    reader->ended = true;
    if (csv_fini(&reader->parser, csv_on_cell, csv_on_row, reader) != 0) {
        return csv_stop(reader, "a quote is never closed; close it");
    }
    return reader->whole;
}

int csv_reader_next(struct csv_reader *reader, struct csv_row *row)
{
    int got = 0;

    *row = (struct csv_row){.cells = reader->cells};
    reader->whole = false;
    reader->count = 0;
    buffer_cut(&reader->text, 0);
    if (reader->why != NULL) {
        return -1;
    }
    while (got == 0 && reader->at < reader->length) {
        got = csv_feed_line(reader, row);
    }
    if (got == 0 && !reader->ended) {
        got = csv_feed_end(reader);
    }
    if (got <= 0) {
        return got;
    }
    if (reader->count > CSV_CELLS_MAX) {
        return csv_stop(reader, "the row has too many cells; look for a missing newline");
    }
    for (size_t i = 0; i < reader->count; i++) {
        reader->cells[i] = reader->text.bytes + reader->starts[i];
    }
    row->count = reader->count;
    row->bytes = reader->text.length;
    reader->row_bytes = 0;
    return 1;
}

const char *csv_reader_why(const struct csv_reader *reader)
{
    return reader->why != NULL ? reader->why : "";
}

void csv_cell_add(struct buffer *out, const char *text)
{
    size_t length = strlen(text);
    bool plain = strpbrk(text, ",\"\r\n") == NULL &&
                 (length == 0 || (!csv_is_blank((unsigned char)text[0]) &&
                                  !csv_is_blank((unsigned char)text[length - 1])));

    if (plain) {
        buffer_add(out, text, length);
        return;
    }

    size_t room = 2 * length + 2; /* every byte a quote, and the two around it */

    buffer_grew(out, csv_write(buffer_reserve(out, room), room, text, length));
}

void csv_row_add(struct buffer *out, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            buffer_add_char(out, ',');
        }
        csv_cell_add(out, cells[i]);
    }
    if (count == 1 && cells[0][0] == '\0') {
        buffer_add_text(out, "\"\""); /* or it would be a blank line, which is no row */
    }
    buffer_add_char(out, '\n');
}
