/* digest: see the header. */
#include "store/digest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>

#include "store/clean.h"
#include "store/csv_table.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/number.h"

static void digest_spell(const unsigned char sum[DIGEST_BYTES], char hex[DIGEST_ROOM])
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < DIGEST_BYTES; i++) {
        hex[2 * i] = digits[sum[i] >> 4];
        hex[2 * i + 1] = digits[sum[i] & 15];
    }
    hex[DIGEST_ROOM - 1] = '\0';
}

/* nettle takes the processor's own instructions where it has any. */
static void digest_two(const char *first, const void *bytes, size_t length,
                       unsigned char sum[DIGEST_BYTES])
{
    struct sha256_ctx context;

    sha256_init(&context);
    sha256_update(&context, strlen(first), (const unsigned char *)first);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, DIGEST_BYTES, sum);
}

void digest_bytes(const void *bytes, size_t length, unsigned char sum[DIGEST_BYTES])
{
    digest_two("", bytes, length, sum);
}

uint64_t digest_mark(const char *text)
{
    unsigned char sum[DIGEST_BYTES];
    uint64_t mark = 0;
    digest_bytes(text, strlen(text), sum);
    for (int i = 0; i < 8; i++) {
        mark = mark << 8 | sum[i];
    }
    return mark ? mark : 1;
}

void digest_hex(const void *bytes, size_t length, char hex[DIGEST_ROOM])
{
    digest_link("", bytes, length, hex);
}

void digest_link(const char *previous, const void *bytes, size_t length, char hex[DIGEST_ROOM])
{
    unsigned char sum[DIGEST_BYTES];

    digest_two(previous, bytes, length, sum);
    digest_spell(sum, hex);
}

/* ---- a folder ---- */

enum { FOLDER_DEPTH_MAX = 8, FOLDER_FILES_MAX = 10000 };

struct digest_names {
    char **items; /* paths below the folder */
    size_t count;
    size_t room;
};

static bool digest_is_data(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot != NULL && (strcmp(dot, ".ini") == 0 || strcmp(dot, ".csv") == 0);
}

/* What an entry of a folder is, DT_DIR or DT_REG; anything else for what isn't read: links, and
 * what is gone in the meantime. Most file systems tell it with the name. */
static int digest_type(DIR *entries, const struct dirent *entry)
{
    struct stat status;

    if (entry->d_type != DT_UNKNOWN) {
        return entry->d_type;
    }
    if (fstatat(dirfd(entries), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return DT_UNKNOWN;
    }
    return S_ISDIR(status.st_mode) ? DT_DIR : S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
}

static bool digest_list(const char *folder, const char *below, int depth,
                        struct digest_names *names, struct buffer *why)
{
    struct buffer path = {0};

    buffer_add_format(&path, "%s/%s", folder, below);

    DIR *entries = opendir(buffer_text(&path));

    if (entries == NULL) {
        clean_format(why, "%s can't be opened (%s); check its name and permissions",
                     buffer_text(&path), strerror(errno));
        buffer_free(&path);
        return false;
    }

    bool good = true;
    struct dirent *entry;

    while (good && (entry = readdir(entries)) != NULL) {
        struct buffer name = {0};
        int type = entry->d_name[0] == '.' ? DT_UNKNOWN /* hidden */ : digest_type(entries, entry);

        buffer_add_text(&name, below);
        buffer_add_text(&name, entry->d_name);
        if (type == DT_DIR && depth < FOLDER_DEPTH_MAX) {
            buffer_add_char(&name, '/');
            good = digest_list(folder, buffer_text(&name), depth + 1, names, why);
        } else if (type == DT_REG && digest_is_data(entry->d_name)) {
            names->items = memory_grow(names->items, names->count, &names->room,
                                       sizeof *names->items);
            names->items[names->count++] = buffer_take(&name);
            if (names->count > FOLDER_FILES_MAX) {
                clean_format(why, "%s has more than %d files; is it the right folder?", folder,
                             FOLDER_FILES_MAX);
                good = false;
            }
        }
        buffer_free(&name);
    }
    closedir(entries);
    buffer_free(&path);
    return good;
}

static int digest_compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Appends the line that sha256sum prints. `content` is room for the file. */
static bool digest_file_line(const char *folder, const char *name, struct buffer *content,
                             struct buffer *lines, struct buffer *why)
{
    struct buffer path = {0};
    struct buffer reason = {0};

    buffer_add_format(&path, "%s/%s", folder, name);

    buffer_cut(content, 0);
    bool good = file_read(store_kernel_system(), buffer_text(&path), 0, CSV_TABLE_MAX, content,
                          &reason);

    if (good) {
        char hex[DIGEST_ROOM];

        digest_hex(buffer_text(content), content->length, hex);
        buffer_add_format(lines, "%s  %s\n", hex, name);
    } else {
        clean_format(why, "%s %s", buffer_text(&path), buffer_text(&reason));
    }
    buffer_free(&path);
    buffer_free(&reason);
    return good;
}

/* All names below the folder, in the order of their bytes. */
static bool digest_names_of(const char *folder, struct digest_names *names, struct buffer *why)
{
    bool good = digest_list(folder, "", 0, names, why);

    if (names->count > 0) {
        qsort(names->items, names->count, sizeof *names->items, digest_compare_names);
    }
    return good;
}

static void digest_names_free(struct digest_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        free(names->items[i]);
    }
    free(names->items);
}

