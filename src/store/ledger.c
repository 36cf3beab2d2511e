/* ledger: see the header.
 *
 * What is on disk and acknowledged is the first SIZE bytes, and the log says the same. Whenever
 * that may no longer be so, the descriptor is closed (fd -1), and the next append first opens and
 * reads the file anew. */
#include "store/ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "store/digest.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"
#include "store/path.h"

struct ledger {
    const struct store_kernel *kernel;
    char *path;
    char *folder;
    int fd; /* -1: closed, or not to be trusted */
    enum ledger_state state;
    struct ledger_log *log;
    size_t size;
    size_t session;
    struct buffer pending; /* the last bytes given to write() */
    struct buffer error;
    struct fault_list notices;
};

/* ---- telling ---- */

/* Ends what can be done with the ledger, for the reason that stands in its error. */
static bool ledger_end(struct ledger *ledger, enum ledger_state state)
{
    ledger->state = state;
    return false;
}

/* What a person can do about an error number. */
static const char *ledger_mend(int error)
{
    switch (error) {
    case ENOSPC:
        return "free some space on the disk, then try again";
    case EDQUOT:
        return "your quota is full: remove some files, then try again";
    case EROFS:
    case EACCES:
    case EPERM:
        return "make it writable, or give another place with --ledger";
    default:
        return "check the disk, or give another place with --ledger";
    }
}

static bool ledger_fail(struct ledger *ledger, const char *what, int error)
{
    buffer_cut(&ledger->error, 0);
    buffer_add_format(&ledger->error, "%s %s (%s); %s", ledger->path, what, strerror(error),
                      ledger_mend(error));
    return false;
}

/* ---- the descriptor ---- */

static void ledger_distrust(struct ledger *ledger)
{
    if (ledger->fd >= 0) {
        ledger->kernel->close(ledger->kernel->context, ledger->fd);
        ledger->fd = -1;
    }
}

