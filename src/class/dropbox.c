#include "class/dropbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/csv.h"
#include "store/digest.h"
#include "store/file.h"
#include "store/ledger_log.h"
#include "store/memory.h"
#include "store/path.h"
#include "store/utc.h"

enum { DROPBOX_MODE = 03773, DROPBOX_NAME_MAX = 120 };

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

/* ---- one entry of a sweep ---- */

struct sweeper {
    const struct store_kernel *kernel;
    const char *folder, *storage;
    int box; /* the folder */
    int log; /* sweep.csv, for appending */
    struct dropbox_sweep *sweep;
    struct fault_list *faults;
    bool stopped; /* the storage failed: nothing more may be unlinked */
};

struct entry {
    const char *name;
    struct stat status;
    struct buffer content;
};

static bool refuse(struct sweeper *sweeper, const char *name, const char *why)
{
    fault_add(sweeper->faults, sweeper->folder, 0, name, "%s; it was left there", why);
    sweeper->sweep->refused++;
    return false;
}

static bool stop(struct sweeper *sweeper, const char *file, const char *what)
{
    fault_add(sweeper->faults, file, 0, NULL, "%s (%s); mend that, and sweep again", what,
              strerror(errno));
    sweeper->stopped = true;
    return false;
}

static bool is_plain_name(const char *name)
{
    return strlen(name) <= DROPBOX_NAME_MAX &&
           name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                             "0123456789._-")] == '\0';
}

/* Reads an entry without waiting for, or following, anything. */
static bool read_entry(struct sweeper *sweeper, struct entry *entry)
{
    struct stat later;
    struct buffer why = {0};
    bool good = false;
    int fd = openat(sweeper->box, entry->name,
                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &entry->status) != 0) {
        refuse(sweeper, entry->name, errno == ELOOP ? "is a symbolic link" : "can't be opened");
    } else if (!S_ISREG(entry->status.st_mode)) {
        refuse(sweeper, entry->name, "is not a regular file");
    } else if (entry->status.st_nlink != 1) {
        refuse(sweeper, entry->name, "has more than one name");
    } else if (!file_read_fd(sweeper->kernel, fd, LEDGER_FILE_MAX, &entry->content, &why)) {
        refuse(sweeper, entry->name, buffer_text(&why));
    } else if (fstat(fd, &later) != 0 || later.st_nlink != 1 ||
               later.st_ctim.tv_sec != entry->status.st_ctim.tv_sec ||
               later.st_ctim.tv_nsec != entry->status.st_ctim.tv_nsec) {
        refuse(sweeper, entry->name, "changed while it was read");
    } else {
        good = true;
    }
    if (fd >= 0) {
        close(fd);
    }
    buffer_free(&why);
    return good;
}

/* True when PATH holds the entry already: an earlier sweep was cut off before it unlinked. */
static bool is_there(struct sweeper *sweeper, const char *path, const struct entry *entry)
{
    struct buffer content = {0}, why = {0};
    bool same = file_read(sweeper->kernel, path, O_NOFOLLOW, LEDGER_FILE_MAX, &content, &why) &&
                content.length == entry->content.length &&
                memcmp(buffer_text(&content), buffer_text(&entry->content), content.length) == 0;
    buffer_free(&content);
    buffer_free(&why);
    return same;
}

static bool write_all(const struct sweeper *sweeper, int fd, const struct buffer *content)
{
    return file_write(sweeper->kernel, fd, buffer_text(content), content->length);
}