bool digest_folder(const char *folder, char hex[DIGEST_ROOM], struct buffer *why)
{
    struct digest_names names = {0};
    struct buffer lines = {0}, content = {0};
    bool good = digest_names_of(folder, &names, why);

    for (size_t i = 0; good && i < names.count; i++) {
        good = digest_file_line(folder, names.items[i], &content, &lines, why);
    }
    digest_names_free(&names);
    buffer_free(&content);
    if (good) {
        digest_hex(buffer_text(&lines), lines.length, hex);
    }
    buffer_free(&lines);
    return good;
}

/* ---- a folder from outside ---- */

enum { SETTLED_S = 3 }; /* no file system's times are coarser than two seconds */

/* Whether the file system is one of this machine's, which notes the time of each change of a file:
 * those of other machines tell it late, and an image may be exchanged for another one. */
static bool digest_is_local(const char *folder)
{
    static const unsigned long known[] = {EXT4_SUPER_MAGIC,      XFS_SUPER_MAGIC,
                                          BTRFS_SUPER_MAGIC,     F2FS_SUPER_MAGIC,
                                          OVERLAYFS_SUPER_MAGIC, TMPFS_MAGIC};
    struct statfs status;

    if (statfs(folder, &status) != 0 || (status.f_flags & ST_RDONLY) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if ((unsigned long)status.f_type == known[i]) {
            return true;
        }
    }
    return false;
}

static intmax_t digest_ns(struct timespec time)
{
    return (intmax_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* Appends what is known of one file; false if that may be of another file system, or if a change
 * that is yet to come could bear the time of the last one. */
static bool digest_outside_line(const char *folder, const char *name, dev_t device, int64_t now_ms,
                                struct buffer *lines)
{
    struct buffer path = {0};
    struct stat status;

    buffer_add_format(&path, "%s/%s", folder, name);

    bool good = lstat(buffer_text(&path), &status) == 0 && status.st_dev == device &&
                status.st_ctim.tv_sec < now_ms / 1000 - SETTLED_S;

    if (good) {
        buffer_add_format(lines, "%s %ju %jd %jd %jd\n", name, (uintmax_t)status.st_ino,
                          (intmax_t)status.st_size, digest_ns(status.st_mtim),
                          digest_ns(status.st_ctim));
    }
    buffer_free(&path);
    return good;
}

bool digest_outside(const char *folder, int64_t now_ms, char hex[DIGEST_ROOM])
{
    struct digest_names names = {0};
    struct buffer lines = {0}, why = {0};
    struct stat top;
    bool good = digest_is_local(folder) && stat(folder, &top) == 0 &&
                digest_names_of(folder, &names, &why);

    if (good) {
        buffer_add_format(&lines, "%s %ju %ju\n", folder, (uintmax_t)top.st_dev,
                          (uintmax_t)top.st_ino);
    }
    for (size_t i = 0; good && i < names.count; i++) {
        good = digest_outside_line(folder, names.items[i], top.st_dev, now_ms, &lines);
    }
    if (good) {
        digest_hex(buffer_text(&lines), lines.length, hex);
    }
    digest_names_free(&names);
    buffer_free(&lines);
    buffer_free(&why);
    return good;
}

/* ---- a scenario ---- */

static int digest_compare_numbers(const void *a, const void *b)
{
    const struct digest_number *left = a;
    const struct digest_number *right = b;

    return strcmp(left->name, right->name);
}

void digest_scenario(const struct digest_number *numbers, size_t count, char hex[DIGEST_ROOM])
{
    struct digest_number *sorted = memory_get(count, sizeof *sorted);
    struct buffer lines = {0};

    if (count > 0) {
        memcpy(sorted, numbers, count * sizeof *sorted);
    }
    qsort(sorted, count, sizeof *sorted, digest_compare_numbers);
    for (size_t i = 0; i < count; i++) {
        char text[NUMBER_ROOM];

        buffer_add_format(&lines, "%s=%s\n", sorted[i].name, number_exact(sorted[i].value, text));
    }
    digest_hex(buffer_text(&lines), lines.length, hex);
    buffer_free(&lines);
    free(sorted);
}
