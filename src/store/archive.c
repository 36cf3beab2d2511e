#include "store/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <minizip/unzip.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file.h"
#include "store/ledger_log.h"
#include "store/memory.h"
#include "store/path.h"

const struct archive_limits archive_limits_default = {
    .entries = 50000,
    .file = LEDGER_FILE_MAX,
    .all = 1000000000,
};

enum { CHUNK = 65536, NAME_MOST = 120, NAME_ROOM = 65536 };
enum { ENCRYPTED = 1 << 0, MADE_ON_UNIX = 3 }; /* of the flags; of the system */

/* An entry: its place in the list, its name, and what the list says of it. */
struct entry {
    size_t index;
    const char *name;
    unz_file_info64 info;
};

struct unpacking {
    unzFile zip;
    size_t count;
    const struct archive_limits *limits;
    const char *folder;
    uint64_t listed, bytes; /* as the list says of tables, and taken out */
    struct buffer *why;
};

bool archive_is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool refuse(struct unpacking *unpacking, const char *name, const char *what)
{
    buffer_add_format(unpacking->why, "entry %s %s; unpack it by hand, and look at it", name, what);
    return false;
}

static bool open_zip(struct unpacking *unpacking, const char *path)
{
    unz_global_info64 all;
    unpacking->zip = unzOpen64(path);
    if (!unpacking->zip || unzGetGlobalInfo64(unpacking->zip, &all) != UNZ_OK) {
        buffer_add_text(unpacking->why, "is no zip file, or a damaged one; name a folder, or the "
                                        "platform's download");
        return false;
    }
    if (all.number_entry > unpacking->limits->entries) {
        buffer_add_format(unpacking->why,
                          "has more than %zu entries; unpack it by hand, and look at it",
                          unpacking->limits->entries);
        return false;
    }
    unpacking->count = (size_t)all.number_entry;
    return true;
}

/* ---- entries ---- */

static bool leads_out(const char *name)
{
    const char *part = name;
    do {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0')) {
            return true;
        }
        part = strchr(part, '/');
    } while (part);
    return name[0] == '/' || strchr(name, '\\') != NULL || (name[0] != '\0' && name[1] == ':');
}

/* A zip made on Unix holds modes: a link or a device has no business here. */
static bool is_plain_kind(const unz_file_info64 *info)
{
    mode_t kind = info->external_fa >> 16 & S_IFMT;
    return info->version >> 8 != MADE_ON_UNIX || kind == 0 || kind == S_IFREG || kind == S_IFDIR;
}

static bool check_entry(struct unpacking *unpacking, const struct entry *entry)
{
    return leads_out(entry->name) ? refuse(unpacking, entry->name, "leads out of its folder")
           : !is_plain_kind(&entry->info)
               ? refuse(unpacking, entry->name, "is no file: a link, or a device")
           : entry->info.flag & ENCRYPTED ? refuse(unpacking, entry->name, "is encrypted")
                                          : true;
}

/* "000012-Ada Lovelace_31_file_ledger.csv": by its number, and told as it came. */
static void add_place(struct buffer *place, const struct unpacking *unpacking,
                      const struct entry *entry)
{
    const char *name = entry->name;
    size_t length = strlen(name), cut = length > NAME_MOST ? length - NAME_MOST : 0;
    while (((unsigned char)name[cut] & 0xc0) == 0x80) {
        cut++; /* no half of a character */
    }
    buffer_add_format(place, "%s/%06zu-", unpacking->folder, entry->index);
    for (const char *c = name + cut; *c; c++) {
        buffer_add_char(place, *c == '/' ? '_' : *c);
    }
    buffer_add_text(place, path_has_ending(name, ".csv") ? "" : ".csv");
}

/* Reads at most MOST bytes more of the entry that is open. False when it can't be read. */
static bool read_some(struct unpacking *unpacking, struct buffer *content, uint64_t most)
{
    int got = 1;
    for (uint64_t all = 0; got > 0 && all < most; all += (uint64_t)got) {
        size_t room = most - all < CHUNK ? (size_t)(most - all) : CHUNK;
        got = unzReadCurrentFile(unpacking->zip, buffer_reserve(content, room), (unsigned)room);
        buffer_grew(content, got > 0 ? (size_t)got : 0);
    }
    return got >= 0;
}

