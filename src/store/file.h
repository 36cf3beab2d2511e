/* file: a whole file into memory, never more than it may hold, never from anything but a file; all
 * of some bytes into one; and what to say when it fails. */
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

/* Makes PATH, which must not exist, with these bytes, synced. It is created with mode CREATE under
 * the umask; MODE, unless 0, is set when all is in it. Returns its descriptor; -1 and errno when
 * that failed, and then nothing of it is left. */
int file_make(const struct store_kernel *kernel, const char *path, mode_t create, mode_t mode,
              const void *bytes, size_t length);

/* Appends "PATH WHAT (the system's reason); what a person can do", where ELSEWHERE is the way out
 * if nothing else helps: "give another file". */
void file_explain(struct buffer *why, const char *path, const char *what, int error,
                  const char *elsewhere);

#endif
