#include "class/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/memory.h"
#include "store/number.h"
#include "store/path.h"

enum { FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY };
enum { FILE_FLAGS = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY };

static bool is_listed(const struct walk *walk, const char *path, const char *name)
{
    return name[0] != '.' && path_has_ending(name, walk->suffix) &&
           strcmp(path, WALK_SWEEP_LOG) != 0;
}

const char *walk_below(const struct walk *walk, size_t index)
{
    return walk->paths[index].text + walk->paths[index].folder;
}

static void add_path(struct walk *walk, const char *path, struct fault_list *faults)
{
    size_t root = walk->root_count - 1;
    struct buffer text = {0};
    if (walk->count == WALK_FILES_MAX) {
        fault_add(faults, path, 0, NULL, "is beyond the first %d files; collect fewer at once",
                  WALK_FILES_MAX);
        return;
    }
    walk->paths = memory_grow(walk->paths, walk->count, &walk->room, sizeof *walk->paths);
    if (walk->named) {
        buffer_add_format(&text, "%s/", walk->roots[root].folder);
    }
    size_t folder = text.length;
    buffer_add_text(&text, path);
    walk->paths[walk->count++] = (struct walk_path){buffer_take(&text), folder, root};
}

static void list_folder(struct walk *walk, int fd, struct buffer *path, int depth,
                        struct fault_list *faults);

static void list_below(struct walk *walk, int fd, const char *name, struct buffer *path, int depth,
                       struct fault_list *faults)
{
    int below = depth < WALK_DEPTH_MAX ? openat(fd, name, FOLDER_FLAGS) : -1;
    if (below >= 0) {
        buffer_add_char(path, '/');
        list_folder(walk, below, path, depth + 1, faults);
    } else if (depth == WALK_DEPTH_MAX) {
        fault_add(faults, buffer_text(path), 0, NULL, "lies too deep; move it up");
    } else {
        fault_add(faults, buffer_text(path), 0, NULL, "can't be opened (%s); check permissions",
                  strerror(errno));
    }
}

static void list_entry(struct walk *walk, int fd, const char *name, struct buffer *path, int depth,
                       struct fault_list *faults)
{
    struct stat status;
    size_t length = path->length;
    bool is_folder = fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                     S_ISDIR(status.st_mode);
    buffer_add_text(path, name);
    if (is_folder) {
        list_below(walk, fd, name, path, depth, faults);
    } else if (is_listed(walk, buffer_text(path), name)) {
        add_path(walk, buffer_text(path), faults);
    }
    buffer_cut(path, length);
}

/* Takes FD over. PATH is the folder's own with a slash behind it; "" for the root. */
static void list_folder(struct walk *walk, int fd, struct buffer *path, int depth,
                        struct fault_list *faults)
{
    DIR *folder = fdopendir(fd);
    if (!folder) {
        fault_add(faults, buffer_text(path), 0, NULL, "can't be listed (%s); try again",
                  strerror(errno));
        close(fd);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            list_entry(walk, fd, entry->d_name, path, depth, faults);
        }
    }
    closedir(folder);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(((const struct walk_path *)a)->text, ((const struct walk_path *)b)->text);
}

static bool list_root(struct walk *walk, const char *folder, struct fault_list *faults)
{
    struct buffer path = {0};
    struct stat status;
    struct walk_root *root = &walk->roots[walk->root_count++];
    *root = (struct walk_root){
        .folder = folder,
        .fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC),
        .first = walk->count,
    };
    int fd = root->fd < 0 ? -1 : openat(root->fd, ".", FOLDER_FLAGS);
    if (fd < 0 || fstat(fd, &status) != 0) {
        fault_add(faults, folder, 0, NULL, "can't be opened (%s); give another folder",
                  strerror(errno));
        return false;
    }
    root->keeper = status.st_uid;
    list_folder(walk, fd, &path, 0, faults);
    root->end = walk->count;
    if (root->end > root->first) {
        qsort(walk->paths + root->first, root->end - root->first, sizeof *walk->paths, by_bytes);
    }
    buffer_free(&path);
    return true;
}