/* Writes the copy, whole and synced, under a name that no other content has. */
static bool store_entry(struct sweeper *sweeper, const struct entry *entry)
{
    struct buffer folder = {0}, path = {0}, why = {0};
    buffer_add_format(&folder, "%s/%lu", sweeper->storage, (unsigned long)entry->status.st_uid);
    buffer_add_format(&path, "%s/%s", buffer_text(&folder), entry->name);
    bool good = path_make_folders(sweeper->kernel, buffer_text(&folder), &why);
    if (!good) {
        stop(sweeper, buffer_text(&folder), "can't be made");
    } else if (!is_there(sweeper, buffer_text(&path), entry)) {
        int fd = open(buffer_text(&path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                      0640);
        bool taken = fd < 0 && errno == EEXIST;
        good = fd >= 0 && write_all(sweeper, fd, &entry->content) && fsync(fd) == 0 &&
               path_sync_folder(sweeper->kernel, buffer_text(&folder)) == 0;
        if (taken) {
            refuse(sweeper, entry->name, "was swept before with other content");
        } else if (!good) {
            stop(sweeper, buffer_text(&path), "can't be written");
            unlink(buffer_text(&path));
        }
        if (fd >= 0) {
            close(fd);
        }
    }
    buffer_free(&folder);
    buffer_free(&path);
    buffer_free(&why);
    return good;
}

static bool log_entry(struct sweeper *sweeper, const struct entry *entry)
{
    char hash[DIGEST_ROOM], uid[24], bytes[24];
    struct buffer now = {0}, ctime = {0}, line = {0};
    digest_hex(buffer_text(&entry->content), entry->content.length, hash);
    snprintf(uid, sizeof uid, "%lu", (unsigned long)entry->status.st_uid);
    snprintf(bytes, sizeof bytes, "%zu", entry->content.length);
    utc_add(&now, sweeper->kernel->wall_ms(sweeper->kernel->context));
    utc_add(&ctime,
            (int64_t)entry->status.st_ctim.tv_sec * 1000 + entry->status.st_ctim.tv_nsec / 1000000);
    const char *const cells[] = {buffer_text(&now),   uid,   entry->name,
                                 buffer_text(&ctime), bytes, hash};
    csv_row_add(&line, cells, sizeof cells / sizeof cells[0]);
    bool good = write_all(sweeper, sweeper->log, &line) && fdatasync(sweeper->log) == 0;
    buffer_free(&now);
    buffer_free(&ctime);
    buffer_free(&line);
    return good || stop(sweeper, sweeper->storage, "sweep.csv can't be written");
}

/* Unlinks what was copied, and not what took its name since. */
static bool remove_entry(struct sweeper *sweeper, const struct entry *entry)
{
    struct stat now;
    if (fstatat(sweeper->box, entry->name, &now, AT_SYMLINK_NOFOLLOW) == 0 &&
        now.st_ino == entry->status.st_ino && now.st_dev == entry->status.st_dev &&
        unlinkat(sweeper->box, entry->name, 0) == 0) {
        return true;
    }
    return refuse(sweeper, entry->name, "was copied and can't be removed");
}

static void sweep_one(struct sweeper *sweeper, const char *name)
{
    struct entry entry = {.name = name};
    if (!is_plain_name(name)) {
        refuse(sweeper, name, "has a name that fleetlab doesn't give");
    } else if (read_entry(sweeper, &entry) && store_entry(sweeper, &entry) &&
               log_entry(sweeper, &entry) && remove_entry(sweeper, &entry)) {
        sweeper->sweep->swept++;
    }
    buffer_free(&entry.content);
}

/* ---- a sweep ---- */

static bool open_log(struct sweeper *sweeper)
{
    static const char header[] = "swept,uid,name,ctime,bytes,sha256\n";
    struct buffer path = {0}, first = {0};
    struct stat status;
    buffer_add_format(&path, "%s/sweep.csv", sweeper->storage);
    buffer_add_text(&first, header);
    sweeper->log = open(buffer_text(&path), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
                        0640);
    bool good = sweeper->log >= 0 && fstat(sweeper->log, &status) == 0 &&
                (status.st_size > 0 || write_all(sweeper, sweeper->log, &first));
    if (!good) {
        stop(sweeper, buffer_text(&path), "can't be written");
    }
    buffer_free(&path);
    buffer_free(&first);
    return good;
}

static bool open_all(struct sweeper *sweeper)
{
    struct stat status;
    struct buffer why = {0};
    sweeper->box = open(sweeper->folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (sweeper->box < 0 || fstat(sweeper->box, &status) != 0) {
        return stop(sweeper, sweeper->folder, "can't be read");
    }
    if (status.st_uid != geteuid()) {
        fault_add(sweeper->faults, sweeper->folder, 0, NULL,
                  "belongs to another user, who alone can sweep it; ask that user");
        return false;
    }
    bool good = path_make_folders(sweeper->kernel, sweeper->storage, &why) &&
                path_folder_is_private(sweeper->kernel, sweeper->storage, &why);
    if (!good) {
        fault_add(sweeper->faults, sweeper->storage, 0, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return good && open_log(sweeper);
}

static void sweep_all(struct sweeper *sweeper, DIR *entries)
{
    for (const struct dirent *entry; !sweeper->stopped && (entry = readdir(entries)) != NULL;) {
        if (entry->d_name[0] != '.' && strcmp(entry->d_name, "LOCK") != 0) {
            sweep_one(sweeper, entry->d_name);
        }
    }
}

enum dropbox_end dropbox_sweep(const char *folder, const char *storage, struct dropbox_sweep *sweep,
                               struct fault_list *faults)
{
    struct sweeper sweeper = {
        .kernel = store_kernel_system(),
        .folder = folder,
        .storage = storage,
        .box = -1,
        .log = -1,
        .sweep = sweep,
        .faults = faults,
    };
    *sweep = (struct dropbox_sweep){0};
    bool good = open_all(&sweeper);
    DIR *entries = good ? fdopendir(dup(sweeper.box)) : NULL;
    if (entries) {
        sweep_all(&sweeper, entries);
        closedir(entries);
    }
    if (sweeper.box >= 0) {
        close(sweeper.box);
    }
    if (sweeper.log >= 0) {
        close(sweeper.log);
    }
    return !good ? DROPBOX_NOT_BEGUN : entries && !sweeper.stopped ? DROPBOX_DONE : DROPBOX_STOPPED;
}
