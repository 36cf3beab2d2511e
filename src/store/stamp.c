/* stamp: see the header. */
#include "store/stamp.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/file.h"
#include "store/path.h"
#include "store/whole.h"

enum { STAMP_MAX = 1000 };

/* Opens no link, and waits for nobody. */
enum { STAMP_FLAGS = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC };

/* Appends the line of a file that holds one. */
static bool stamp_read_line(const struct store_kernel *kernel, int fd, struct buffer *line)
{
    struct buffer content = {0}, why = {0};
    bool good = file_read_fd(kernel, fd, STAMP_MAX, &content, &why);
    const char *text = buffer_text(&content), *end = strchr(text, '\n');

    good = good && end != NULL && end + 1 == text + content.length;
    if (good) {
        buffer_add(line, text, content.length - 1);
    }
    buffer_free(&content);
    buffer_free(&why);
    return good;
}

bool stamp_read(const struct store_kernel *kernel, const char *name, struct buffer *line)
{
    struct buffer why = {0};
    char *path = path_cache(name);
    char *folder = path != NULL ? path_folder(path) : NULL;
    bool good = false;

    if (folder != NULL && path_folder_is_private(kernel, folder, &why)) {
        int fd = kernel->open(kernel->context, path, STAMP_FLAGS, 0);

        if (fd >= 0) {
            good = path_file_is_private(kernel, fd, path, &why) &&
                   stamp_read_line(kernel, fd, line);
            kernel->close(kernel->context, fd);
        }
    }
    buffer_free(&why);
    free(folder);
    free(path);
    return good;
}

static int stamp_make(const struct store_kernel *kernel, const char *path)
{
    return kernel->open(kernel->context, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                        0600);
}

/* Neither renamed into its place nor synced: what a crash leaves of a line is not believed. */
void stamp_put(const struct store_kernel *kernel, const char *name, const char *line)
{
    struct buffer content = {0}, why = {0};
    char *path = path_cache(name);
    char *folder = path != NULL ? path_folder(path) : NULL;

    if (folder != NULL) {
        kernel->unlink(kernel->context, path);

        int fd = stamp_make(kernel, path);

        if (fd < 0 && errno == ENOENT && path_make_folders(kernel, folder, &why)) {
            fd = stamp_make(kernel, path);
        }
        if (fd >= 0) {
            buffer_add_format(&content, "%s\n", line);
            file_write(kernel, fd, content.bytes, content.length);
            kernel->close(kernel->context, fd);
        }
    }
    buffer_free(&content);
    buffer_free(&why);
    free(folder);
    free(path);
}

/* ---- beside what it is about ---- */

/* What is open, if its mode says that no others write to it. */
static bool stamp_look(const struct store_kernel *kernel, int fd, struct stat *status)
{
    return fd >= 0 && kernel->fstat(kernel->context, fd, status) == 0 &&
           (status->st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

bool stamp_read_in(const struct store_kernel *kernel, const char *folder, const char *name,
                   struct buffer *line)
{
    struct buffer path = {0};
    struct stat of, in;

    buffer_add_format(&path, "%s/%s", folder, name);

    int file = kernel->open(kernel->context, buffer_text(&path), STAMP_FLAGS, 0);
    int around = file < 0
                     ? -1
                     : kernel->open(kernel->context, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    bool good = stamp_look(kernel, file, &of) && stamp_look(kernel, around, &in) &&
                of.st_uid == in.st_uid && stamp_read_line(kernel, file, line);

    if (around >= 0) {
        kernel->close(kernel->context, around);
    }
    if (file >= 0) {
        kernel->close(kernel->context, file);
    }
    buffer_free(&path);
    return good;
}

bool stamp_put_in(const struct store_kernel *kernel, const char *folder, const char *name,
                  const char *line, struct buffer *why)
{
    struct buffer path = {0}, content = {0};

    buffer_add_format(&path, "%s/%s", folder, name);
    buffer_add_format(&content, "%s\n", line);

    bool good = whole_write(kernel, buffer_text(&path), content.bytes, content.length, why);

    buffer_free(&path);
    buffer_free(&content);
    return good;
}
