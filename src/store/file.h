/* file: a whole file into memory, never more than it may hold, never from anything but a file; and
 * all of some bytes into one. */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/buffer.h"
#include "store/kernel.h"

/* Appends what the regular file behind FD holds to OUT. False with the reason ("what; mend",
 * without the file's name) in WHY: not a regular file, more than MAX bytes, or a read error. */
bool file_read_fd(const struct store_kernel *kernel, int fd, size_t max, struct buffer *out,
                  struct buffer *why);

/* Opens PATH without waiting (a FIFO can't hang it) and does the same. FLAGS are added to the
 * open call: O_NOFOLLOW where a student chose the path. */
bool file_read(const struct store_kernel *kernel, const char *path, int flags, size_t max,
               struct buffer *out, struct buffer *why);

/* Writes all of LENGTH bytes to FD. False with errno; nothing more written is ENOSPC. */
bool file_write(const struct store_kernel *kernel, int fd, const void *bytes, size_t length);

#endif
