/* whole: see the header. */
#include "store/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "store/file.h"
#include "store/path.h"

static const char whole_elsewhere[] = "give another file";

/* What was at the place before. */
enum whole_older { OLDER_NONE, OLDER_FILE, OLDER_OTHER, OLDER_CLOSED };

static bool whole_fail(struct buffer *why, const char *path, const char *what, int error)
{
    file_explain(why, path, what, error, whole_elsewhere);
    return false;
}

/* Looks at PATH without changing it. *FD is open for writing where it is no regular file. */
static enum whole_older whole_look(const struct store_kernel *kernel, const char *path,
                                   mode_t *mode, int *fd)
{
    struct stat status;

    *fd = kernel->open(kernel->context, path, O_WRONLY | O_NOCTTY | O_CLOEXEC, 0);
    if (*fd < 0) {
        return errno == ENOENT ? OLDER_NONE : OLDER_CLOSED;
    }
    if (kernel->fstat(kernel->context, *fd, &status) != 0) {
        int error = errno;

        kernel->close(kernel->context, *fd);
        errno = error;
        return OLDER_CLOSED;
    }
    if (!S_ISREG(status.st_mode)) {
        return OLDER_OTHER;
    }
    *mode = status.st_mode & 07777;
    kernel->close(kernel->context, *fd);
    return OLDER_FILE;
}

/* FOLDER/.NAME.0123456789abcdef; false and errno when there is no random number. */
static bool whole_name(const struct store_kernel *kernel, const char *path, struct buffer *aside)
{
    unsigned char luck[8];
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;

    if (kernel->random(kernel->context, luck, sizeof luck) != 0) {
        return false;
    }
    /* A long name is shortened: with its dots and digits it must be no longer than a name may be.
     */
    buffer_add(aside, path, (size_t)(name - path));
    buffer_add_format(aside, ".%.200s.", name);
    for (size_t i = 0; i < sizeof luck; i++) {
        buffer_add_format(aside, "%02x", luck[i]);
    }
    return true;
}

/* Writes beside PATH and takes its place. */
static bool whole_replace(const struct store_kernel *kernel, const char *path, mode_t mode,
                          const void *bytes, size_t length, struct buffer *why)
{
    struct buffer aside = {0};
    char *folder = path_folder(path);
    int fd = -1;
    bool good = false;

    if (!whole_name(kernel, path, &aside) ||
        (fd = file_make(kernel, buffer_text(&aside), mode != 0 ? 0600 : 0666, mode, bytes,
                        length)) < 0) {
        whole_fail(why, path, "could not be written", errno);
    } else if (kernel->close(kernel->context, fd) != 0 ||
               kernel->rename(kernel->context, buffer_text(&aside), path) != 0) {
        whole_fail(why, path, "could not be written", errno);
        kernel->unlink(kernel->context, buffer_text(&aside));
    } else if (path_sync_folder(kernel, folder) != 0 && errno != EACCES) {
        whole_fail(why, path, "is written, but may be gone after a power cut", errno);
    } else {
        good = true;
    }
    buffer_free(&aside);
    free(folder);
    return good;
}

bool whole_write(const struct store_kernel *kernel, const char *path, const void *bytes,
                 size_t length, struct buffer *why)
{
    mode_t mode = 0;
    int fd = -1;
    char *real;
    bool good;

    switch (whole_look(kernel, path, &mode, &fd)) {
    case OLDER_CLOSED: return whole_fail(why, path, "can't be written", errno);
    case OLDER_OTHER:
        good = file_write(kernel, fd, bytes, length);
        if (!good) {
            whole_fail(why, path, "could not be written", errno);
        }
        kernel->close(kernel->context, fd);
        return good;
    case OLDER_NONE: return whole_replace(kernel, path, 0, bytes, length, why);
    case OLDER_FILE: break;
    }
    real = realpath(path, NULL); /* a link to it stays */
    good = whole_replace(kernel, real != NULL ? real : path, mode, bytes, length, why);
    free(real);
    return good;
}
