/* ledger_log: the reading side of a ledger. Never writes, never locks, and reads whatever is left
 * of a damaged file; so it serves the student's lab and an instructor who trusts nobody.
 *
 * A ledger is CSV, a header line and one record a line:
 *
 *     version,seq,time,session,track,part,event,key,value,unit,scenario,chain
 *
 * Texts are escaped (escape.h). chain is SHA-256 over the previous record's chain (nothing for
 * the first record) and the exact bytes of this line before its last comma. */
#ifndef STORE_LEDGER_LOG_H
#define STORE_LEDGER_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/buffer.h"
#include "store/digest.h"

#define LEDGER_HEADER "version,seq,time,session,track,part,event,key,value,unit,scenario,chain"

/* How it begins in every version. */
#define LEDGER_BEGINNING "version,seq,time,"

enum {
    LEDGER_VERSION = 1,
    LEDGER_FIELD_MAX = 64 * 1024, /* bytes of a field as it stands in the file */
    LEDGER_FILE_MAX = 64 * 1024 * 1024,
    LEDGER_DAMAGE_MAX = 1000 /* damaged records that are told apart; what follows is left unread */
};

struct ledger_record {
    size_t number;     /* its place in the file, 1..; the same as seq in a sound ledger */
    size_t seq;        /* as written; 0 when unreadable */
    size_t session;    /* as written: 1.. counts the program's starts; 0 when unreadable */
    const char *time;  /* UTC, 2026-01-31T12:00:00.123Z */
    const char *track; /* this and the rest are texts, unescaped, never NULL; what a student may
                          have put there is not fit for a terminal before it is cleaned */
    const char *part;
    const char *event;
    const char *key;
    const char *value;
    const char *unit;
    const char *scenario;
    const char *chain;
    const char *damage; /* NULL when the record is sound; else what is wrong ("does not match its
                           chain"). A damaged record's texts are for showing, not believing. */
};

struct ledger_log;

/* Reads a ledger. NULL with the reason in WHY: can't be opened, a symbolic link, no regular file,
 * too large, or not a ledger at all. Freed with ledger_log_free(). */
struct ledger_log *ledger_log_read(const char *path, struct buffer *why);

/* The same from memory; the bytes may go away afterwards. No bytes are an empty ledger. */
struct ledger_log *ledger_log_parse(const char *bytes, size_t length, struct buffer *why);
void ledger_log_free(struct ledger_log *log);

/* How many records there are, damaged ones included. */
size_t ledger_log_count(const struct ledger_log *log);

/* Record INDEX (0..); NULL beyond the last. Lives as long as the log, whatever is added. */
const struct ledger_record *ledger_log_record(const struct ledger_log *log, size_t index);

/* How many records are damaged; a damaged header line counts as one. */
size_t ledger_log_damaged(const struct ledger_log *log);

/* The chain of the last record, "" when there is none. */
const char *ledger_log_head(const struct ledger_log *log);

/* Bytes behind the last newline: a record that was never finished. */
size_t ledger_log_torn(const struct ledger_log *log);

/* True when this version may append to it. Else WHY says why not: a newer version wrote the last
 * record, or more is damaged than was read. */
bool ledger_log_may_continue(const struct ledger_log *log, struct buffer *why);

/* True when header and every record are sound and nothing is torn. Else *NUMBER is the first bad
 * record (0: the header line; count + 1: the torn one) and WHY says what is wrong with it. */
bool ledger_log_verify(const struct ledger_log *log, size_t *number, struct buffer *why);

/* What every record is made of; NULL is "". */
struct ledger_entry {
    const char *track;
    const char *part;
    const char *event;
    const char *key;
    const char *value;
    const char *unit;
    const char *scenario;
};

/* For the writing side. Formats the record that would follow the log into LINE (cleared first):
 * one whole line with its newline. TIME_MS is UTC in milliseconds since 1970. False with the
 * reason in WHY when a field is too long. */
bool ledger_log_format(const struct ledger_log *log, const struct ledger_entry *entry,
                       size_t session, int64_t time_ms, struct buffer *line, struct buffer *why);

/* The torn bytes are no longer in the file. */
void ledger_log_forget_torn(struct ledger_log *log);

/* Adds records, whole lines as they now stand in the file, to the log. */
void ledger_log_extend(struct ledger_log *log, const char *bytes, size_t length);

#endif
