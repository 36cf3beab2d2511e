/* kernel: see the header. Calls that a signal interrupted are made again. */
#include "store/kernel.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

static int kernel_open(void *context, const char *path, int flags, mode_t mode)
{
    (void)context;
    return (int)TEMP_FAILURE_RETRY(open(path, flags, mode));
}

static ssize_t kernel_pread(void *context, int fd, void *bytes, size_t length, off_t offset)
{
    (void)context;
    return TEMP_FAILURE_RETRY(pread(fd, bytes, length, offset));
}

static ssize_t kernel_write(void *context, int fd, const void *bytes, size_t length)
{
    (void)context;
    return TEMP_FAILURE_RETRY(write(fd, bytes, length));
}

static int kernel_fdatasync(void *context, int fd)
{
    (void)context;
    return (int)TEMP_FAILURE_RETRY(fdatasync(fd));
}

static int kernel_fsync(void *context, int fd)
{
    (void)context;
    return (int)TEMP_FAILURE_RETRY(fsync(fd));
}

static int kernel_syncfs(void *context, int fd)
{
    (void)context;
    return (int)TEMP_FAILURE_RETRY(syncfs(fd));
}

/* flock, not fcntl: its lock belongs to the open file, so that closing some other descriptor of
 * the same file doesn't drop it, and it ends with the process whatever kills it. */
static int kernel_lock(void *context, int fd)
{
    (void)context;
    return (int)TEMP_FAILURE_RETRY(flock(fd, LOCK_EX | LOCK_NB));
}

static int kernel_truncate(void *context, int fd, off_t length)
{
    (void)context;
    return (int)TEMP_FAILURE_RETRY(ftruncate(fd, length));
}

static int kernel_fstat(void *context, int fd, struct stat *status)
{
    (void)context;
    return fstat(fd, status);
}

static int kernel_mkdir(void *context, const char *path, mode_t mode)
{
    (void)context;
    return mkdir(path, mode);
}

static int kernel_unlink(void *context, const char *path)
{
    (void)context;
    return unlink(path);
}

static int kernel_rename(void *context, const char *from, const char *to)
{
    (void)context;
    return rename(from, to);
}

static int kernel_fchmod(void *context, int fd, mode_t mode)
{
    (void)context;
    return fchmod(fd, mode);
}

static int kernel_close(void *context, int fd)
{
    (void)context;
    return close(fd); /* never again: Linux has closed it even when it says EINTR */
}

static int64_t kernel_clock_ms(clockid_t clock)
{
    struct timespec now = {0};

    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t kernel_wall_ms(void *context)
{
    (void)context;
    return kernel_clock_ms(CLOCK_REALTIME);
}

static int64_t kernel_monotonic_ms(void *context)
{
    (void)context;
    return kernel_clock_ms(CLOCK_MONOTONIC);
}

static int kernel_random(void *context, void *bytes, size_t length)
{
    (void)context;
    if (length > 256) { /* up to here getrandom() gives all or nothing */
        errno = EINVAL;
        return -1;
    }
    return TEMP_FAILURE_RETRY(getrandom(bytes, length, 0)) == (ssize_t)length ? 0 : -1;
}

const struct store_kernel *store_kernel_system(void)
{
    static const struct store_kernel kernel = {
        .open = kernel_open,
        .pread = kernel_pread,
        .write = kernel_write,
        .fdatasync = kernel_fdatasync,
        .fsync = kernel_fsync,
        .syncfs = kernel_syncfs,
        .lock = kernel_lock,
        .truncate = kernel_truncate,
        .fstat = kernel_fstat,
        .mkdir = kernel_mkdir,
        .unlink = kernel_unlink,
        .rename = kernel_rename,
        .fchmod = kernel_fchmod,
        .close = kernel_close,
        .wall_ms = kernel_wall_ms,
        .monotonic_ms = kernel_monotonic_ms,
        .random = kernel_random,
    };

    return &kernel;
}
