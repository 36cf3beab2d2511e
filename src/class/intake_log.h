/* intake_log: STORAGE/sweep.csv: what was swept, one row a file: when, whose, the name, the ctime,
 * the bytes, the hash; the login, the host and the course of the sweep. A row stands there before
 * its file leaves the drop box. */
#ifndef CLASS_INTAKE_LOG_H
#define CLASS_INTAKE_LOG_H

#include <stdbool.h>

#include "class/intake_entry.h"

/* Rows that can be on disk while their files are still in the box: no more are taken at once. */
enum { INTAKE_BATCH = 128 };

struct intake_log {
    const struct store_kernel *kernel;
    int fd;             /* for appending, and locked: one sweep at a time */
    struct buffer tail; /* its last rows: at least INTAKE_BATCH of them where there are so many */
    struct buffer rows; /* those that are still to be written */
    struct buffer tags; /* ",host,course", behind each login; empty: a log of an earlier version */
};

/* Opens, or begins, the log of COURSE in the open folder STORAGE; one that an earlier version began
 * keeps its columns. A row that was cut off is cut away: its
 * file is still in the box. False with the reason in WHY. Closed with intake_log_close in any
 * case. */
bool intake_log_open(struct intake_log *log, const struct store_kernel *kernel, int storage,
                     const char *course, struct buffer *why);
void intake_log_close(struct intake_log *log);

/* Adds the row of an entry, which the user LOGIN owns, to those that are to be written. */
void intake_log_add(struct intake_log *log, const struct intake_entry *entry, const char *login);

/* Writes them, and syncs. False with errno. */
bool intake_log_write(struct intake_log *log);

/* Whether the last rows have this entry: its owner, name, ctime and size. */
bool intake_log_has(const struct intake_log *log, const struct intake_entry *entry);

#endif
