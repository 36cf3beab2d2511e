#include "class/intake_log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "class/walk.h"
#include "store/clean.h"
#include "store/csv.h"
#include "store/digest.h"
#include "store/file.h"
#include "store/utc.h"

/* A row has two times, a name and a hash, and is shorter than this. */
enum { CELL_MAX = 64, ROW_MAX = 1024, TAIL_MAX = INTAKE_BATCH * ROW_MAX };

static const char old_header[] = "swept,uid,name,ctime,bytes,sha256\n";
static const char header[] = "swept,uid,name,ctime,bytes,sha256,login,host,course\n";

/* ---- opening ---- */

static bool fail(struct buffer *why, const char *what)
{
    buffer_add_format(why, WALK_SWEEP_LOG " %s (%s)", what, strerror(errno));
    return false;
}

static bool read_tail(struct intake_log *log, off_t size)
{
    off_t from = size > TAIL_MAX ? size - TAIL_MAX : 0;
    while (from < size) {
        size_t room = (size_t)(size - from);
        ssize_t got = log->kernel->pread(log->kernel->context, log->fd,
                                         buffer_reserve(&log->tail, room), room, from);
        if (got <= 0) {
            return got == 0;
        }
        buffer_grew(&log->tail, (size_t)got);
        from += got;
    }
    return true;
}

/* Cuts away what stands behind the last newline. */
static bool mend_end(struct intake_log *log, off_t size)
{
    const char *bytes = buffer_text(&log->tail);
    const char *last = log->tail.length > 0 ? memrchr(bytes, '\n', log->tail.length) : NULL;
    size_t whole = last ? (size_t)(last - bytes) + 1 : 0;
    off_t torn = (off_t)(log->tail.length - whole);
    buffer_cut(&log->tail, whole);
    return torn == 0 || log->kernel->truncate(log->kernel->context, log->fd, size - torn) == 0;
}

/* Finds out whether the log begins as those of an earlier version do. */
static bool find_age(struct intake_log *log, bool *old)
{
    char bytes[sizeof old_header];
    ssize_t got = log->kernel->pread(log->kernel->context, log->fd, bytes, sizeof bytes - 1, 0);
    *old = got > 0 && memcmp(bytes, old_header, (size_t)got) == 0;
    return got == (ssize_t)sizeof old_header - 1;
}

static void add_plain_cell(struct buffer *out, const char *text)
{
    struct buffer plain = {0};
    clean_short(&plain, text, CELL_MAX);
    csv_cell_add(out, buffer_text(&plain));
    buffer_free(&plain);
}

static void make_tags(struct intake_log *log, const char *course)
{
    struct utsname names;
    buffer_add_char(&log->tags, ',');
    add_plain_cell(&log->tags, uname(&names) == 0 ? names.nodename : "");
    buffer_add_char(&log->tags, ',');
    add_plain_cell(&log->tags, course);
}

bool intake_log_open(struct intake_log *log, const struct store_kernel *kernel, int storage,
                     const char *course, struct buffer *why)
{
    struct stat status;
    *log = (struct intake_log){.kernel = kernel};
    log->fd = openat(storage, WALK_SWEEP_LOG, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
                     0640);
    if (log->fd < 0) {
        return fail(why, "can't be opened");
    }
    if (kernel->lock(kernel->context, log->fd) != 0) {
        return fail(why, errno == EWOULDBLOCK ? "is in another sweep's hands" : "can't be locked");
    }
    if (kernel->fstat(kernel->context, log->fd, &status) != 0 || !read_tail(log, status.st_size)) {
        return fail(why, "can't be read");
    }
    if (!mend_end(log, status.st_size)) {
        return fail(why, "can't be mended");
    }
    if (log->tail.length == 0 && !file_write(kernel, log->fd, header, sizeof header - 1)) {
        return fail(why, "can't be written");
    }
    bool old;
    if (!find_age(log, &old)) {
        return fail(why, "can't be read");
    }
    if (!old) {
        make_tags(log, course);
    }
    return true;
}

void intake_log_close(struct intake_log *log)
{
    if (log->fd >= 0) {
        close(log->fd);
    }
    buffer_free(&log->tail);
    buffer_free(&log->rows);
    buffer_free(&log->tags);
}

/* ---- rows ---- */

/* ",UID,NAME,CTIME,BYTES," as they stand in a row. */
static void add_marks(struct buffer *out, const struct intake_entry *entry)
{
    const struct timespec *ctime = &entry->status.st_ctim;
    buffer_add_format(out, ",%lu,%s,", (unsigned long)entry->status.st_uid, entry->name);
    utc_add(out, (int64_t)ctime->tv_sec * 1000 + ctime->tv_nsec / 1000000);
    buffer_add_format(out, ",%lld,", (long long)entry->status.st_size);
}

void intake_log_add(struct intake_log *log, const struct intake_entry *entry, const char *login)
{
    char hash[DIGEST_ROOM];
    digest_hex(buffer_text(&entry->content), entry->content.length, hash);
    utc_add(&log->rows, log->kernel->wall_ms(log->kernel->context));
    add_marks(&log->rows, entry); /* plain names: no cell needs a quote */
    buffer_add_text(&log->rows, hash);
    if (log->tags.length > 0) {
        buffer_add_char(&log->rows, ',');
        add_plain_cell(&log->rows, login);
        buffer_add_text(&log->rows, buffer_text(&log->tags));
    }
    buffer_add_char(&log->rows, '\n');
}

bool intake_log_write(struct intake_log *log)
{
    bool good = file_write(log->kernel, log->fd, buffer_text(&log->rows), log->rows.length) &&
                log->kernel->fdatasync(log->kernel->context, log->fd) == 0;
    buffer_cut(&log->rows, 0);
    return good;
}

bool intake_log_has(const struct intake_log *log, const struct intake_entry *entry)
{
    struct buffer marks = {0};
    add_marks(&marks, entry);
    bool has = strstr(buffer_text(&log->tail), buffer_text(&marks)) != NULL;
    buffer_free(&marks);
    return has;
}
