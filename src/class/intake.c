#include "class/intake.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "class/intake_known.h"
#include "class/intake_store.h"
#include "store/csv.h"
#include "store/deposit.h"

const struct intake_limits intake_limits_default = {
    .user_files = 1000,
    .user_bytes = 256000000,
    .files = 1000000,
    .bytes = 16000000000,
};

/* A file whose name begins with a dot and that is younger is being handed in right now. */
enum { MAKING_S = 600 };

struct sweeper {
    const struct store_kernel *kernel;
    const char *folder;
    bool removes;              /* what was taken; else it stays */
    struct intake_known known; /* then: what was taken before */
    const struct intake_limits *limits;
    struct intake *intake;
    struct fault_list *faults;
    struct stat status; /* of the box */
    int box;
    struct intake_store store;
    uint64_t files, bytes; /* taken */
};

size_t intake_left(const struct intake *intake)
{
    size_t count = 0;
    for (size_t i = INTAKE_GOOD + 1; i < INTAKE_REASONS; i++) {
        count += intake->left[i];
    }
    return count;
}

/* ---- what is told ---- */

static void leave(struct sweeper *sweeper, const char *name, enum intake_reason reason,
                  const char *why)
{
    fault_add(sweeper->faults, sweeper->folder, 0, name, "%s; it was left there", why);
    sweeper->intake->left[reason]++;
}

/* ---- a batch: in the storage, and gone from the box ---- */

/* Unlinks what was copied, and not what took its name since. */
static bool remove_entry(struct sweeper *sweeper, const struct intake_entry *entry)
{
    if (intake_entry_stands(sweeper->box, entry) != INTAKE_GOOD) {
        leave(sweeper, entry->name, INTAKE_CHANGED, "was exchanged after it was taken");
    } else if (unlinkat(sweeper->box, entry->name, 0) != 0) {
        return intake_store_stop(&sweeper->store, sweeper->folder,
                                 "what was taken can't be removed from it");
    } else {
        sweeper->intake->swept++;
    }
    return true;
}

static void remove_entries(struct sweeper *sweeper)
{
    const struct intake_store *store = &sweeper->store;
    if (!sweeper->removes) {
        sweeper->intake->copied += store->count;
        return;
    }
    for (size_t i = 0; i < store->count && remove_entry(sweeper, &store->batch[i]); i++) {
    }
}

static void finish_batch(struct sweeper *sweeper)
{
    if (intake_store_sync(&sweeper->store)) {
        remove_entries(sweeper);
    }
    intake_store_clear(&sweeper->store);
}

/* ---- one entry ---- */

/* Whether there is room for the entry, of its user and in all. */
static bool has_room(struct sweeper *sweeper, const struct intake_entry *entry)
{
    const struct intake_limits *limits = sweeper->limits;
    struct tally_row *row = tally_row(&sweeper->store.tally, entry->status.st_uid);
    uint64_t size = (uint64_t)entry->status.st_size;
    if (row->files >= limits->user_files || row->bytes + size > limits->user_bytes) {
        row->beyond++; /* told at the end, once a user */
        sweeper->intake->left[INTAKE_LIMIT]++;
        return false;
    }
    if (sweeper->files >= limits->files || sweeper->bytes + size > limits->bytes) {
        sweeper->intake->is_full = true;
        return false;
    }
    return true;
}

static void take(struct sweeper *sweeper, const struct intake_entry *entry)
{
    enum intake_reason reason = intake_store_put(&sweeper->store, entry);
    if (reason == INTAKE_TAKEN) {
        leave(sweeper, entry->name, reason, "was swept before with other content");
    } else if (reason == INTAKE_GOOD) {
        sweeper->files++;
        sweeper->bytes += entry->content.length;
    }
    if (sweeper->store.count == INTAKE_BATCH) {
        finish_batch(sweeper);
    }
}

static void sweep_file(struct sweeper *sweeper, const char *name)
{
    struct intake_entry entry = {.name = name};
    struct buffer why = {0};
    enum intake_reason reason = intake_entry_look(sweeper->box, sweeper->status.st_dev, &entry,
                                                  &why);
    /* Before it is opened, for the time; and behind it, since it may be another one by then. */
    if (reason == INTAKE_GOOD && intake_known_has(&sweeper->known, entry.status.st_uid, name)) {
        sweeper->intake->known++;
        buffer_free(&why);
        return;
    }
    bool room = reason != INTAKE_GOOD || has_room(sweeper, &entry);
    if (reason == INTAKE_GOOD && room) {
        reason = intake_entry_read(sweeper->kernel, sweeper->box, &entry, &why);
        room = reason != INTAKE_GOOD || has_room(sweeper, &entry);
    }
    if (reason != INTAKE_GOOD) {
        leave(sweeper, name, reason, buffer_text(&why));
    } else if (room) {
        take(sweeper, &entry);
    }
    buffer_free(&entry.content);
    buffer_free(&why);
}

static void sweep_lock(struct sweeper *sweeper)
{
    struct buffer owner = {0}, why = {0};
    if (deposit_lock(sweeper->kernel, sweeper->folder, &owner) == DEPOSIT_FOREIGN) {
        buffer_add_format(&why,
                          "belongs to %s and closes nothing; fleetlab collect --close puts "
                          "yours in its place",
                          buffer_text(&owner));
        leave(sweeper, "LOCK", INTAKE_LOCK, buffer_text(&why));
    }
    buffer_free(&owner);
    buffer_free(&why);
}

