#include "class/intake_entry.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "store/anchor.h"
#include "store/file.h"
#include "store/ledger_log.h"
#include "store/path.h"

/* A name has at most so many bytes: a dot before it, in the storage, must fit, too. HEAD bytes tell
 * what a file begins like. */
enum { NAME_LONGEST = 120, HEAD = 4096 };

const char *const intake_reasons[INTAKE_REASONS] = {
    [INTAKE_GOOD] = "taken",
    [INTAKE_NAME] = "with a name that fleetlab doesn't give",
    [INTAKE_UNFINISHED] = "never finished",
    [INTAKE_LOCK] = "a LOCK of somebody else",
    [INTAKE_KIND] = "no regular file",
    [INTAKE_LINKS] = "with more than one name",
    [INTAKE_LARGE] = "too large",
    [INTAKE_SPARSE] = "sparse",
    [INTAKE_STRANGE] = "no ledger, report or anchor",
    [INTAKE_LIMIT] = "beyond what is taken of one user",
    [INTAKE_CHANGED] = "changed meanwhile",
    [INTAKE_TAKEN] = "swept before with other content",
    [INTAKE_CLOSED] = "not to be read",
};

/* ---- names and kinds ---- */

static bool is_plain_name(const char *name)
{
    return strlen(name) <= NAME_LONGEST &&
           name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                             "0123456789._-")] == '\0';
}

static const char *kind_of(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFREG: return NULL;
    case S_IFLNK: return "is a symbolic link";
    case S_IFDIR: return "is a folder";
    case S_IFIFO: return "is a FIFO";
    case S_IFSOCK: return "is a socket";
    default: return "is a device";
    }
}

static enum intake_reason judge_status(const struct stat *status, struct buffer *why)
{
    const char *kind = kind_of(status->st_mode);
    if (kind) {
        buffer_add_text(why, kind);
        return INTAKE_KIND;
    }
    if (status->st_nlink != 1) {
        buffer_add_text(why, "has more than one name, or none");
        return INTAKE_LINKS;
    }
    if (status->st_size > LEDGER_FILE_MAX) {
        buffer_add_format(why, "has more than %d bytes", LEDGER_FILE_MAX);
        return INTAKE_LARGE;
    }
    return INTAKE_GOOD;
}

static enum intake_reason closed(struct buffer *why, const char *what)
{
    buffer_add_format(why, "can't be %s (%s)", what, strerror(errno));
    return INTAKE_CLOSED;
}

enum intake_reason intake_entry_look(int box, dev_t device, struct intake_entry *entry,
                                     struct buffer *why)
{
    if (fstatat(box, entry->name, &entry->status, AT_SYMLINK_NOFOLLOW) != 0) {
        return closed(why, "looked at");
    }
    if (entry->status.st_dev != device) {
        buffer_add_text(why, "lies on another file system");
        return INTAKE_KIND;
    }
    enum intake_reason reason = judge_status(&entry->status, why);
    if (reason == INTAKE_GOOD && !is_plain_name(entry->name)) {
        buffer_add_text(why, "has a name that fleetlab doesn't give");
        reason = INTAKE_NAME;
    }
    return reason;
}

/* ---- contents ---- */

/* Blocks alone don't tell: file systems compress. A hole does. */
static bool is_sparse(int fd, const struct stat *status)
{
    if ((uint64_t)status->st_blocks * 512 >= (uint64_t)status->st_size) {
        return false;
    }
    off_t hole = lseek(fd, 0, SEEK_HOLE);
    return hole >= 0 && hole < status->st_size;
}

static bool starts_with(const struct buffer *head, const char *text)
{
    return head->length >= strlen(text) && memcmp(head->bytes, text, strlen(text)) == 0;
}

/* In every language a report's first line is a heading, underlined. */
static bool is_report(const struct buffer *head)
{
    const char *text = buffer_text(head), *line = strchr(text, '\n');
    size_t dashes = line ? strspn(line + 1, "-") : 0;
    return dashes > 0 && line[1 + dashes] == '\n';
}

static bool begins_right(const char *name, const struct buffer *head)
{
    return path_has_ending(name, ANCHOR_SUFFIX)   ? starts_with(head, "anchor=")
           : path_has_ending(name, ".report.txt") ? is_report(head)
                                                  : starts_with(head, LEDGER_BEGINNING);
}

static enum intake_reason read_head(const struct store_kernel *kernel, int fd, const char *name,
                                    struct buffer *why)
{
    struct buffer head = {0};
    enum intake_reason reason = INTAKE_GOOD;
    ssize_t got = kernel->pread(kernel->context, fd, buffer_reserve(&head, HEAD), HEAD, 0);
    if (got < 0) {
        reason = closed(why, "read");
    } else {
        buffer_grew(&head, (size_t)got);
        if (!begins_right(name, &head)) {
            buffer_add_text(why, "begins like no ledger, report or anchor");
            reason = INTAKE_STRANGE;
        }
    }
    buffer_free(&head);
    return reason;
}

static bool is_same_time(const struct timespec *a, const struct timespec *b)
{
    return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

static enum intake_reason read_open(const struct store_kernel *kernel, int fd,
                                    struct intake_entry *entry, struct buffer *why)
{
    struct stat later;
    enum intake_reason reason = judge_status(&entry->status, why);
    if (reason != INTAKE_GOOD) {
        return reason;
    }
    if (is_sparse(fd, &entry->status)) {
        buffer_add_text(why, "is sparse: it has bytes that no disk holds");
        return INTAKE_SPARSE;
    }
    reason = read_head(kernel, fd, entry->name, why);
    if (reason != INTAKE_GOOD) {
        return reason;
    }
    if (!file_read_fd(kernel, fd, LEDGER_FILE_MAX, &entry->content, why)) {
        return INTAKE_CLOSED;
    }
    if (fstat(fd, &later) != 0 || later.st_nlink != 1 ||
        !is_same_time(&later.st_ctim, &entry->status.st_ctim)) {
        buffer_add_text(why, "changed while it was read");
        return INTAKE_CHANGED;
    }
    return INTAKE_GOOD;
}

enum intake_reason intake_entry_read(const struct store_kernel *kernel, int box,
                                     struct intake_entry *entry, struct buffer *why)
{
    int fd = openat(box, entry->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) {
        return closed(why, "opened");
    }
    enum intake_reason reason = fstat(fd, &entry->status) != 0 ? closed(why, "looked at")
                                                               : read_open(kernel, fd, entry, why);
    close(fd);
    return reason;
}

enum intake_reason intake_entry_stands(int box, const struct intake_entry *entry)
{
    struct stat now;
    if (fstatat(box, entry->name, &now, AT_SYMLINK_NOFOLLOW) != 0) {
        return INTAKE_CLOSED;
    }
    return now.st_ino == entry->status.st_ino && now.st_dev == entry->status.st_dev &&
                   is_same_time(&now.st_ctim, &entry->status.st_ctim)
               ? INTAKE_GOOD
               : INTAKE_CHANGED;
}
