/* faulty: a kernel whose calls can be made to fail, be cut short or kill the process, and whose
 * clock and random numbers are always the same. */
#ifndef TESTS_STORE_FAULTY_H
#define TESTS_STORE_FAULTY_H

#include <stdbool.h>

#include "store/kernel.h"

enum faulty_call {
    FAULTY_ANY,
    FAULTY_OPEN,
    FAULTY_PREAD,
    FAULTY_WRITE,
    FAULTY_FDATASYNC,
    FAULTY_FSYNC,
    FAULTY_SYNCFS,
    FAULTY_LOCK,
    FAULTY_TRUNCATE,
    FAULTY_FSTAT,
    FAULTY_MKDIR,
    FAULTY_UNLINK,
    FAULTY_RENAME,
    FAULTY_FCHMOD,
    FAULTY_CALLS
};

enum faulty_way {
    FAULTY_ERROR,       /* the call does nothing and says `error` */
    FAULTY_SHORT,       /* a write writes half; other calls say `error` */
    FAULTY_KILL_BEFORE, /* SIGKILL before the call */
    FAULTY_KILL_MIDDLE, /* a write writes half, then SIGKILL; other calls as BEFORE */
    FAULTY_KILL_AFTER,  /* SIGKILL after the call */
    FAULTY_POWER_LOSS   /* as BEFORE, and what fdatasync didn't see of a file is gone */
};

struct faulty {
    struct store_kernel kernel;
    enum faulty_call call; /* which calls are counted */
    enum faulty_way way;
    int error;
    size_t first; /* the first counted call that fails, 1..; 0: none does */
    size_t last;  /* and the last */
    size_t counts[FAULTY_CALLS];
    int64_t now_ms; /* both clocks; moves on by step_ms each time it is read */
    int64_t step_ms;
    int fd;            /* the file that was last synced, */
    off_t synced;      /* and how much of it */
    uid_t owner;       /* whose all files are said to be; 0: nothing is said */
    bool folders_stay; /* of these nothing is said */
    bool no_sync;      /* fdatasync, fsync and syncfs succeed without a disk, for speed */
};

/* Sets up FAULTY with no fault; its kernel points back to it, so it must not be moved. */
void faulty_init(struct faulty *faulty);

/* True when the planned fault came to pass. */
bool faulty_happened(const struct faulty *faulty);

#endif
