/* intake_store: the staff's storage during a sweep. Copies are made by the batch: synced, given
 * their names, synced again and written down; then their originals may go. A sync of the whole file
 * system for a batch costs less than one for each file. */
#ifndef CLASS_INTAKE_STORE_H
#define CLASS_INTAKE_STORE_H

#include <stdbool.h>

#include "class/dropbox.h"
#include "class/intake_log.h"
#include "class/tally.h"
#include "store/fault.h"

struct intake_store {
    const struct store_kernel *kernel;
    const char *path;
    struct fault_list *faults;
    int folder;
    bool is_shared; /* the box's group reads it */
    struct intake_log log;
    struct tally tally;                      /* of what was taken, by user */
    struct intake_entry batch[INTAKE_BATCH]; /* without their contents; the names are its own */
    size_t count;
    bool is_stopped; /* something failed, as a fault says: nothing more may be unlinked */
};

/*
 * Opens the storage PATH, a folder that nobody else writes to and that is made if it is missing,
 * and its log, for COURSE. The GROUP of the box may read it, if the user is in that group and it is
 * new, or its own group may read it already. Closed with intake_store_close in any case.
 */
enum dropbox_end intake_store_open(struct intake_store *store, const struct store_kernel *kernel,
                                   const char *path, gid_t group, const char *course,
                                   struct fault_list *faults);
void intake_store_close(struct intake_store *store);

/* Notes what failed, with errno's reason; false. */
bool intake_store_stop(struct intake_store *store, const char *file, const char *what);

/* Copies an entry into the batch, which must have room. INTAKE_TAKEN when its name is there with
 * other content; INTAKE_CLOSED when the storage has stopped. */
enum intake_reason intake_store_put(struct intake_store *store, const struct intake_entry *entry);

/* Makes the batch last: from now on it is in the storage whatever happens. False: it has stopped.
 */
bool intake_store_sync(struct intake_store *store);

/* Empties the batch. */
void intake_store_clear(struct intake_store *store);

#endif
