/* intake: a sweep: what lies in a drop box goes into the staff's storage. */
#ifndef CLASS_INTAKE_H
#define CLASS_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "class/dropbox.h"
#include "class/intake_entry.h"
#include "store/fault.h"
#include "store/progress.h"

/* What one sweep takes at most, so that nobody can fill the staff's disk through a drop box. */
struct intake_limits {
    uint64_t user_files, user_bytes; /* of one user; the rest waits for the next sweep */
    uint64_t files, bytes;           /* of all; then the sweep ends */
};

/* No class meets them. A ledger of a whole lab has some 100 KiB. */
extern const struct intake_limits intake_limits_default;

struct intake {
    size_t swept;                /* files taken into the storage, and gone from the drop box */
    size_t copied;               /* files taken into it that stay, the box being another's */
    size_t known;                /* files that stay, and were taken before */
    size_t left[INTAKE_REASONS]; /* entries that stayed, by reason; each has its fault */
    size_t making;               /* files in the making: they begin with a dot, and are young */
    bool is_full;                /* it ended at a limit; more may lie there */
};

/* How many entries were left. */
size_t intake_left(const struct intake *intake);

/*
 * Takes every file of the drop box FOLDER, whose staff the user must be, into STORAGE/UID/, where
 * UID is the file's owner: copied, synced, written down in STORAGE/sweep.csv (swept, uid, name,
 * ctime, bytes, sha256; login, host, COURSE), synced, and only then unlinked. The system lets the
 * box's owner alone unlink: for others of the staff files stay there, and each is taken once. A
 * sweep that was killed at any point is made whole by the next one: each file is taken once. A LOCK
 * that closes the box stays there. What is not taken has one of the reasons above. When it had to
 * stop there is a fault; what was swept before is safe. Each entry of the folder is told to
 * PROGRESS.
 */
enum dropbox_end intake_sweep(const struct store_kernel *kernel, const char *folder,
                              const char *storage, const char *course,
                              const struct intake_limits *limits, struct intake *intake,
                              struct fault_list *faults, struct progress *progress);

#endif
