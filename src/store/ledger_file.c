/* ledger_file: see the header. */
#include "store/ledger_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "store/clean.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/path.h"

void ledger_file_init(struct ledger_file *file, const struct store_kernel *kernel, const char *path)
{
    *file = (struct ledger_file){
        .kernel = kernel,
        .path = memory_text(path),
        .folder = path_folder(path),
        .fd = -1,
    };
}

void ledger_file_free(struct ledger_file *file)
{
    ledger_file_distrust(file);
    buffer_free(&file->pending);
    buffer_free(&file->error);
    free(file->path);
    free(file->folder);
}

bool ledger_file_fail(struct ledger_file *file, const char *what, int error)
{
    buffer_cut(&file->error, 0);
    file_explain(&file->error, file->path, what, error, "give another place with --ledger");
    return false;
}

/* ---- opening ---- */

void ledger_file_distrust(struct ledger_file *file)
{
    if (file->fd >= 0) {
        file->kernel->close(file->kernel->context, file->fd);
        file->fd = -1;
    }
}

static int file_open_fd(const struct ledger_file *file, int flags)
{
    return file->kernel->open(file->kernel->context, file->path,
                              flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
}

/* Opens for appending; READ_ONLY where the system lets us only read. FAILED leaves errno. */
static enum ledger_state file_open_existing(struct ledger_file *file)
{
    enum ledger_state state = LEDGER_READY;

    file->fd = file_open_fd(file, O_RDWR | O_APPEND);
    if (file->fd < 0 && (errno == EROFS || errno == EACCES || errno == EPERM)) {
        ledger_file_fail(file, "can't be written", errno);
        state = LEDGER_READ_ONLY;
        file->fd = file_open_fd(file, O_RDONLY);
    }
    if (file->fd >= 0) {
        return state;
    }

    int error = errno;

    if (error == ELOOP) {
        clean_format(&file->error, "%s is a symbolic link; give the file itself with --ledger",
                     file->path);
    } else {
        ledger_file_fail(file, "can't be opened", error);
    }
    errno = error;
    return LEDGER_FAILED;
}

static enum ledger_state file_create(struct ledger_file *file)
{
    if (!path_make_folders(file->kernel, file->folder, &file->error) ||
        !path_folder_is_private(file->kernel, file->folder, &file->error)) {
        return LEDGER_FAILED;
    }
    file->fd = file_open_fd(file, O_RDWR | O_APPEND | O_CREAT);
    if (file->fd < 0) {
        ledger_file_fail(file, "can't be made", errno);
        return LEDGER_FAILED;
    }
    return LEDGER_READY;
}

static bool file_lock(struct ledger_file *file)
{
    if (file->kernel->lock(file->kernel->context, file->fd) == 0) {
        return true;
    }
    if (errno == EWOULDBLOCK) {
        clean_format(&file->error,
                     "%s is open in another session; go on there, or close that one first",
                     file->path);
    } else {
        clean_format(&file->error,
                     "%s can't be locked (%s), and two sessions could spoil it; give a place on "
                     "a local disk with --ledger",
                     file->path, strerror(errno));
    }
    return false;
}

enum ledger_state ledger_file_open(struct ledger_file *file, bool create)
{
    enum ledger_state state = file_open_existing(file);

    if (state == LEDGER_FAILED && create && errno == ENOENT) {
        buffer_cut(&file->error, 0);
        state = file_create(file);
    }
    if (state == LEDGER_FAILED) {
        return state;
    }
    if (!path_folder_is_private(file->kernel, file->folder, &file->error) ||
        !path_file_is_private(file->kernel, file->fd, file->path, &file->error)) {
        ledger_file_distrust(file);
        return LEDGER_FAILED;
    }
    return state == LEDGER_READY && !file_lock(file) ? LEDGER_READ_ONLY : state;
}

bool ledger_file_read(struct ledger_file *file, struct buffer *content)
{
    struct buffer why = {0};
    bool good = file_read_fd(file->kernel, file->fd, LEDGER_FILE_MAX, content, &why);

    if (!good) {
        buffer_cut(&file->error, 0);
        clean_format(&file->error, "%s %s", file->path, buffer_text(&why));
    }
    buffer_free(&why);
    return good;
}

/* ---- mending ---- */

static int file_create_aside(struct ledger_file *file, struct buffer *name)
{
    int fd = -1;

    for (int n = 1; fd < 0 && n < 1000; n++) {
        buffer_cut(name, 0);
        buffer_add_format(name, "%s.torn-%d", file->path, n);
        fd = file->kernel->open(file->kernel->context, buffer_text(name),
                                O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd < 0 && errno != EEXIST) {
            break;
        }
    }
    return fd;
}

bool ledger_file_copy_aside(struct ledger_file *file, const char *bytes, size_t length,
                            struct buffer *name)
{
    static const char what[] = "has a torn last line that can't be copied aside";
    const struct store_kernel *kernel = file->kernel;
    int fd = file_create_aside(file, name);

    if (fd < 0) {
        return ledger_file_fail(file, what, errno);
    }

    ssize_t written = kernel->write(kernel->context, fd, bytes, length);
    int error = written < 0 ? errno : ENOSPC; /* a short write is a full disk */
    bool good = written == (ssize_t)length;

    if (good &&
        (kernel->fsync(kernel->context, fd) != 0 || path_sync_folder(kernel, file->folder) != 0)) {
        error = errno;
        good = false;
    }
    kernel->close(kernel->context, fd);
    if (!good) {
        kernel->unlink(kernel->context, buffer_text(name));
        ledger_file_fail(file, what, error);
    }
    return good;
}

bool ledger_file_cut(struct ledger_file *file)
{
    const struct store_kernel *kernel = file->kernel;

    if (kernel->truncate(kernel->context, file->fd, (off_t)file->size) != 0 ||
        kernel->fdatasync(kernel->context, file->fd) != 0) {
        return ledger_file_fail(file, "can't be cut back to its last whole record", errno);
    }
    return true;
}

bool ledger_file_sync_name(struct ledger_file *file)
{
    if (path_sync_folder(file->kernel, file->folder) != 0) {
        return ledger_file_fail(file, "can't be made to last", errno);
    }
    return true;
}

/* ---- appending ---- */

/* Nobody who keeps to the lock can have changed the file; somebody else may have. */
static bool file_is_unchanged(const struct ledger_file *file)
{
    struct stat status;

    return file->kernel->fstat(file->kernel->context, file->fd, &status) == 0 &&
           status.st_nlink == 1 && status.st_size == (off_t)file->size;
}

bool ledger_file_append(struct ledger_file *file)
{
    const struct store_kernel *kernel = file->kernel;
    size_t length = file->pending.length;

    if (file->size + length > LEDGER_FILE_MAX) {
        clean_format(&file->error,
                     "%s would grow beyond 64 MiB; hand it in, and give a new "
                     "place with --ledger",
                     file->path);
        return false;
    }
    if (!file_is_unchanged(file)) {
        clean_format(&file->error,
                     "%s was removed or changed by another program; try again, "
                     "or start again",
                     file->path);
        buffer_cut(&file->pending, 0);
        ledger_file_distrust(file);
        return false;
    }

    ssize_t written = kernel->write(kernel->context, file->fd, file->pending.bytes, length);
    int error = written < 0 ? errno : ENOSPC; /* a short write is a full disk */

    if (written != (ssize_t)length) {
        if (!ledger_file_cut(file)) {
            ledger_file_distrust(file);
        }
        return ledger_file_fail(file, "could not be written", error);
    }
    if (kernel->fdatasync(kernel->context, file->fd) != 0) {
        ledger_file_fail(file, "could not be synced", errno);
        ledger_file_distrust(file);
        return false;
    }
    file->size += length;
    return true;
}
