#include "class/intake_store.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file.h"
#include "store/ledger_log.h"
#include "store/memory.h"
#include "store/path.h"

bool intake_store_stop(struct intake_store *store, const char *file, const char *what)
{
    fault_add(store->faults, file, 0, NULL, "%s (%s); mend that, and sweep again", what,
              strerror(errno));
    store->is_stopped = true;
    return false;
}

static bool stop(struct intake_store *store, const char *what)
{
    return intake_store_stop(store, store->path, what);
}

/* ---- opening ---- */

enum { SHARED = S_ISGID | S_IRGRP | S_IXGRP };

/* What can't be shared stays private. */
static void share(struct intake_store *store, gid_t group, bool is_new)
{
    struct stat status;
    if (fstat(store->folder, &status) == 0 && status.st_uid == geteuid() &&
        (is_new || (status.st_mode & S_IRGRP) != 0) &&
        fchown(store->folder, (uid_t)-1, group) == 0 &&
        fchmod(store->folder, (status.st_mode & 0777) | SHARED) == 0) {
        store->is_shared = fstat(store->folder, &status) == 0 && status.st_gid == group &&
                           (status.st_mode & SHARED) == SHARED;
    }
}

/* Whatever the umask. */
static bool let_read(const struct intake_store *store, int file)
{
    return !store->is_shared || fchmod(file, 0640) == 0;
}

enum dropbox_end intake_store_open(struct intake_store *store, const struct store_kernel *kernel,
                                   const char *path, gid_t group, const char *course,
                                   struct fault_list *faults)
{
    struct buffer why = {0};
    bool is_new = access(path, F_OK) != 0;
    enum dropbox_end end = DROPBOX_DONE;
    *store = (struct intake_store){
        .kernel = kernel,
        .path = path,
        .faults = faults,
        .folder = -1,
        .log = {.fd = -1},
    };
    if (!path_make_folders(kernel, path, &why) || !path_folder_is_private(kernel, path, &why)) {
        end = DROPBOX_NOT_BEGUN;
    } else {
        store->folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (store->folder >= 0) {
            share(store, group, is_new);
        }
        if (store->folder < 0 ||
            !intake_log_open(&store->log, kernel, store->folder, course, &why) ||
            !let_read(store, store->log.fd)) {
            end = DROPBOX_STOPPED;
        }
    }
    if (end != DROPBOX_DONE) {
        fault_add(faults, path, 0, NULL, "%s", why.length ? buffer_text(&why) : strerror(errno));
    }
    buffer_free(&why);
    return end;
}

void intake_store_close(struct intake_store *store)
{
    intake_store_clear(store);
    intake_log_close(&store->log);
    tally_free(&store->tally);
    if (store->folder >= 0) {
        close(store->folder);
    }
}

/* ---- copies ---- */

enum { COPY_NAME = 200 };

/* UID/NAME; in the making UID/.NAME. */
static void copy_name(char place[COPY_NAME], const struct intake_entry *entry, bool making)
{
    snprintf(place, COPY_NAME, "%lu/%s%s", (unsigned long)entry->status.st_uid, making ? "." : "",
             entry->name);
}

static bool make_folder(struct intake_store *store, struct tally_row *row)
{
    char name[24];
    if (row->has_folder) {
        return true;
    }
    snprintf(name, sizeof name, "%lu", (unsigned long)row->uid);
    if (mkdirat(store->folder, name, 0700) != 0 && errno != EEXIST) {
        return stop(store, "no folder can be made in it");
    }
    if (store->is_shared && fchmodat(store->folder, name, 0700 | SHARED, 0) != 0) {
        return stop(store, "a folder in it can't be shared with the group");
    }
    row->has_folder = true;
    return true;
}

