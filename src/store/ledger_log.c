/* ledger_log: see the header. */
#include "store/ledger_log.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "store/clean.h"
#include "store/csv.h"
#include "store/escape.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/utc.h"

/* The columns, in the order of the header. */
enum ledger_column {
    COLUMN_VERSION,
    COLUMN_SEQ,
    COLUMN_TIME,
    COLUMN_SESSION,
    COLUMN_TRACK,
    COLUMN_PART,
    COLUMN_EVENT,
    COLUMN_KEY,
    COLUMN_VALUE,
    COLUMN_UNIT,
    COLUMN_SCENARIO,
    COLUMN_CHAIN,
    COLUMNS
};

/* No sound line is longer: twelve fields, each quoted. */
enum { LEDGER_LINE_MAX = COLUMNS * (LEDGER_FIELD_MAX + 3) };

struct ledger_log {
    struct ledger_record **records;
    size_t count;
    size_t room;
    size_t damaged;
    size_t seq;     /* of the last sound record */
    bool doubt;     /* damage since then: records may be missing, or be there in pieces */
    bool newer;     /* the last record is of a newer version */
    bool unread;    /* damage beyond measure: the rest was left */
    bool no_header; /* the first line is not the header */
    size_t torn;
    char head[DIGEST_ROOM];     /* the last record's chain as it stands there */
    char computed[DIGEST_ROOM]; /* and as it ought to be */
    struct csv_reader *reader;
};

/* ---- one record ---- */

/* TEXT goes on to its newline or NUL. */
static bool ledger_is_chain(const char *text)
{
    return strspn(text, "0123456789abcdef") == DIGEST_ROOM - 1;
}

static size_t ledger_count_from(const char *text)
{
    long long value;

    return number_parse_integer(text, 1, 1000000000, &value) ? (size_t)value : 0;
}

/* A record whose texts are copies of the row's cells: unescaped where possible. Cells that are
 * missing are "". */
static struct ledger_record *ledger_record_new(const struct csv_row *row)
{
    size_t sizes[COLUMNS];
    size_t total = 0;

    for (size_t i = 0; i < COLUMNS; i++) {
        sizes[i] = i < row->count ? strlen(row->cells[i]) + 1 : 1;
        total += sizes[i];
    }

    struct ledger_record *record = memory_get(1, sizeof *record + total);
    char *text = (char *)(record + 1);
    const char *texts[COLUMNS] = {0};

    for (size_t i = 0; i < COLUMNS; i++) {
        const char *cell = i < row->count ? row->cells[i] : "";

        memcpy(text, cell, sizes[i]);
        if (!escape_undo(text)) {
            memcpy(text, cell, sizes[i]);
            record->damage = "has a backslash that escapes nothing";
        }
        texts[i] = text;
        text += sizes[i];
    }
    record->seq = ledger_count_from(texts[COLUMN_SEQ]);
    record->session = ledger_count_from(texts[COLUMN_SESSION]);
    record->time = texts[COLUMN_TIME];
    record->track = texts[COLUMN_TRACK];
    record->part = texts[COLUMN_PART];
    record->event = texts[COLUMN_EVENT];
    record->key = texts[COLUMN_KEY];
    record->value = texts[COLUMN_VALUE];
    record->unit = texts[COLUMN_UNIT];
    record->scenario = texts[COLUMN_SCENARIO];
    record->chain = texts[COLUMN_CHAIN];
    return record;
}

static bool ledger_has_long_field(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (strlen(row->cells[i]) > LEDGER_FIELD_MAX) {
            return true;
        }
    }
    return false;
}

/* What is wrong with the fields of a record; NULL when nothing is. */
static const char *ledger_field_damage(const struct ledger_log *log, const struct csv_row *row,
                                       const struct ledger_record *record)
{
    if (row->count != COLUMNS) {
        return "has not twelve fields";
    }
    if (ledger_has_long_field(row)) {
        return "has a field of more than 64 KiB";
    }
    if (strcmp(row->cells[COLUMN_VERSION], "1") != 0) {
        return "has no version that ever was";
    }
    if (record->session == 0) {
        return "has no session number";
    }
    if (record->seq != log->seq + 1 && !(log->doubt && record->seq > log->seq)) {
        return "has not the next sequence number";
    }
    return record->damage;
}