static void sweep_dotted(struct sweeper *sweeper, const char *name)
{
    struct intake_entry entry = {.name = name};
    struct buffer why = {0};
    int64_t now_s = sweeper->kernel->wall_ms(sweeper->kernel->context) / 1000;
    enum intake_reason reason = intake_entry_look(sweeper->box, sweeper->status.st_dev, &entry,
                                                  &why);
    if (reason != INTAKE_GOOD) {
        leave(sweeper, name, reason, buffer_text(&why));
    } else if (now_s - entry.status.st_ctim.tv_sec < MAKING_S) {
        fault_add(sweeper->faults, sweeper->folder, 0, name,
                  "is in the making; if it stays, it was cut off");
        sweeper->intake->making++;
    } else {
        leave(sweeper, name, INTAKE_UNFINISHED, "was begun and never finished");
    }
    buffer_free(&why);
}

static void sweep_entry(struct sweeper *sweeper, const char *name)
{
    if (strcmp(name, "LOCK") == 0) {
        sweep_lock(sweeper);
    } else if (name[0] != '.') {
        sweep_file(sweeper, name);
    } else if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0) {
        sweep_dotted(sweeper, name);
    }
}

/* ---- a sweep ---- */

/* A sweep that was killed has written files down that still lie in the box. */
static void finish_killed(struct sweeper *sweeper)
{
    const struct buffer *tail = &sweeper->store.log.tail;
    struct csv_reader *reader = csv_reader_new(buffer_text(tail), tail->length);
    struct csv_row row;
    while (sweeper->removes && !sweeper->store.is_stopped && csv_reader_next(reader, &row) > 0) {
        struct intake_entry entry = {.name = row.count >= 6 ? row.cells[2] : "."};
        struct buffer why = {0};
        if (intake_entry_look(sweeper->box, sweeper->status.st_dev, &entry, &why) == INTAKE_GOOD &&
            intake_log_has(&sweeper->store.log, &entry)) {
            remove_entry(sweeper, &entry);
        }
        buffer_free(&why);
    }
    csv_reader_free(reader);
}

static void tell_beyond(struct sweeper *sweeper)
{
    for (size_t i = 0; i < sweeper->store.tally.count; i++) {
        const struct tally_row *row = &sweeper->store.tally.rows[i];
        struct buffer user = {0};
        if (row->beyond > 0) {
            deposit_add_user(&user, row->uid);
            fault_add(sweeper->faults, sweeper->folder, 0, buffer_text(&user),
                      "%llu more files than one user may have in a sweep; they were left there: "
                      "look at them, sweep again, or raise --user-files and --user-bytes",
                      (unsigned long long)row->beyond);
        }
        buffer_free(&user);
    }
}

static void sweep_all(struct sweeper *sweeper, DIR *entries, struct progress *progress)
{
    finish_killed(sweeper);
    for (const struct dirent *entry; !sweeper->store.is_stopped && !sweeper->intake->is_full &&
                                     (entry = readdir(entries)) != NULL;) {
        sweep_entry(sweeper, entry->d_name);
        progress_add(progress, 1);
    }
    finish_batch(sweeper);
    tell_beyond(sweeper);
}

static enum dropbox_end open_box(struct sweeper *sweeper)
{
    sweeper->box = open(sweeper->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (sweeper->box < 0 || fstat(sweeper->box, &sweeper->status) != 0) {
        fault_add(sweeper->faults, sweeper->folder, 0, NULL, "can't be read (%s); name a drop box",
                  strerror(errno));
        return DROPBOX_NOT_BEGUN;
    }
    if (!deposit_is_staff(&sweeper->status, geteuid())) {
        fault_add(sweeper->faults, sweeper->folder, 0, NULL,
                  "belongs to another user, and you are not in the group of its staff; ask them");
        return DROPBOX_NOT_BEGUN;
    }
    sweeper->removes = sweeper->status.st_uid == geteuid() || geteuid() == 0;
    if (flock(sweeper->box, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        fault_add(sweeper->faults, sweeper->folder, 0, NULL,
                  "is in another sweep's hands; wait until that is done");
        return DROPBOX_STOPPED;
    }
    return DROPBOX_DONE;
}

enum dropbox_end intake_sweep(const struct store_kernel *kernel, const char *folder,
                              const char *storage, const char *course,
                              const struct intake_limits *limits, struct intake *intake,
                              struct fault_list *faults, struct progress *progress)
{
    struct sweeper sweeper = {
        .kernel = kernel,
        .folder = folder,
        .limits = limits,
        .intake = intake,
        .faults = faults,
        .box = -1,
        .store = {.folder = -1, .log = {.fd = -1}},
    };
    *intake = (struct intake){0};
    enum dropbox_end end = open_box(&sweeper);
    if (end == DROPBOX_DONE) {
        end = intake_store_open(&sweeper.store, kernel, storage, sweeper.status.st_gid, course,
                                faults);
    }
    if (end == DROPBOX_DONE && !sweeper.removes) {
        intake_known_read(&sweeper.known, storage, faults);
    }
    /* A second open file: the descriptor that is locked is not rewound. */
    int fd = end == DROPBOX_DONE ? openat(sweeper.box, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                                 : -1;
    DIR *entries = fd < 0 ? NULL : fdopendir(fd);
    if (entries) {
        sweep_all(&sweeper, entries, progress);
        closedir(entries);
    }
    bool good = entries && !sweeper.store.is_stopped;
    intake_store_close(&sweeper.store);
    intake_known_free(&sweeper.known);
    if (sweeper.box >= 0) {
        close(sweeper.box);
    }
    return end != DROPBOX_DONE || good ? end : DROPBOX_STOPPED;
}
