/* dropbox: the staff's side of a drop box, or of a folder for anchors: making one, and taking out
 * what lies in it. What students see of it is in store/deposit.h. */
#ifndef CLASS_DROPBOX_H
#define CLASS_DROPBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "store/buffer.h"
#include "store/fault.h"

/* How a chore ended. */
enum dropbox_end {
    DROPBOX_DONE,
    DROPBOX_NOT_BEGUN, /* what was asked can't be: nothing was done */
    DROPBOX_STOPPED    /* something failed on the way */
};

/*
 * Makes FOLDER, or mends one of the user's own, to be a drop box: mode 3773 (sticky, setgid; others
 * may add and not list) and group GROUP. Unless it is done the reason is in WHY.
 */
enum dropbox_end dropbox_make(const char *folder, const char *group, struct buffer *why);

struct dropbox_sweep {
    size_t swept;   /* files taken into the storage, and gone from the drop box */
    size_t refused; /* entries that are left where they are; each has its fault */
};

/*
 * Takes every file of the drop box FOLDER, whose owner must be the user, into STORAGE/UID/, where
 * UID is the file's owner: copied, synced, written down in STORAGE/sweep.csv (swept, uid, name,
 * ctime, bytes, sha256), synced, and only then unlinked. Entries that begin with a dot (not
 * finished) and LOCK are left alone. Refused: what is no regular file with one name and a plain
 * name of its own, or is larger than a ledger may be, or changes meanwhile. When it had
 * to stop there is a fault; what was swept before is safe, and the next sweep goes on.
 */
enum dropbox_end dropbox_sweep(const char *folder, const char *storage, struct dropbox_sweep *sweep,
                               struct fault_list *faults);

#endif
