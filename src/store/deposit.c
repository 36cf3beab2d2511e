/* deposit: see the header. */
#include "store/deposit.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
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

enum { DEPOSIT_GROUPS_MAX = 1024 };

void deposit_add_user(struct buffer *out, uid_t uid)
{
    const struct passwd *user = getpwuid(uid);

    if (user != NULL) {
        clean_line(out, user->pw_name);
    } else {
        buffer_add_format(out, "uid %lu", (unsigned long)uid);
    }
}

static bool deposit_is_member(uid_t uid, gid_t group)
{
    const struct passwd *user = getpwuid(uid);
    gid_t groups[DEPOSIT_GROUPS_MAX];
    int count = DEPOSIT_GROUPS_MAX;

    if (user == NULL || getgrouplist(user->pw_name, user->pw_gid, groups, &count) < 0) {
        return false;
    }
    while (count > 0 && groups[count - 1] != group) {
        count--;
    }
    return count > 0;
}

bool deposit_is_staff(const struct stat *status, uid_t uid)
{
    return uid == status->st_uid || uid == 0 ||
           ((status->st_mode & S_IWGRP) != 0 && deposit_is_member(uid, status->st_gid));
}

/* What lies at PATH, itself and not what it may point to; false when nothing does. */
static bool deposit_look(const struct store_kernel *kernel, const char *path, struct stat *status)
{
    int fd = kernel->open(kernel->context, path, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0);
    bool good = fd >= 0 && kernel->fstat(kernel->context, fd, status) == 0;

    if (fd >= 0) {
        kernel->close(kernel->context, fd);
    }
    return good;
}

/* What a LOCK says: its first bytes, without the newline at their end. */
static void deposit_read_lock(const struct store_kernel *kernel, const char *path,
                              struct buffer *text)
{
    struct buffer content = {0};
    struct buffer why = {0};

    if (file_read(kernel, path, O_NOFOLLOW, DEPOSIT_LOCK_MAX, &content, &why)) {
        while (content.length > 0 && content.bytes[content.length - 1] == '\n') {
            buffer_cut(&content, content.length - 1);
        }
        clean_short(text, buffer_text(&content), DEPOSIT_LOCK_MAX);
    }
    buffer_free(&content);
    buffer_free(&why);
}

enum deposit_lock deposit_lock(const struct store_kernel *kernel, const char *folder,
                               struct buffer *text)
{
    struct buffer path = {0};
    struct stat box;
    struct stat lock;
    enum deposit_lock verdict = DEPOSIT_OPEN;

    buffer_add_format(&path, "%s/LOCK", folder);
    if (!deposit_look(kernel, folder, &box) || !deposit_look(kernel, buffer_text(&path), &lock)) {
        verdict = DEPOSIT_OPEN;
    } else if (!deposit_is_staff(&box, lock.st_uid) ||
               (S_ISREG(lock.st_mode) && lock.st_nlink != 1)) {
        verdict = DEPOSIT_FOREIGN;
        deposit_add_user(text, lock.st_uid);
    } else {
        verdict = DEPOSIT_CLOSED;
        deposit_read_lock(kernel, buffer_text(&path), text);
    }
    buffer_free(&path);
    return verdict;
}
