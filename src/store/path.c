/* path: see the header. */
#include "store/path.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "store/clean.h"
#include "store/memory.h"

static bool path_is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool path_has_ending(const char *path, const char *ending)
{
    size_t length = strlen(path);
    size_t tail = strlen(ending);

    return length > tail && strcasecmp(path + length - tail, ending) == 0;
}

char *path_folder(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL) {
        return memory_text(".");
    }
    while (slash > path && slash[-1] == '/') {
        slash--;
    }
    return slash == path ? memory_text("/") : memory_text_n(path, (size_t)(slash - path));
}

/* ---- the data folder ---- */

/* The folder that the running program lies in; NULL where the system doesn't say. */
static char *path_program_folder(void)
{
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);

    if (length <= 0 || (size_t)length == sizeof program - 1) {
        return NULL;
    }
    program[length] = '\0';
    return path_folder(program);
}

/* A folder of that name need not be ours: /usr/data, beside /usr/bin, may be anybody's. */
static bool path_is_data(const char *path)
{
    struct buffer tracks = {0};
    struct stat status;

    buffer_add_format(&tracks, "%s/tracks.ini", path);

    bool there = stat(buffer_text(&tracks), &status) == 0 && S_ISREG(status.st_mode);

    buffer_free(&tracks);
    return there;
}

/* BASE and BELOW joined when that is a data folder; else NULL, and it is noted as looked for. */
static char *path_try(const char *base, const char *below, struct buffer *looked)
{
    struct buffer path = {0};

    buffer_add_format(&path, "%s%s", base, below);
    if (path_is_data(buffer_text(&path))) {
        return buffer_take(&path);
    }
    buffer_add_format(looked, " %s", buffer_text(&path));
    buffer_free(&path);
    return NULL;
}

static char *path_found_data(struct buffer *why)
{
    struct buffer looked = {0};
    char *program = path_program_folder();
    char *data = NULL;

    if (program != NULL) {
        data = path_try(program, "/../data", &looked);
        if (data == NULL) {
            data = path_try(program, "/../share/fleetlab/data", &looked);
        }
    }
    if (data == NULL) {
        data = path_try(FLEETLAB_DATADIR, "/data", &looked);
    }
    if (data == NULL) {
        clean_format(why, "no data folder at%s; give it with --data-dir or FLEETLAB_DATA_DIR",
                     buffer_text(&looked));
    }
    buffer_free(&looked);
    free(program);
    return data;
}

char *path_data_folder(const char *chosen, struct buffer *why)
{
    const char *given = chosen != NULL ? chosen : getenv("FLEETLAB_DATA_DIR");

    if (given == NULL || (chosen == NULL && *given == '\0')) {
        return path_found_data(why);
    }
    if (!path_is_folder(given)) {
        clean_format(why, "%sthere is no data folder \"%s\"; give one that exists",
                     chosen != NULL ? "" : "FLEETLAB_DATA_DIR: ", given);
        return NULL;
    }
    return memory_text(given);
}

/* ---- the ledger ---- */

static bool path_is_course(const char *course)
{
    if (*course == '\0' || *course == '.' || strlen(course) > 100) {
        return false;
    }
    for (; *course != '\0'; course++) {
        if (!isascii((unsigned char)*course) ||
            (!isalnum((unsigned char)*course) && strchr("._-", *course) == NULL)) {
            return false;
        }
    }
    return true;
}

static const char *path_home(void)
{
    const char *home = getenv("HOME");

    if (home == NULL || *home != '/') {
        const struct passwd *user = getpwuid(geteuid());

        home = user != NULL ? user->pw_dir : NULL;
    }
    return home != NULL && *home == '/' ? home : NULL;
}

/* A base directory of the XDG standard: what VARIABLE says, else BELOW the home folder. False where
 * there is none. */
static bool path_base(struct buffer *path, const char *variable, const char *below)
{
    const char *base = getenv(variable);
    const char *home = path_home();

    if (base != NULL && *base == '/') { /* the standard ignores relative ones */
        buffer_add_text(path, base);
    } else if (home != NULL) {
        buffer_add_format(path, "%s/%s", home, below);
    }
    return path->length > 0;
}

char *path_ledger(const char *course, struct buffer *why)
{
    struct buffer path = {0};

    if (!path_is_course(course)) {
        clean_format(why, "\"%s\" can't name a course; use letters, digits, . _ and -", course);
        return NULL;
    }
    if (!path_base(&path, "XDG_DATA_HOME", ".local/share")) {
        buffer_add_text(why, "there is no home folder; set HOME, or give the ledger with --ledger");
        return NULL;
    }
    buffer_add_format(&path, "/fleetlab/%s/ledger.csv", course);
    return buffer_take(&path);
}

