#include "class/dropbox.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/deposit.h"
#include "store/file.h"
#include "store/path.h"

enum { DROPBOX_MODE = 03773 };

/* ---- making one ---- */

static bool make_fail(struct buffer *why, const char *folder, const char *what, const char *mend)
{
    buffer_add_format(why, "%s %s (%s); %s", folder, what, strerror(errno), mend);
    return false;
}

static bool set_modes(int fd, const char *folder, gid_t group, struct buffer *why)
{
    struct stat status;
    if (fstat(fd, &status) != 0 || status.st_uid != geteuid()) {
        buffer_add_format(why, "%s belongs to another user; name a folder of your own", folder);
        return false;
    }
    if (fchown(fd, (uid_t)-1, group) != 0) {
        return make_fail(why, folder, "can't be given to the group",
                         "join the group first, or do this as root");
    }
    /* The kernel drops setgid in silence for who is not in the group. */
    if (fchmod(fd, DROPBOX_MODE) != 0 || fstat(fd, &status) != 0 ||
        (status.st_mode & 07777) != DROPBOX_MODE || status.st_gid != group) {
        return make_fail(why, folder, "doesn't take mode 3773",
                         "join the group first, or choose a local disk");
    }
    return true;
}

enum dropbox_end dropbox_make(const char *folder, const char *group, struct buffer *why)
{
    const struct group *entry = getgrnam(group);
    if (!entry) {
        buffer_add_format(why,
                          "there is no group %s; make it with groupadd, or name another with "
                          "--group",
                          group);
        return DROPBOX_NOT_BEGUN;
    }
    if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
        make_fail(why, folder, "can't be made", "check the folder above it");
        return DROPBOX_STOPPED;
    }
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        make_fail(why, folder, "can't be opened", "name a real folder");
        return DROPBOX_NOT_BEGUN;
    }
    bool good = set_modes(fd, folder, entry->gr_gid, why);
    close(fd);
    return good ? DROPBOX_DONE : DROPBOX_STOPPED;
}

/* ---- closing one ---- */

/* Under a name that nobody else can know: BASE, a dot and 128 random bits. */
static bool add_luck(const struct store_kernel *kernel, struct buffer *path)
{
    unsigned char luck[16];
    if (kernel->random(kernel->context, luck, sizeof luck) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof luck; i++) {
        buffer_add_format(path, "%02x", luck[i]);
    }
    return true;
}

/* A folder can't be replaced by a file: it is moved aside, whatever lies in it. */
static bool move_aside(const struct store_kernel *kernel, const char *lock)
{
    struct buffer aside = {0};
    buffer_add_format(&aside, "%s.", lock);
    bool good = add_luck(kernel, &aside) &&
                kernel->rename(kernel->context, lock, buffer_text(&aside)) == 0;
    buffer_free(&aside);
    return good;
}

/* Makes the file NEW with this text, and gives it the name LOCK. */
static bool put_lock(const struct store_kernel *kernel, const char *new, const char *lock,
                     const struct buffer *text)
{
    int fd = file_make(kernel, new, 0600, 0644, buffer_text(text), text->length);
    if (fd < 0) {
        return false;
    }
    bool good = kernel->close(kernel->context, fd) == 0 &&
                (kernel->rename(kernel->context, new, lock) == 0 ||
                 (errno == EISDIR && move_aside(kernel, lock) &&
                  kernel->rename(kernel->context, new, lock) == 0));
    if (!good) {
        int error = errno;
        kernel->unlink(kernel->context, new);
        errno = error;
    }
    return good;
}

/* Why the LOCK couldn't be made: above all, because another user's lies there. */
static void explain_lock(const char *folder, const struct stat *box, int error, struct buffer *why)
{
    struct buffer owner = {0}, keeper = {0};
    bool foreign = deposit_lock(store_kernel_system(), folder, &owner) == DEPOSIT_FOREIGN;
    if (foreign && (error == EPERM || error == EACCES)) {
        deposit_add_user(&keeper, box->st_uid);
        buffer_add_format(why,
                          "%s/LOCK belongs to %s and closes nothing; only %s, who owns the drop "
                          "box, can replace it",
                          folder, buffer_text(&owner), buffer_text(&keeper));
    } else {
        buffer_add_format(why,
                          "%s is NOT closed: LOCK can't be made there (%s); mend that, and "
                          "close it again",
                          folder, strerror(error));
    }
    buffer_free(&owner);
    buffer_free(&keeper);
}

static enum dropbox_end close_box(const char *folder, const struct stat *box, const char *text,
                                  struct buffer *why)
{
    const struct store_kernel *kernel = store_kernel_system();
    struct buffer new = {0}, lock = {0}, content = {0}, is = {0};
    buffer_add_format(&new, "%s/.LOCK.", folder);
    buffer_add_format(&lock, "%s/LOCK", folder);
    buffer_add_format(&content, "%s%s", text, *text ? "\n" : "");
    bool good = add_luck(kernel, &new) &&
                put_lock(kernel, buffer_text(&new), buffer_text(&lock), &content) &&
                path_sync_folder(kernel, folder) == 0;
    int error = errno;
    /* Whatever else may be so: it is closed if a student finds it closed. */
    good = good && deposit_lock(kernel, folder, &is) == DEPOSIT_CLOSED;
    if (!good) {
        explain_lock(folder, box, error, why);
    }
    buffer_free(&new);
    buffer_free(&lock);
    buffer_free(&content);
    buffer_free(&is);
    return good ? DROPBOX_DONE : DROPBOX_STOPPED;
}

enum dropbox_end dropbox_close(const char *folder, const char *text, struct buffer *why)
{
    struct stat status;
    if (stat(folder, &status) != 0 || !S_ISDIR(status.st_mode)) {
        buffer_add_format(why, "%s is no folder; name the drop box", folder);
        return DROPBOX_NOT_BEGUN;
    }
    if (strlen(text) >= DEPOSIT_LOCK_MAX) {
        buffer_add_format(why, "what a LOCK says has fewer than %d bytes; say it shorter",
                          DEPOSIT_LOCK_MAX);
        return DROPBOX_NOT_BEGUN;
    }
    if (!deposit_is_staff(&status, geteuid())) {
        buffer_add_format(why,
                          "a LOCK of yours closes nothing in %s: you neither own it, nor are in "
                          "the group of its staff",
                          folder);
        return DROPBOX_STOPPED;
    }
    return close_box(folder, &status, text, why);
}
