/* Puts a hostile text into a ledger and makes the chain right again, as a student could:
 *
 *     poison LEDGER COLUMN TEXT    each record's COLUMN is the text, as bytes in the file
 *     poison LEDGER escaped TEXT   each record's values are the text, as the program would write it
 *     poison LEDGER pairs TEXT     the same for each VALUE of NAME=VALUE
 *
 * The records go to standard output; what a column's name is, says the ledger's header. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/csv.h"
#include "store/ledger_log.h"
#include "store/utc.h"

enum { COLUMNS = 12, CHAIN = COLUMNS - 1 };

/* Where cell COLUMN of a line begins. */
static const char *cell(const char *line, int column)
{
    bool quoted = false;
    for (; column > 0; line++) {
        quoted = quoted != (*line == '"');
        column -= *line == ',' && !quoted;
    }
    return line;
}

/* The same line with another cell, and the chain that it needs. */
static void put_cell(struct buffer *line, int column, const char *text, const char *head)
{
    struct buffer whole = {0};
    char chain[DIGEST_ROOM];
    const char *at = cell(line->bytes, column), *next = cell(line->bytes, column + 1);
    buffer_add(&whole, line->bytes, (size_t)(at - line->bytes));
    csv_cell_add(&whole, text);
    buffer_add(&whole, next - 1, (size_t)(cell(line->bytes, CHAIN) - next));
    digest_link(head, whole.bytes, whole.length, chain);
    buffer_add_format(&whole, ",%s\n", chain);
    buffer_free(line);
    *line = whole;
}

/* NAME=VALUE lines, each with the text for its value. */
static void put_pairs(struct buffer *out, const char *value, const char *text)
{
    while (*value) {
        size_t name = strcspn(value, "=\n");
        buffer_add(out, value, name);
        buffer_add_format(out, "=%s\n", text);
        value += strcspn(value, "\n");
        value += *value == '\n';
    }
}

static void add_record(struct ledger_log *log, const struct ledger_record *record,
                       const char *column, const char *text)
{
    static const char *const columns[] = {"version", "seq",   "time",  "session", "track",   "part",
                                          "event",   "key",   "value", "unit",    "scenario"};
    struct buffer value = {0}, line = {0}, why = {0};
    int64_t time = 0;
    struct ledger_entry entry = {record->track, record->part, record->event,   record->key,
                                 record->value, record->unit, record->scenario};
    utc_parse(record->time, &time);
    if (strcmp(column, "pairs") == 0 && strchr(record->value, '=')) {
        put_pairs(&value, record->value, text);
        entry.value = buffer_text(&value);
    } else if (strcmp(column, "escaped") == 0) {
        entry.key = entry.value = entry.unit = entry.scenario = text;
    }
    char *head = strdup(ledger_log_head(log));
    ledger_log_format(log, &entry, record->session, time, &line, &why);
    for (int i = 0; i < CHAIN; i++) {
        if (strcmp(columns[i], column) == 0) {
            put_cell(&line, i, text, head);
        }
    }
    fwrite(line.bytes, 1, line.length, stdout);
    ledger_log_extend(log, line.bytes, line.length);
    buffer_free(&value);
    buffer_free(&line);
    free(head);
}

int main(int argc, char **argv)
{
    struct buffer why = {0};
    struct ledger_log *from = argc == 4 ? ledger_log_read(argv[1], &why) : NULL;
    struct ledger_log *to = ledger_log_parse("", 0, &why);
    if (!from || !to) {
        fprintf(stderr, "poison: %s\n", buffer_text(&why));
        return 2;
    }
    puts(LEDGER_HEADER);
    for (size_t i = 0; i < ledger_log_count(from); i++) {
        add_record(to, ledger_log_record(from, i), argv[2], argv[3]);
    }
    ledger_log_free(from);
    ledger_log_free(to);
    return 0;
}