bool walk_begin(struct walk *walk, const char *const *folders, const char *suffix,
                struct fault_list *faults)
{
    size_t count = 0;
    while (folders[count]) {
        count++;
    }
    *walk = (struct walk){
        .roots = memory_get(count, sizeof *walk->roots),
        .suffix = suffix,
        .named = count > 1,
    };
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good = list_root(walk, folders[i], faults) && good;
    }
    return good;
}

void walk_free(struct walk *walk)
{
    for (size_t i = 0; i < walk->count; i++) {
        free(walk->paths[i].text);
    }
    free(walk->paths);
    for (size_t i = 0; i < walk->root_count; i++) {
        if (walk->roots[i].fd >= 0) {
            close(walk->roots[i].fd);
        }
    }
    free(walk->roots);
    *walk = (struct walk){0};
}

/* One step down; gives FD up unless it is the root. */
static int step_down(const struct walk_root *root, int fd, const char *name, int flags)
{
    int next = openat(fd, name, flags);
    int error = errno;
    if (fd != root->fd) {
        close(fd);
    }
    errno = error;
    return next;
}

/* A device may act when it is opened: what is no file is told before. */
static bool is_other(int fd, const char *name)
{
    struct stat status;
    return fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(status.st_mode) &&
           !S_ISLNK(status.st_mode);
}

/* The uid that names the open folder FD, if a sweep made it: a student can make one of any name,
 * but not the keeper's. -1: none. */
static long swept_uid(const struct walk_root *root, int fd, const char *name)
{
    struct stat status;
    long long uid;
    bool swept = number_parse_integer(name, 0, UINT32_MAX - 1, &uid) && fstat(fd, &status) == 0 &&
                 status.st_uid == root->keeper && (status.st_mode & S_IWOTH) == 0;
    return swept ? (long)uid : -1;
}

/* Opens PATH, which is cut up. FILE's owner is set where the folder names it. */
static int open_path(const struct walk_root *root, char *path, struct walk_file *file, bool *other)
{
    int fd = root->fd;
    char *name = path;
    for (char *slash; fd >= 0 && (slash = strchr(name, '/')) != NULL; name = slash + 1) {
        *slash = '\0';
        fd = step_down(root, fd, name, FOLDER_FLAGS);
        file->owner = fd < 0 ? -1 : swept_uid(root, fd, name);
    }
    *other = fd >= 0 && is_other(fd, name);
    return fd < 0 ? -1 : step_down(root, fd, *other ? "." : name, *other ? O_PATH : FILE_FLAGS);
}

static void find_owner(struct walk_file *file)
{
    struct stat status;
    if (file->owner < 0 && fstat(file->fd, &status) == 0 && status.st_uid != 0 &&
        status.st_uid != geteuid()) {
        file->owner = (long)status.st_uid;
        file->handed_ms = (int64_t)status.st_ctim.tv_sec * 1000 + status.st_ctim.tv_nsec / 1000000;
    }
}

bool walk_open(const struct walk *walk, size_t index, struct walk_file *file, struct buffer *why)
{
    bool other;
    char *path = memory_text(walk_below(walk, index));
    *file = (struct walk_file){.owner = -1, .handed_ms = -1};
    file->fd = open_path(&walk->roots[walk->paths[index].root], path, file, &other);
    int error = errno;
    free(path);
    if (file->fd >= 0 && !other) {
        find_owner(file);
        return true;
    }
    if (file->fd >= 0) {
        close(file->fd);
        buffer_add_text(why, "is not a regular file; take it away");
    } else if (error == ELOOP || error == ENOTDIR) {
        buffer_add_text(why, "is, or lies behind, a symbolic link; put the file itself there");
    } else {
        buffer_add_format(why, "can't be opened (%s); check it and its permissions",
                          strerror(error));
    }
    return false;
}
