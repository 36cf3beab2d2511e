#include "term/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "store/memory.h"

bool batch_open(struct batch *batch)
{
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    batch->out = fd >= 0 ? fdopen(fd, "w") : NULL;
    batch->memory = memfd_create("fleetlab", MFD_CLOEXEC);
    if (!batch->out && fd >= 0)
        close(fd);
    return batch->out != NULL;
}

void batch_close(struct batch *batch)
{
    if (batch->out)
        fclose(batch->out);
    if (batch->memory >= 0)
        close(batch->memory);
    *batch = (struct batch){ .memory = -1 };
}

void batch_begin(const struct batch *batch)
{
    if (batch->memory >= 0)
        dup3(batch->memory, fileno(batch->out), O_CLOEXEC);
}

/* A dead terminal is found out by whoever polls it. */
static void write_out(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        bytes += n;
        length -= (size_t)n;
    }
}

void batch_end(const struct batch *batch)
{
    if (batch->memory < 0)
        return;
    dup3(STDOUT_FILENO, fileno(batch->out), O_CLOEXEC);
    off_t length = lseek(batch->memory, 0, SEEK_CUR);
    if (length <= 0)
        return;
    char *bytes = memory_get((size_t)length, 1);
    if (pread(batch->memory, bytes, (size_t)length, 0) == length)
        write_out(STDOUT_FILENO, bytes, (size_t)length);
    free(bytes);
    lseek(batch->memory, 0, SEEK_SET);
}
