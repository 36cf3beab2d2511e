/* deposit: see the header. */
#include "store/deposit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "store/clean.h"
#include "store/file.h"
#include "store/path.h"
#include "store/utc.h"

bool deposit_name(const struct store_kernel *kernel, int64_t time_ms, struct buffer *name,
                  struct buffer *why)
{
    unsigned char luck[16];

    if (kernel->random(kernel->context, luck, sizeof luck) != 0) {
        clean_format(why, "got no random number from the system (%s); try again", strerror(errno));
        return false;
    }
    utc_add_compact(name, time_ms);
    buffer_add_char(name, '-');
    for (size_t i = 0; i < sizeof luck; i++) {
        buffer_add_format(name, "%02x", luck[i]);
    }
    return true;
}

static bool deposit_fail(struct buffer *why, const char *folder, const char *what, int error)
{
    clean_format(why, "%s %s (%s); %s", folder, what, strerror(error),
                 error == ENOSPC || error == EDQUOT ? "there is no room: tell your instructor"
                                                    : "tell your instructor");
    return false;
}

/* True when PATH holds these bytes. */
static bool deposit_compare(const struct store_kernel *kernel, const char *path, const void *bytes,
                            size_t length)
{
    struct buffer content = {0};
    struct buffer why = {0};
    bool same = file_read(kernel, path, O_NOFOLLOW, length, &content, &why) &&
                content.length == length && memcmp(buffer_text(&content), bytes, length) == 0;

    buffer_free(&content);
    buffer_free(&why);
    return same;
}

static bool deposit_sync_name(const struct store_kernel *kernel, const char *folder, int fd)
{
    return kernel->fsync(kernel->context, fd) == 0 &&
           (path_sync_folder(kernel, folder) == 0 || errno == EACCES);
}

bool deposit_put(const struct store_kernel *kernel, const char *folder, const char *name,
                 const void *bytes, size_t length, struct buffer *why)
{
    struct buffer first = {0};
    struct buffer last = {0};
    bool good = false;

    buffer_add_format(&first, "%s/.%s", folder, name);
    buffer_add_format(&last, "%s/%s", folder, name);

    /* The mode is set by hand since the giver's umask must not shut staff out. */
    int fd = file_make(kernel, buffer_text(&first), 0600, 0640, bytes, length);

    if (fd < 0) {
        deposit_fail(why, folder, "takes no file", errno);
    } else if (kernel->rename(kernel->context, buffer_text(&first), buffer_text(&last)) != 0) {
        deposit_fail(why, folder, "takes no file", errno);
        kernel->unlink(kernel->context, buffer_text(&first));
    } else if (!deposit_sync_name(kernel, folder, fd)) {
        deposit_fail(why, folder, "can't be synced", errno);
        kernel->unlink(kernel->context, buffer_text(&last));
    } else if (!deposit_compare(kernel, buffer_text(&last), bytes, length)) {
        deposit_fail(why, folder, "gave back something else than was put in", EIO);
        kernel->unlink(kernel->context, buffer_text(&last));
    } else {
        good = true;
    }
    if (fd >= 0) {
        kernel->close(kernel->context, fd);
    }
    buffer_free(&first);
    buffer_free(&last);
    return good;
}

/* ---- closed ---- */

enum { DEPOSIT_LOCK_MAX = 4096 };

/* The owner of what lies at PATH; false when nothing does. */
static bool deposit_owner(const struct store_kernel *kernel, const char *path, uid_t *owner)
{
    int fd = kernel->open(kernel->context, path, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0);
    struct stat status;
    bool good = fd >= 0 && kernel->fstat(kernel->context, fd, &status) == 0;

    if (good) {
        *owner = status.st_uid;
    }
    if (fd >= 0) {
        kernel->close(kernel->context, fd);
    }
    return good;
}

bool deposit_is_closed(const struct store_kernel *kernel, const char *folder, struct buffer *text)
{
    struct buffer path = {0};
    struct buffer content = {0};
    struct buffer why = {0};
    uid_t owner;
    uid_t locker;

    buffer_add_format(&path, "%s/LOCK", folder);

    bool closed = deposit_owner(kernel, folder, &owner) &&
                  deposit_owner(kernel, buffer_text(&path), &locker) && locker == owner;

    if (closed &&
        file_read(kernel, buffer_text(&path), O_NOFOLLOW, DEPOSIT_LOCK_MAX, &content, &why)) {
        while (content.length > 0 && content.bytes[content.length - 1] == '\n') {
            buffer_cut(&content, content.length - 1);
        }
        clean_short(text, buffer_text(&content), DEPOSIT_LOCK_MAX);
    }
    buffer_free(&path);
    buffer_free(&content);
    buffer_free(&why);
    return closed;
}