static bool write_file(struct unpacking *unpacking, const struct entry *entry,
                       const struct buffer *content)
{
    const struct store_kernel *kernel = store_kernel_system();
    struct buffer place = {0};
    add_place(&place, unpacking, entry);
    int fd = kernel->open(kernel->context, buffer_text(&place),
                          O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool good = fd >= 0 && file_write(kernel, fd, buffer_text(content), content->length);
    if (!good) {
        file_explain(unpacking->why, buffer_text(&place), "can't be written", errno,
                     "set TMPDIR to a folder with room");
    }
    if (fd >= 0) {
        kernel->close(kernel->context, fd);
    }
    buffer_free(&place);
    return good;
}

/* What the list says of its size may be a lie: what is counted comes out. */
static bool take_out(struct unpacking *unpacking, const struct entry *entry, struct buffer *content)
{
    const struct archive_limits *limits = unpacking->limits;
    size_t beginning = strlen(LEDGER_BEGINNING);
    bool good = read_some(unpacking, content, beginning);
    bool wanted = path_has_ending(entry->name, ".csv") ||
                  (content->length == beginning &&
                   memcmp(content->bytes, LEDGER_BEGINNING, beginning) == 0);
    if (good && !wanted) {
        unzCloseCurrentFile(unpacking->zip);
        return true;
    }
    good = good && read_some(unpacking, content, limits->file + 1 - content->length);
    unpacking->bytes += content->length;
    bool whole = unzCloseCurrentFile(unpacking->zip) != UNZ_CRCERROR;
    if (!good || !whole) {
        return refuse(unpacking, entry->name, "is damaged");
    }
    if (content->length > limits->file || unpacking->bytes > limits->all) {
        return refuse(unpacking, entry->name, "is more than is taken out");
    }
    return write_file(unpacking, entry, content);
}

/* What to do with the entry at which the list stands. */
typedef bool entry_visit(struct unpacking *unpacking, const struct entry *entry);

/* Who says that there is too much is refused before anything is taken out. */
static bool count_entry(struct unpacking *unpacking, const struct entry *entry)
{
    unpacking->listed += path_has_ending(entry->name, ".csv") ? entry->info.uncompressed_size : 0;
    return unpacking->listed <= unpacking->limits->all ||
           refuse(unpacking, entry->name, "is more than is taken out");
}

static bool unpack_entry(struct unpacking *unpacking, const struct entry *entry)
{
    struct buffer content = {0};
    if (!check_entry(unpacking, entry)) {
        return false;
    }
    const char *name = entry->name;
    size_t length = strlen(name);
    if (length == 0 || name[length - 1] == '/') {
        return true; /* a folder */
    }
    bool good = unzOpenCurrentFile(unpacking->zip) == UNZ_OK
                    ? take_out(unpacking, entry, &content)
                    : refuse(unpacking, name, "can't be read");
    buffer_free(&content);
    return good;
}

static bool visit_all(struct unpacking *unpacking, entry_visit *visit)
{
    char *name = memory_get(NAME_ROOM, 1);
    bool good = true;
    for (size_t i = 0; good && i < unpacking->count; i++) {
        struct entry entry = {.index = i, .name = name};
        int moved = i == 0 ? unzGoToFirstFile(unpacking->zip) : unzGoToNextFile(unpacking->zip);
        bool seen = unzGetCurrentFileInfo64(unpacking->zip, &entry.info, name, NAME_ROOM, NULL, 0,
                                            NULL, 0) == UNZ_OK;
        good = moved != UNZ_OK ? refuse(unpacking, "of the list", "can't be reached")
               : !seen         ? refuse(unpacking, "without a name", "can't be looked at")
                               : visit(unpacking, &entry);
    }
    free(name);
    return good;
}

/* ---- the whole ---- */

bool archive_unpack(const char *path, const struct archive_limits *limits, const char *folder,
                    struct buffer *why)
{
    struct unpacking unpacking = {.limits = limits, .folder = folder, .why = why};
    bool good = open_zip(&unpacking, path);
    if (good && mkdir(folder, 0700) != 0) {
        file_explain(why, folder, "can't be made", errno, "set TMPDIR to a folder with room");
        good = false;
    }
    good = good && visit_all(&unpacking, count_entry) && visit_all(&unpacking, unpack_entry);
    if (unpacking.zip) {
        unzClose(unpacking.zip);
    }
    return good;
}