char *path_cache(const char *name)
{
    struct buffer path = {0};

    if (!path_base(&path, "XDG_CACHE_HOME", ".cache")) {
        return NULL;
    }
    buffer_add_format(&path, "/fleetlab/%s", name);
    return buffer_take(&path);
}

/* ---- folders that last ---- */

int path_sync_folder(const struct store_kernel *kernel, const char *folder)
{
    int fd = kernel->open(kernel->context, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

    if (fd < 0) {
        return -1;
    }

    int result = kernel->fsync(kernel->context, fd);
    int error = errno;

    kernel->close(kernel->context, fd);
    errno = error;
    /* Some network file systems sync names at once and refuse the call on a folder. */
    return result != 0 && error != EINVAL && error != ENOTSUP ? -1 : 0;
}

static bool path_exists(const struct store_kernel *kernel, const char *folder)
{
    int fd = kernel->open(kernel->context, folder, O_PATH | O_DIRECTORY | O_CLOEXEC, 0);

    if (fd >= 0) {
        kernel->close(kernel->context, fd);
    }
    return fd >= 0;
}

/* Makes one folder, whose parents exist, and syncs the entry. One that exists is synced too: an
 * earlier run may have been cut off in between. One that another process makes at the same moment
 * exists. */
static bool path_make_one(const struct store_kernel *kernel, const char *folder, struct buffer *why)
{
    bool exists = path_exists(kernel, folder);

    if (!exists && (errno != ENOENT || kernel->mkdir(kernel->context, folder, 0700) != 0)) {
        int error = errno;

        exists = error == EEXIST && path_exists(kernel, folder);
        if (!exists) {
            clean_format(why, "the folder %s can't be made (%s); make it, or name another", folder,
                         strerror(error));
            return false;
        }
    }

    char *parent = path_folder(folder);
    int synced = path_sync_folder(kernel, parent);

    if (synced != 0 && !exists) { /* a parent that was there may well be unreadable */
        clean_format(why, "the folder %s can't be synced (%s); check the disk", parent,
                     strerror(errno));
    }
    free(parent);
    return synced == 0 || exists;
}

bool path_make_folders(const struct store_kernel *kernel, const char *folder, struct buffer *why)
{
    char *path = memory_text(folder);
    bool good = true;

    for (char *end = path + 1; good; end++) {
        if (*end != '/' && *end != '\0') {
            continue;
        }

        char kept = *end;

        *end = '\0';
        if (end[-1] != '/') {
            good = path_make_one(kernel, path, why);
        }
        *end = kept;
        if (kept == '\0') {
            break;
        }
    }
    free(path);
    return good;
}

/* ---- whose hands ---- */

bool path_folder_is_private(const struct store_kernel *kernel, const char *folder,
                            struct buffer *why)
{
    int fd = kernel->open(kernel->context, folder, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
                          0);
    struct stat status;

    if (fd < 0) {
        clean_format(why,
                     errno == ENOTDIR || errno == ELOOP
                         ? "the folder %s is a symbolic link or a file; give a real folder"
                         : "the folder %s can't be opened; check its name and "
                           "permissions",
                     folder);
        return false;
    }

    int looked = kernel->fstat(kernel->context, fd, &status);
    size_t before = why->length;

    kernel->close(kernel->context, fd);
    if (looked != 0) {
        clean_format(why, "the folder %s can't be looked at; try again", folder);
    } else if (status.st_uid != geteuid() && status.st_uid != 0) {
        clean_format(why, "the folder %s belongs to another user; give one of yours", folder);
    } else if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0 && (status.st_mode & S_ISVTX) != 0) {
        clean_format(why, "the folder %s is for everybody; give one of yours", folder);
    } else if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
        clean_format(why, "others may write in the folder %s; run chmod go-w %s", folder, folder);
    }
    return why->length == before;
}

bool path_file_is_private(const struct store_kernel *kernel, int fd, const char *path,
                          struct buffer *why)
{
    struct stat status;
    size_t before = why->length;

    if (kernel->fstat(kernel->context, fd, &status) != 0) {
        clean_format(why, "%s can't be looked at (%s); try again", path, strerror(errno));
    } else if (!S_ISREG(status.st_mode)) {
        clean_format(why, "%s is not a regular file; give another with --ledger", path);
    } else if (status.st_uid != geteuid()) {
        clean_format(why, "%s belongs to another user; give one of yours with --ledger", path);
    } else if (status.st_nlink != 1) {
        clean_format(why,
                     "%s has more than one name, or none; copy it, and give the copy "
                     "with --ledger",
                     path);
    } else if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
        clean_format(why, "others may write to %s; run chmod go-w %s", path, path);
    }
    return why->length == before;
}
