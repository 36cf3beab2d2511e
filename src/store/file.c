/* file: see the header. */
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "store/clean.h"

static bool file_is_too_large(size_t max, struct buffer *why)
{
    clean_format(why, "has more than %zu bytes; make it smaller", max);
    return false;
}

bool file_read_fd(const struct store_kernel *kernel, int fd, size_t max, struct buffer *out,
                  struct buffer *why)
{
    struct stat status;
    size_t done = 0;

    if (kernel->fstat(kernel->context, fd, &status) != 0) {
        clean_format(why, "can't be looked at (%s); try again", strerror(errno));
        return false;
    }
    if (!S_ISREG(status.st_mode)) {
        buffer_add_text(why, "is not a regular file; give the path of one");
        return false;
    }
    if (status.st_size > (off_t)max) {
        return file_is_too_large(max, why);
    }
    for (;;) {
        enum { PIECE = 4096 }; /* for what has grown, or tells no size; the next one asks for it */
        size_t left = status.st_size > (off_t)done ? (size_t)status.st_size - done : 0;
        size_t piece = left + PIECE;
        ssize_t got = kernel->pread(kernel->context, fd, buffer_reserve(out, piece), piece,
                                    (off_t)done);

        if (got < 0) {
            clean_format(why, "can't be read (%s); check the disk", strerror(errno));
            return false;
        }
        if (got == 0) {
            return true;
        }
        buffer_grew(out, (size_t)got);
        done += (size_t)got;
        if (done > max) { /* counted here, since a file may grow while it is read */
            return file_is_too_large(max, why);
        }
    }
}

bool file_read(const struct store_kernel *kernel, const char *path, int flags, size_t max,
               struct buffer *out, struct buffer *why)
{
    int fd = kernel->open(kernel->context, path,
                          O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | flags, 0);

    if (fd < 0) {
        if (errno == ELOOP) {
            buffer_add_text(why, "is a symbolic link; give the file itself");
        } else {
            clean_format(why, "can't be opened (%s); check its name and permissions",
                         strerror(errno));
        }
        return false;
    }

    bool good = file_read_fd(kernel, fd, max, out, why);

    kernel->close(kernel->context, fd);
    return good;
}

bool file_write(const struct store_kernel *kernel, int fd, const void *bytes, size_t length)
{
    for (size_t done = 0; done < length;) {
        ssize_t wrote = kernel->write(kernel->context, fd, (const char *)bytes + done,
                                      length - done);

        if (wrote <= 0) {
            errno = wrote == 0 ? ENOSPC : errno;
            return false;
        }
        done += (size_t)wrote;
    }
    return true;
}

int file_make(const struct store_kernel *kernel, const char *path, mode_t create, mode_t mode,
              const void *bytes, size_t length)
{
    int fd = kernel->open(kernel->context, path,
                          O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, create);

    if (fd < 0) {
        return -1;
    }
    if (file_write(kernel, fd, bytes, length) &&
        (mode == 0 || kernel->fchmod(kernel->context, fd, mode) == 0) &&
        kernel->fsync(kernel->context, fd) == 0) {
        return fd;
    }

    int error = errno;

    kernel->close(kernel->context, fd);
    kernel->unlink(kernel->context, path);
    errno = error;
    return -1;
}

void file_explain(struct buffer *why, const char *path, const char *what, int error,
                  const char *elsewhere)
{
    clean_format(why, "%s %s (%s); ", path, what, strerror(error));
    switch (error) {
    case ENOSPC: buffer_add_text(why, "free some space on the disk, then try again"); return;
    case EDQUOT:
        buffer_add_text(why, "your quota is full: remove some files, then try again");
        return;
    case EROFS:
    case EACCES:
    case EPERM: buffer_add_format(why, "make it writable, or %s", elsewhere); return;
    case ENOENT:
    case ENOTDIR:
    case EISDIR: buffer_add_text(why, elsewhere); return;
    default: buffer_add_format(why, "check the disk, or %s", elsewhere);
    }
}