/* Whether the open COPY, of an earlier sweep that was cut off, holds the entry. */
static bool is_same(const struct intake_store *store, int copy, const struct intake_entry *entry)
{
    struct buffer content = {0}, why = {0};
    bool same = file_read_fd(store->kernel, copy, LEDGER_FILE_MAX, &content, &why) &&
                content.length == entry->content.length &&
                memcmp(buffer_text(&content), buffer_text(&entry->content), content.length) == 0;
    buffer_free(&content);
    buffer_free(&why);
    return same;
}

/* Writes the copy under a name that is not final yet. */
static enum intake_reason write_copy(struct intake_store *store, const struct intake_entry *entry)
{
    char making[COPY_NAME];
    copy_name(making, entry, true);
    int copy = openat(store->folder, making, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC,
                      0640);
    bool good = copy >= 0 && let_read(store, copy) &&
                file_write(store->kernel, copy, buffer_text(&entry->content),
                           entry->content.length);
    if (!good) {
        stop(store, "a copy can't be written");
    }
    if (copy >= 0 && close(copy) != 0 && good) {
        good = stop(store, "a copy can't be closed");
    }
    if (copy >= 0 && !good) {
        unlinkat(store->folder, making, 0);
    }
    return good ? INTAKE_GOOD : INTAKE_CLOSED;
}

/* Makes the copy, or finds it. */
static enum intake_reason make_copy(struct intake_store *store, const struct intake_entry *entry)
{
    char final[COPY_NAME];
    copy_name(final, entry, false);
    int copy = openat(store->folder, final, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (copy >= 0) {
        enum intake_reason reason = is_same(store, copy, entry) ? INTAKE_GOOD : INTAKE_TAKEN;
        close(copy);
        return reason;
    }
    if (errno != ENOENT) {
        stop(store, "a copy can't be looked at");
        return INTAKE_CLOSED;
    }
    return write_copy(store, entry);
}

static const char *login_of(struct tally_row *row)
{
    const struct passwd *user = row->login ? NULL : getpwuid(row->uid);
    if (!row->login) {
        row->login = memory_text(user ? user->pw_name : "");
    }
    return row->login;
}

enum intake_reason intake_store_put(struct intake_store *store, const struct intake_entry *entry)
{
    struct tally_row *row = tally_row(&store->tally, entry->status.st_uid);
    enum intake_reason reason = make_folder(store, row) ? make_copy(store, entry) : INTAKE_CLOSED;
    if (reason == INTAKE_GOOD) {
        row->files++;
        row->bytes += entry->content.length;
        intake_log_add(&store->log, entry, login_of(row));
        store->batch[store->count++] = (struct intake_entry){
            .name = memory_text(entry->name),
            .status = entry->status,
        };
    }
    return reason;
}

/* ---- a batch ---- */

static bool sync_all(struct intake_store *store)
{
    return store->kernel->syncfs(store->kernel->context, store->folder) == 0 ||
           stop(store, "it can't be synced");
}

/* A copy that was found has its name. */
static bool name_copies(struct intake_store *store)
{
    for (size_t i = 0; i < store->count; i++) {
        char making[COPY_NAME], final[COPY_NAME];
        copy_name(making, &store->batch[i], true);
        copy_name(final, &store->batch[i], false);
        if (renameat(store->folder, making, store->folder, final) != 0 &&
            (errno != ENOENT || faccessat(store->folder, final, F_OK, 0) != 0)) {
            return stop(store, "a copy can't be given its name");
        }
    }
    return true;
}

bool intake_store_sync(struct intake_store *store)
{
    return store->count > 0 && !store->is_stopped && sync_all(store) && name_copies(store) &&
           sync_all(store) &&
           (intake_log_write(&store->log) || stop(store, "sweep.csv can't be written"));
}

/* What didn't get its name is of no use, and may be in the way of those who make room. */
void intake_store_clear(struct intake_store *store)
{
    for (size_t i = 0; i < store->count; i++) {
        char making[COPY_NAME];
        copy_name(making, &store->batch[i], true);
        if (store->is_stopped) {
            unlinkat(store->folder, making, 0);
        }
        free((char *)store->batch[i].name);
    }
    store->count = 0;
}
