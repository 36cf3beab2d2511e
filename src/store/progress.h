/* progress: how far long work has come, for whoever wants to show it. */
#ifndef STORE_PROGRESS_H
#define STORE_PROGRESS_H

#include <stdatomic.h>
#include <stddef.h>

struct progress {
    atomic_size_t done;
    /* Called after each step, by any thread, by several at once. */
    void (*show)(struct progress *progress, size_t done);
};

/* So much more is done. Nobody is told where PROGRESS is NULL. */
void progress_add(struct progress *progress, size_t more);

#endif