/* Moves the chain on by one line. False when the line doesn't fit it. A chain cell that alone was
 * altered must not spoil the record behind it: either of the previous two values will do. */
static bool ledger_chain_step(struct ledger_log *log, const char *line, size_t length)
{
    const size_t tail = DIGEST_ROOM; /* the last comma and the chain behind it */
    size_t body = length >= tail ? length - tail : length;
    const char *chain = length >= tail ? line + body + 1 : "";
    char from_head[DIGEST_ROOM];
    char from_computed[DIGEST_ROOM];

    digest_link(log->head, line, body, from_head);
    memcpy(from_computed, from_head, DIGEST_ROOM);
    if (strcmp(log->head, log->computed) != 0) {
        digest_link(log->computed, line, body, from_computed);
    }
    memcpy(log->computed, from_head, DIGEST_ROOM);
    memcpy(log->head, from_head, DIGEST_ROOM);
    if (!ledger_is_chain(chain)) {
        return false;
    }
    memcpy(log->head, chain, DIGEST_ROOM - 1);
    return line[body] == ',' &&
           (strcmp(log->head, from_head) == 0 || strcmp(log->head, from_computed) == 0);
}

/* Adds the record that stands in one line (without its newline). */
static void ledger_add_line(struct ledger_log *log, const char *line, size_t length)
{
    struct csv_row row = {0};
    bool fits = ledger_chain_step(log, line, length);
    bool readable = false;
    const char *damage = NULL;

    if (length <= LEDGER_LINE_MAX) {
        csv_reader_reset(log->reader, line, length);
        readable = csv_reader_next(log->reader, &row) == 1;
    }
    if (!readable) {
        row.count = 0;
    }

    struct ledger_record *record = ledger_record_new(&row);

    log->newer = readable && ledger_count_from(row.cells[COLUMN_VERSION]) > LEDGER_VERSION;
    if (log->newer) {
        damage = "was written by a newer version of fleetlab";
    } else if (!readable) {
        damage = length > LEDGER_LINE_MAX ? "is too long" : "is not CSV";
    } else if (!fits) {
        damage = "does not match its chain";
    } else {
        damage = ledger_field_damage(log, &row, record);
    }
    record->damage = damage;
    record->number = log->count + 1;
    if (damage == NULL) {
        log->seq = record->seq;
        log->doubt = false;
    } else {
        log->damaged++;
        log->doubt = true;
    }
    log->records = memory_grow(log->records, log->count, &log->room,
                               sizeof(struct ledger_record *));
    log->records[log->count++] = record;
}

/* ---- a whole ledger ---- */

void ledger_log_extend(struct ledger_log *log, const char *bytes, size_t length)
{
    const char *end;

    while (length > 0 && (end = memchr(bytes, '\n', length)) != NULL) {
        size_t line = (size_t)(end - bytes);

        if (log->damaged >= LEDGER_DAMAGE_MAX) {
            log->unread = true;
            return;
        }
        ledger_add_line(log, bytes, line);
        bytes += line + 1;
        length -= line + 1;
    }
}

/* True when the bytes can be taken for a ledger, perhaps a damaged one: continuing some other
 * file would be worse than refusing. */
static bool ledger_log_is_one(const struct ledger_log *log, const char *bytes, size_t length)
{
    if (length == log->torn) { /* no whole line: cut off in its header */
        return length < strlen(LEDGER_HEADER) + 1 && strncmp(bytes, LEDGER_HEADER, length) == 0;
    }
    return !log->no_header || log->damaged < log->count ||
           (log->newer && strncmp(bytes, "version,", strlen("version,")) == 0);
}

struct ledger_log *ledger_log_parse(const char *bytes, size_t length, struct buffer *why)
{
    static const char header[] = LEDGER_HEADER "\n";
    struct ledger_log *log = memory_get(1, sizeof *log);
    const char *first = length > 0 ? memchr(bytes, '\n', length) : NULL;
    const char *last = length > 0 ? memrchr(bytes, '\n', length) : NULL;
    size_t whole = last != NULL ? (size_t)(last - bytes) + 1 : 0;
    size_t skip = first != NULL ? (size_t)(first - bytes) + 1 : 0;

