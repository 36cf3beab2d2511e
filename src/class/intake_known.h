/* intake_known: what a storage holds by its log, for sweeps of a box from which nothing is removed.
 */
#ifndef CLASS_INTAKE_KNOWN_H
#define CLASS_INTAKE_KNOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "store/fault.h"

/* All zero is empty. */
struct intake_known {
    char **files; /* "UID/NAME", by their bytes */
    size_t count, room;
};

/* Reads STORAGE/sweep.csv. What can't be read is among the faults, and then taken anew, which the
 * storage finds out. Freed with intake_known_free. */
void intake_known_read(struct intake_known *known, const char *storage, struct fault_list *faults);
void intake_known_free(struct intake_known *known);

/* Whether a user's file of that name was taken. */
bool intake_known_has(const struct intake_known *known, uid_t uid, const char *name);

#endif
