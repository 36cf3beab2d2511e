/* kernel: the calls that reach a disk or a clock, as a table, so that tests can make each fail. */
#ifndef STORE_KERNEL_H
#define STORE_KERNEL_H

#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

/* Every call gets CONTEXT first and fails as the system call does: -1 and errno. */
struct store_kernel {
    void *context;
    int (*open)(void *context, const char *path, int flags, mode_t mode);
    ssize_t (*pread)(void *context, int fd, void *bytes, size_t length, off_t offset);
    ssize_t (*write)(void *context, int fd, const void *bytes, size_t length);
    int (*fdatasync)(void *context, int fd);
    int (*fsync)(void *context, int fd);
    int (*syncfs)(void *context, int fd); /* all of the file system that FD lies on */
    int (*lock)(void *context, int fd);   /* exclusive, not waiting: EWOULDBLOCK when held */
    int (*truncate)(void *context, int fd, off_t length);
    int (*fstat)(void *context, int fd, struct stat *status);
    int (*mkdir)(void *context, const char *path, mode_t mode);
    int (*unlink)(void *context, const char *path);
    int (*rename)(void *context, const char *from, const char *to);
    int (*fchmod)(void *context, int fd, mode_t mode);
    int (*close)(void *context, int fd);
    int64_t (*wall_ms)(void *context);      /* UTC, milliseconds since 1970; may go backwards */
    int64_t (*monotonic_ms)(void *context); /* milliseconds since some start; never backwards */
    int (*random)(void *context, void *bytes, size_t length);
};

/* The real ones. */
const struct store_kernel *store_kernel_system(void);

#endif
