#include "store/progress.h"

void progress_add(struct progress *progress, size_t more)
{
    if (progress != NULL) {
        progress->show(progress, atomic_fetch_add(&progress->done, more) + more);
    }
}
