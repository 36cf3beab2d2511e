/* archive: a zip file that strangers filled, such as a learning platform's download of all that was
 * handed in. What could be a ledger is taken out, into a folder of its own. */
#ifndef STORE_ARCHIVE_H
#define STORE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/buffer.h"

/* No class meets them. */
struct archive_limits {
    size_t entries;
    uint64_t file, all; /* bytes of one file that is taken out, and of all */
};
extern const struct archive_limits archive_limits_default;

/* Whether PATH is a file, and no folder. */
bool archive_is_file(const char *path);

/*
 * Takes out of the zip file PATH each file whose name ends in .csv, or that begins as a ledger
 * does, whatever its name is, into FOLDER, which is made: flat, under its number and a plain form
 * of its name. False, with "what; mend" in WHY, when it is no zip file, or one that nobody should
 * open: more entries or bytes than the limits, encrypted, with links or devices, with names that
 * lead out of the folder. What was taken out until then lies in the folder, which goes with a guard
 * (guard.h).
 */
bool archive_unpack(const char *path, const struct archive_limits *limits, const char *folder,
                    struct buffer *why);

#endif