static int ledger_open_fd(const struct ledger *ledger, int flags)
{
    return ledger->kernel->open(ledger->kernel->context, ledger->path,
                                flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
}

static bool ledger_create(struct ledger *ledger)
{
    if (!path_make_folders(ledger->kernel, ledger->folder, &ledger->error) ||
        !path_folder_is_private(ledger->kernel, ledger->folder, &ledger->error)) {
        return ledger_end(ledger, LEDGER_FAILED);
    }
    ledger->fd = ledger_open_fd(ledger, O_RDWR | O_APPEND | O_CREAT);
    if (ledger->fd < 0) {
        ledger_fail(ledger, "can't be made", errno);
        return ledger_end(ledger, LEDGER_FAILED);
    }
    return true;
}

/* Opens the file for appending; where only reading is possible the state says so. */
static bool ledger_open_file(struct ledger *ledger)
{
    ledger->fd = ledger_open_fd(ledger, O_RDWR | O_APPEND);
    if (ledger->fd < 0 && errno == ENOENT) {
        return ledger_create(ledger);
    }
    if (ledger->fd < 0 && (errno == EROFS || errno == EACCES || errno == EPERM)) {
        ledger_fail(ledger, "can't be written", errno);
        ledger_end(ledger, LEDGER_READ_ONLY);
        ledger->fd = ledger_open_fd(ledger, O_RDONLY);
    }
    if (ledger->fd < 0) {
        if (errno == ELOOP) {
            buffer_add_format(&ledger->error,
                              "%s is a symbolic link; give the file itself with --ledger",
                              ledger->path);
        } else {
            ledger_fail(ledger, "can't be opened", errno);
        }
        return ledger_end(ledger, LEDGER_FAILED);
    }
    if (!path_folder_is_private(ledger->kernel, ledger->folder, &ledger->error)) {
        return ledger_end(ledger, LEDGER_FAILED);
    }
    return true;
}

/* Takes the lock; without it the ledger is only read. */
static bool ledger_lock(struct ledger *ledger)
{
    if (ledger->kernel->lock(ledger->kernel->context, ledger->fd) == 0) {
        return true;
    }
    if (errno == EWOULDBLOCK) {
        buffer_add_format(&ledger->error,
                          "%s is open in another session; go on there, or close that one first",
                          ledger->path);
    } else {
        buffer_add_format(&ledger->error,
                          "%s can't be locked (%s); give a place on a local disk with --ledger",
                          ledger->path, strerror(errno));
    }
    return false;
}

static bool ledger_read_file(struct ledger *ledger, struct buffer *content)
{
    struct buffer why = { 0 };
    bool good = file_read_fd(ledger->kernel, ledger->fd, LEDGER_FILE_MAX, content, &why);

    if (!good) {
        buffer_add_format(&ledger->error, "%s %s", ledger->path, buffer_text(&why));
    }
    buffer_free(&why);
    return good;
}

/* ---- a torn last line ---- */

/* Writes BYTES into the first free PATH.torn-N and syncs it; its name goes to NAME. */
static bool ledger_copy_aside(struct ledger *ledger, const char *bytes, size_t length,
                              struct buffer *name)
{
    const struct store_kernel *kernel = ledger->kernel;
    int fd = -1;

    for (int n = 1; fd < 0 && n < 1000; n++) {
        buffer_cut(name, 0);
        buffer_add_format(name, "%s.torn-%d", ledger->path, n);
        fd = kernel->open(kernel->context, buffer_text(name),
                          O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd < 0 && errno != EEXIST) {
            break;
        }
    }
    if (fd < 0) {
        return ledger_fail(ledger, "has a torn last line that can't be copied aside", errno);
    }

    ssize_t written = kernel->write(kernel->context, fd, bytes, length);
    int error = written < 0 ? errno : ENOSPC; /* a short write is a full disk */
    bool good = written == (ssize_t)length;

    if (good && (kernel->fsync(kernel->context, fd) != 0 ||
                 path_sync_folder(kernel, ledger->folder) != 0)) {
        error = errno;
        good = false;
    }
    kernel->close(kernel->context, fd);
    if (!good) {
        kernel->unlink(kernel->context, buffer_text(name));
        ledger_fail(ledger, "has a torn last line that can't be copied aside", error);
    }
    return good;
}

static bool ledger_cut(struct ledger *ledger, size_t size)
{
    const struct store_kernel *kernel = ledger->kernel;

    if (kernel->truncate(kernel->context, ledger->fd, (off_t)size) != 0 ||
        kernel->fdatasync(kernel->context, ledger->fd) != 0) {
        return ledger_fail(ledger, "can't be cut back to its last whole record", errno);
    }
    return true;
}

static bool ledger_mend_torn(struct ledger *ledger, const struct buffer *content)
{
    size_t torn = ledger_log_torn(ledger->log);
    struct buffer name = { 0 };

    if (torn == 0) {
        return true;
    }
    ledger->size = content->length - torn;

    bool good = ledger_copy_aside(ledger, content->bytes + ledger->size, torn, &name) &&
                ledger_cut(ledger, ledger->size);

    if (good) {
        fault_add(&ledger->notices, ledger->path, ledger_log_count(ledger->log) + 2, NULL,
                  "the last line was never finished; its %zu bytes are kept in %s", torn,
                  buffer_text(&name));
    }
    buffer_free(&name);
    return good;
}

/* ---- writing ---- */

/* Appends the pending bytes: one write, one sync. On failure nothing of them is left, or the
 * descriptor is given up. */
static bool ledger_write(struct ledger *ledger)
{
    const struct store_kernel *kernel = ledger->kernel;
    size_t length = ledger->pending.length;
    struct stat status;

    if (ledger->size + length > LEDGER_FILE_MAX) {
        buffer_add_format(&ledger->error, "%s would grow beyond 64 MiB; hand it in, and give a new "
                                          "place with --ledger",
                          ledger->path);
        return false;
    }
    if (kernel->fstat(kernel->context, ledger->fd, &status) != 0 || status.st_nlink != 1 ||
        status.st_size != (off_t)ledger->size) {
        buffer_add_format(&ledger->error, "%s was removed or changed by another program; try "
                                          "again, or start again",
                          ledger->path);
        buffer_cut(&ledger->pending, 0);
        ledger_distrust(ledger);
        return false;
    }

    ssize_t written = kernel->write(kernel->context, ledger->fd, ledger->pending.bytes, length);
    int error = written < 0 ? errno : ENOSPC; /* a short write is a full disk */

    if (written != (ssize_t)length) {
        if (!ledger_cut(ledger, ledger->size)) {
            ledger_distrust(ledger);
        }
        return ledger_fail(ledger, "could not be written", error);
    }
    if (kernel->fdatasync(kernel->context, ledger->fd) != 0) {
        ledger_fail(ledger, "could not be synced", errno);
        ledger_distrust(ledger);
        return false;
    }
    ledger->size += length;
    return true;
}

static bool ledger_write_header(struct ledger *ledger)
{
    buffer_cut(&ledger->pending, 0);
    buffer_add_text(&ledger->pending, LEDGER_HEADER "\n");
    return ledger_write(ledger);
}

static bool ledger_write_entry(struct ledger *ledger, const struct ledger_entry *entry)
{
    int64_t now = ledger->kernel->wall_ms(ledger->kernel->context);

    if (!ledger_log_format(ledger->log, entry, ledger->session, now, &ledger->pending,
                           &ledger->error) ||
        !ledger_write(ledger)) {
        return false;
    }
    ledger_log_extend(ledger->log, ledger->pending.bytes, ledger->pending.length);
    return true;
}

/* ---- recovering ---- */

/* True when CONTENT still starts with what was acknowledged, and holds nothing else but our own
 * last bytes, whose sync failed. */
static bool ledger_is_ours(struct ledger *ledger, const struct buffer *content)
{
    struct buffer why = { 0 };
    bool ours = content->length >= ledger->size &&
                content->length - ledger->size <= ledger->pending.length &&
                memcmp(buffer_text(content) + (content->length >= ledger->size ? ledger->size : 0),
                       buffer_text(&ledger->pending), content->length - ledger->size) == 0;

    if (ours) {
        struct ledger_log *log = ledger_log_parse(buffer_text(content), ledger->size, &why);

        ours = log != NULL && ledger_log_count(log) == ledger_log_count(ledger->log) &&
               strcmp(ledger_log_head(log), ledger_log_head(ledger->log)) == 0;
        ledger_log_free(log);
    }
    buffer_free(&why);
    return ours;
}

/* Opens and reads the file anew, and cuts off what was never acknowledged. */
static bool ledger_recover(struct ledger *ledger)
{
    struct buffer content = { 0 };

    ledger->fd = ledger_open_fd(ledger, O_RDWR | O_APPEND);
    if (ledger->fd < 0) {
        return ledger_fail(ledger, "can't be opened again", errno);
    }

    bool good = path_folder_is_private(ledger->kernel, ledger->folder, &ledger->error) &&
                path_file_is_private(ledger->kernel, ledger->fd, ledger->path, &ledger->error) &&
                ledger_lock(ledger) && ledger_read_file(ledger, &content);

    if (good && !ledger_is_ours(ledger, &content)) {
        buffer_add_format(&ledger->error, "%s is no longer what was saved; keep a copy of it, and "
                                          "start again",
                          ledger->path);
        good = false;
    }
    good = good && ledger_cut(ledger, ledger->size);
    if (!good) {
        ledger_distrust(ledger);
    }
    buffer_free(&content);
    return good;
}

/* ---- opening ---- */

static void ledger_note_damage(struct ledger *ledger)
{
    for (size_t i = 0; i < ledger_log_count(ledger->log); i++) {
        const struct ledger_record *record = ledger_log_record(ledger->log, i);

        if (record->damage != NULL) {
            fault_add(&ledger->notices, ledger->path, i + 2, NULL,
                      "record %zu %s; it is kept as it is, and the rest is used", i + 1,
                      record->damage);
        }
    }
}

/* Reads the file into the log and sets what may be done with it. */
static bool ledger_load(struct ledger *ledger, struct buffer *content)
{
    struct buffer why = { 0 };

    if (!path_file_is_private(ledger->kernel, ledger->fd, ledger->path, &ledger->error)) {
        return ledger_end(ledger, LEDGER_FAILED);
    }
    if (ledger->state == LEDGER_READY && !ledger_lock(ledger)) {
        ledger_end(ledger, LEDGER_READ_ONLY);
    }
    if (!ledger_read_file(ledger, content)) {
        return ledger_end(ledger, LEDGER_FAILED);
    }

    struct ledger_log *log = ledger_log_parse(buffer_text(content), content->length, &why);

    if (log != NULL) {
        ledger_log_free(ledger->log);
        ledger->log = log;
        ledger->size = content->length;
        ledger_note_damage(ledger);
    } else {
        ledger_end(ledger, LEDGER_FAILED);
    }
    if (ledger->state == LEDGER_READY && !ledger_log_may_continue(log, &why)) {
        ledger_end(ledger, LEDGER_READ_ONLY);
    }
    if (why.length > 0) {
        buffer_cut(&ledger->error, 0);
        buffer_add_format(&ledger->error, "%s %s", ledger->path, buffer_text(&why));
    }
    buffer_free(&why);
    return ledger->state == LEDGER_READY;
}

/* Appends the session's first record. */
static bool ledger_begin(struct ledger *ledger, const struct ledger_identity *who)
{
    const struct store_kernel *kernel = ledger->kernel;
    unsigned char nonce[16];
    char text[2 * sizeof nonce + 1];
    char uid[NUMBER_ROOM];
    char monotonic[NUMBER_ROOM];
    struct buffer value = { 0 };

    if (kernel->random(kernel->context, nonce, sizeof nonce) != 0) {
        return ledger_fail(ledger, "got no random number from the system", errno);
    }
    for (size_t i = 0; i < sizeof nonce; i++) {
        snprintf(text + 2 * i, 3, "%02x", nonce[i]);
    }
    snprintf(uid, sizeof uid, "%lu", who->uid);
    number_short((double)kernel->monotonic_ms(kernel->context) / 1000, monotonic);
    pairs_add(&value, "login", who->login);
    pairs_add(&value, "uid", uid);
    pairs_add(&value, "course", who->course);
    pairs_add(&value, "data", who->data);
    pairs_add(&value, "program", who->program);
    pairs_add(&value, "nonce", text);
    pairs_add(&value, "monotonic", monotonic);

    struct ledger_entry entry = { .event = "open", .value = buffer_text(&value) };
    bool good = ledger_write_entry(ledger, &entry);

    buffer_free(&value);
    return good;
}

static void ledger_number_session(struct ledger *ledger)
{
    for (size_t i = 0; i < ledger_log_count(ledger->log); i++) {
        const struct ledger_record *record = ledger_log_record(ledger->log, i);

        if (record->damage == NULL && record->session > ledger->session) {
            ledger->session = record->session;
        }
    }
    ledger->session++;
}

/* Makes the file ready for this session: mended, headed, and with its open record. */
static bool ledger_start(struct ledger *ledger, const struct buffer *content,
                         const struct ledger_identity *who)
{
    if (!ledger_mend_torn(ledger, content)) {
        return false;
    }
    /* Before its first record the file's name must last, whatever cut an earlier run off. */
    if (ledger_log_count(ledger->log) == 0 &&
        !path_make_folders(ledger->kernel, ledger->folder, &ledger->error)) {
        return false;
    }
    if (ledger_log_count(ledger->log) == 0 &&
        path_sync_folder(ledger->kernel, ledger->folder) != 0) {
        return ledger_fail(ledger, "can't be made to last", errno);
    }
    ledger_number_session(ledger);
    return (ledger->size > 0 || ledger_write_header(ledger)) && ledger_begin(ledger, who);
}

struct ledger *ledger_open(const struct store_kernel *kernel, const char *path,
                           const struct ledger_identity *who)
{
    struct ledger *ledger = memory_get(1, sizeof *ledger);
    struct buffer content = { 0 };

    ledger->kernel = kernel;
    ledger->path = memory_text(path);
    ledger->folder = path_folder(path);
    ledger->fd = -1;
    ledger->state = LEDGER_READY;
    ledger->log = ledger_log_parse("", 0, NULL);
    if (ledger_open_file(ledger) && ledger_load(ledger, &content) &&
        !ledger_start(ledger, &content, who)) {
        ledger_end(ledger, LEDGER_READ_ONLY);
    }
    if (ledger->state != LEDGER_READY) {
        ledger->session = 0;
        ledger_distrust(ledger);
    }
    buffer_free(&content);
    return ledger;
}

void ledger_close(struct ledger *ledger)
{
    if (ledger == NULL) {
        return;
    }
    ledger_distrust(ledger);
    ledger_log_free(ledger->log);
    buffer_free(&ledger->pending);
    buffer_free(&ledger->error);
    fault_free(&ledger->notices);
    free(ledger->path);
    free(ledger->folder);
    free(ledger);
}

int ledger_append(struct ledger *ledger, const struct ledger_entry *entry)
{
    if (ledger->state != LEDGER_READY) {
        return -1;
    }
    buffer_cut(&ledger->error, 0);
    if (ledger->fd < 0 && !ledger_recover(ledger)) {
        return -1;
    }
    return ledger_write_entry(ledger, entry) ? 0 : -1;
}

enum ledger_state ledger_state(const struct ledger *ledger)
{
    return ledger->state;
}

const char *ledger_error(const struct ledger *ledger)
{
    return buffer_text(&ledger->error);
}

const struct fault_list *ledger_notices(const struct ledger *ledger)
{
    return &ledger->notices;
}

const char *ledger_path(const struct ledger *ledger)
{
    return ledger->path;
}

size_t ledger_session(const struct ledger *ledger)
{
    return ledger->session;
}

const struct ledger_log *ledger_log(const struct ledger *ledger)
{
    return ledger->log;
}

size_t ledger_count(const struct ledger *ledger)
{
    return ledger_log_count(ledger->log);
}

const struct ledger_record *ledger_record(const struct ledger *ledger, size_t index)
{
    return ledger_log_record(ledger->log, index);
}

const char *ledger_head(const struct ledger *ledger)
{
    return ledger_log_head(ledger->log);
}
