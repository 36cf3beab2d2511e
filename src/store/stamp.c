/* stamp: see the header. */
#include "store/stamp.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "store/file.h"
#include "store/path.h"

enum { STAMP_MAX = 1000 };

static bool stamp_read_file(const struct store_kernel *kernel, int fd, const char *path,
                            struct buffer *line)
{
    struct buffer content = {0}, why = {0};
    bool good = path_file_is_private(kernel, fd, path, &why) &&
                file_read_fd(kernel, fd, STAMP_MAX, &content, &why);
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
        int fd = kernel->open(kernel->context, path,
                              O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC, 0);

        if (fd >= 0) {
            good = stamp_read_file(kernel, fd, path, line);
            kernel->close(kernel->context, fd);
        }
    }
    buffer_free(&why);
    free(folder);
    free(path);
    return good;
}

/* Not renamed into its place: half a line is not believed. */
void stamp_put(const struct store_kernel *kernel, const char *name, const char *line)
{
    struct buffer content = {0}, why = {0};
    char *path = path_cache(name);
    char *folder = path != NULL ? path_folder(path) : NULL;

    if (folder != NULL && path_make_folders(kernel, folder, &why)) {
        buffer_add_format(&content, "%s\n", line);
        kernel->unlink(kernel->context, path);

        int fd = file_make(kernel, path, 0600, 0, content.bytes, content.length);

        if (fd >= 0) {
            kernel->close(kernel->context, fd);
        }
    }
    buffer_free(&content);
    buffer_free(&why);
    free(folder);
    free(path);
}