    log->reader = csv_reader_new("", 0);
    log->torn = length - whole;
    log->no_header = whole > 0 && (skip != sizeof header - 1 || memcmp(bytes, header, skip) != 0);
    if (whole > skip) {
        ledger_log_extend(log, bytes + skip, whole - skip);
    }
    if (length > 0 && !ledger_log_is_one(log, bytes, length)) {
        buffer_add_text(why, "is not a fleetlab ledger; give another file with --ledger");
        ledger_log_free(log);
        return NULL;
    }
    return log;
}

struct ledger_log *ledger_log_read(const char *path, struct buffer *why)
{
    struct buffer content = {0};
    struct buffer reason = {0};
    struct ledger_log *log = NULL;

    if (file_read(store_kernel_system(), path, O_NOFOLLOW, LEDGER_FILE_MAX, &content, &reason)) {
        log = ledger_log_parse(buffer_text(&content), content.length, &reason);
    }
    if (log == NULL) {
        clean_format(why, "%s %s", path, buffer_text(&reason));
    }
    buffer_free(&content);
    buffer_free(&reason);
    return log;
}

void ledger_log_free(struct ledger_log *log)
{
    if (log == NULL) {
        return;
    }
    for (size_t i = 0; i < log->count; i++) {
        free(log->records[i]);
    }
    free(log->records);
    csv_reader_free(log->reader);
    free(log);
}

size_t ledger_log_count(const struct ledger_log *log)
{
    return log->count;
}

const struct ledger_record *ledger_log_record(const struct ledger_log *log, size_t index)
{
    return index < log->count ? log->records[index] : NULL;
}

size_t ledger_log_damaged(const struct ledger_log *log)
{
    return log->damaged + log->no_header;
}

const char *ledger_log_head(const struct ledger_log *log)
{
    return log->head;
}

size_t ledger_log_torn(const struct ledger_log *log)
{
    return log->torn;
}

void ledger_log_forget_torn(struct ledger_log *log)
{
    log->torn = 0;
}

bool ledger_log_may_continue(const struct ledger_log *log, struct buffer *why)
{
    if (log->newer) {
        buffer_add_text(why, "was written by a newer version of fleetlab; start that one");
    } else if (log->unread) {
        clean_format(why,
                     "has more than %d damaged records; keep it, and give another file "
                     "with --ledger",
                     LEDGER_DAMAGE_MAX);
    }
    return !log->newer && !log->unread;
}

bool ledger_log_verify(const struct ledger_log *log, size_t *number, struct buffer *why)
{
    if (log->no_header) {
        *number = 0;
        buffer_add_text(why, "the header line is damaged");
        return false;
    }
    for (size_t i = 0; i < log->count; i++) {
        if (log->records[i]->damage != NULL) {
            *number = i + 1;
            clean_format(why, "record %zu %s", i + 1, log->records[i]->damage);
            return false;
        }
    }
    if (log->torn > 0) {
        *number = log->count + 1;
        clean_format(why, "record %zu is torn: its line has no end", log->count + 1);
        return false;
    }
    return true;
}

/* ---- the next record ---- */

/* Behind damage no number is given twice, whatever stood in the damaged lines. */
static size_t ledger_next_seq(const struct ledger_log *log)
{
    return (log->doubt && log->count > log->seq ? log->count : log->seq) + 1;
}

bool ledger_log_format(const struct ledger_log *log, const struct ledger_entry *entry,
                       size_t session, int64_t time_ms, struct buffer *line, struct buffer *why)
{
    const char *const texts[] = {entry->track, entry->part, entry->event,   entry->key,
                                 entry->value, entry->unit, entry->scenario};
    size_t next = ledger_next_seq(log);
    struct buffer field = {0};
    bool good = true;

    buffer_cut(line, 0);
    buffer_add_format(line, "%d,%zu,", LEDGER_VERSION, next);
    utc_add(line, time_ms);
    buffer_add_format(line, ",%zu", session);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && good; i++) {
        buffer_cut(&field, 0);
        escape_add(&field, texts[i] != NULL ? texts[i] : "");
        good = field.length <= LEDGER_FIELD_MAX;
        buffer_add_char(line, ',');
        csv_cell_add(line, buffer_text(&field));
    }
    buffer_free(&field);
    if (good) {
        char chain[DIGEST_ROOM];

        digest_link(log->head, buffer_text(line), line->length, chain);
        buffer_add_format(line, ",%s\n", chain);
    } else {
        buffer_add_text(why, "a text has more than 64 KiB; make it shorter");
    }
    return good;
}
