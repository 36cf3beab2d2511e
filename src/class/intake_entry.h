/* intake_entry: one entry of a drop box, and why it is not taken. Whoever made it may exchange it
 * at any moment: what counts is what the opened file says of itself. */
#ifndef CLASS_INTAKE_ENTRY_H
#define CLASS_INTAKE_ENTRY_H

#include <sys/stat.h>

#include "store/buffer.h"
#include "store/kernel.h"

/* Why an entry is left where it is. */
enum intake_reason {
    INTAKE_GOOD,       /* it is not: it can be taken */
    INTAKE_NAME,       /* no name that fleetlab gives */
    INTAKE_UNFINISHED, /* begins with a dot, and was left so */
    INTAKE_LOCK,       /* a LOCK that closes nothing */
    INTAKE_KIND,       /* no regular file: a link, a FIFO, a folder */
    INTAKE_LINKS,      /* more than one name */
    INTAKE_LARGE,      /* larger than a ledger may be */
    INTAKE_SPARSE,     /* bytes that no disk holds */
    INTAKE_STRANGE,    /* begins like nothing that is handed in */
    INTAKE_LIMIT,      /* beyond what one user may have in a sweep */
    INTAKE_CHANGED,    /* changed, or was exchanged, while it was taken */
    INTAKE_TAKEN,      /* its name was swept before, with other content */
    INTAKE_CLOSED,     /* can't be opened, or read */
    INTAKE_REASONS
};

/* "sparse", "of another kind": for counting what was left. */
extern const char *const intake_reasons[INTAKE_REASONS];

struct intake_entry {
    const char *name;
    struct stat status;
    struct buffer content;
};

/* Looks at what lies under the entry's name in the folder BOX, which lies on DEVICE, without
 * opening it. Sets the status. Else the reason, with "is a FIFO" in WHY. */
enum intake_reason intake_entry_look(int box, dev_t device, struct intake_entry *entry,
                                     struct buffer *why);

/* Opens and reads it without waiting for, or following, anything. Sets status and content to those
 * of one and the same file. */
enum intake_reason intake_entry_read(const struct store_kernel *kernel, int box,
                                     struct intake_entry *entry, struct buffer *why);

/* Whether the same file, unchanged, still has the entry's name. */
enum intake_reason intake_entry_stands(int box, const struct intake_entry *entry);

#endif
