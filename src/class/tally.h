/* tally: how much of a drop box is whose. */
#ifndef CLASS_TALLY_H
#define CLASS_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct tally_row {
    uid_t uid;
    uint64_t files, bytes; /* taken */
    uint64_t beyond;       /* files that were left, being more than one user may have */
    bool has_folder;       /* in the storage */
    char *login;           /* NULL: not asked for yet */
};

/* All zero is empty; freed with tally_free. */
struct tally {
    struct tally_row *rows; /* by uid */
    size_t count, room;
};

/* The row of a user, made where there is none. Valid until the next call. */
struct tally_row *tally_row(struct tally *tally, uid_t uid);
void tally_free(struct tally *tally);

#endif
