#include "store/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "store/file.h"
#include "store/ledger_log.h"
#include "store/memory.h"

const struct archive_limits archive_limits_default = {
    .entries = 50000,
    .file = LEDGER_FILE_MAX,
    .all = 1000000000,
};

enum { CHUNK = 65536, NAME_MOST = 120, END_ROOM = 22 + 65535 };

struct unpacking {
    zip_t *zip;
    const struct archive_limits *limits;
    const char *folder;
    uint64_t bytes; /* taken out */
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

/* ---- before the library reads its list, which takes memory for each entry ---- */

/* The number of entries by the record at the end; 65535 stands for more. False where there is no
 * such record. */
static bool read_count(const char *path, size_t *count)
{
    struct buffer end = {0};
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool found = false;
    if (fd >= 0 && fstat(fd, &status) == 0) {
        off_t from = status.st_size > END_ROOM ? status.st_size - END_ROOM : 0;
        ssize_t got = pread(fd, buffer_reserve(&end, END_ROOM), END_ROOM, from);
        for (ssize_t i = got - 22; i >= 0 && !found; i--) {
            const unsigned char *at = (const unsigned char *)end.bytes + i;
            found = memcmp(at, "PK\5\6", 4) == 0;
            *count = found ? (size_t)(at[10] | at[11] << 8) : 0;
        }
    }
    if (fd >= 0) {
        close(fd);
    }
    buffer_free(&end);
    return found;
}

static bool open_zip(struct unpacking *unpacking, const char *path)
{
    size_t count;
    if (!read_count(path, &count)) {
        buffer_add_text(unpacking->why,
                        "is no zip file; name a folder, or the platform's download");
        return false;
    }
    if (count > unpacking->limits->entries) {
        buffer_add_format(unpacking->why,
                          "has more than %zu entries; unpack it by hand, and look at it",
                          unpacking->limits->entries);
        return false;
    }
    unpacking->zip = zip_open(path, ZIP_RDONLY, NULL);
    if (!unpacking->zip) {
        buffer_add_text(unpacking->why, "is a damaged zip file; download it again");
    }
    return unpacking->zip != NULL;
}

/* ---- entries ---- */

static bool leads_out(const char *name)
{
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0')) {
            return true;
        }
    }
    return name[0] == '/' || strchr(name, '\\') != NULL || (name[0] != '\0' && name[1] == ':');
}

/* A zip made on Unix holds modes: a link or a device has no business here. */
static bool is_plain_kind(const struct unpacking *unpacking, zip_uint64_t index)
{
    zip_uint8_t system;
    zip_uint32_t attributes;
    if (zip_file_get_external_attributes(unpacking->zip, index, 0, &system, &attributes) != 0 ||
        system != ZIP_OPSYS_UNIX) {
        return true;
    }
    mode_t kind = attributes >> 16 & S_IFMT;
    return kind == 0 || kind == S_IFREG || kind == S_IFDIR;
}

static bool check_entry(struct unpacking *unpacking, zip_uint64_t index, const zip_stat_t *entry)
{
    return leads_out(entry->name) ? refuse(unpacking, entry->name, "leads out of its folder")
           : !is_plain_kind(unpacking, index)
               ? refuse(unpacking, entry->name, "is no file: a link, or a device")
           : entry->encryption_method != ZIP_EM_NONE
               ? refuse(unpacking, entry->name, "is encrypted")
               : true;
}

static bool has_ending(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strcasecmp(name + length - 4, ".csv") == 0;
}

/* "000012-Ada Lovelace_31_file_ledger.csv": by its number, and told as it came. */
static void add_place(struct buffer *place, const struct unpacking *unpacking, zip_uint64_t index,
                      const char *name)
{
    size_t length = strlen(name), cut = length > NAME_MOST ? length - NAME_MOST : 0;
    while (((unsigned char)name[cut] & 0xc0) == 0x80) {
        cut++; /* no half of a character */
    }
    buffer_add_format(place, "%s/%06llu-", unpacking->folder, (unsigned long long)index);
    for (const char *c = name + cut; *c; c++) {
        buffer_add_char(place, *c == '/' ? '_' : *c);
    }
    buffer_add_text(place, has_ending(name) ? "" : ".csv");
}

/* Reads at most MOST bytes more than there are in CONTENT. False when it can't be read. */
static bool read_some(zip_file_t *file, struct buffer *content, uint64_t most)
{
    zip_int64_t got = 1;
    for (uint64_t all = 0; got > 0 && all < most; all += (uint64_t)got) {
        size_t room = most - all < CHUNK ? (size_t)(most - all) : CHUNK;
        got = zip_fread(file, buffer_reserve(content, room), room);
        buffer_grew(content, got > 0 ? (size_t)got : 0);
    }
    return got >= 0;
}

static bool write_file(struct unpacking *unpacking, zip_uint64_t index, const char *name,
                       const struct buffer *content)
{
    const struct store_kernel *kernel = store_kernel_system();
    struct buffer place = {0};
    add_place(&place, unpacking, index, name);
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
static bool take_out(struct unpacking *unpacking, zip_uint64_t index, const char *name,
                     zip_file_t *file, struct buffer *content)
{
    const struct archive_limits *limits = unpacking->limits;
    size_t beginning = strlen(LEDGER_BEGINNING);
    bool good = read_some(file, content, beginning);
    bool wanted = has_ending(name) || (content->length == beginning &&
                                       memcmp(content->bytes, LEDGER_BEGINNING, beginning) == 0);
    if (good && !wanted) {
        return true;
    }
    good = good && read_some(file, content, limits->file + 1 - content->length);
    unpacking->bytes += content->length;
    if (!good) {
        return refuse(unpacking, name, "is damaged");
    }
    if (content->length > limits->file || unpacking->bytes > limits->all) {
        return refuse(unpacking, name, "is more than is taken out");
    }
    return write_file(unpacking, index, name, content);
}

static bool unpack_entry(struct unpacking *unpacking, zip_uint64_t index)
{
    zip_stat_t entry;
    struct buffer content = {0};
    if (zip_stat_index(unpacking->zip, index, 0, &entry) != 0 || !(entry.valid & ZIP_STAT_NAME)) {
        return refuse(unpacking, "without a name", "can't be looked at");
    }
    if (!check_entry(unpacking, index, &entry)) {
        return false;
    }
    size_t length = strlen(entry.name);
    if (length == 0 || entry.name[length - 1] == '/') {
        return true; /* a folder */
    }
    zip_file_t *file = zip_fopen_index(unpacking->zip, index, 0);
    bool good = file ? take_out(unpacking, index, entry.name, file, &content)
                     : refuse(unpacking, entry.name, "can't be read");
    if (file) {
        zip_fclose(file);
    }
    buffer_free(&content);
    return good;
}

/* ---- the folder ---- */

static char *make_folder(struct buffer *why)
{
    const char *base = getenv("TMPDIR");
    struct buffer path = {0};
    buffer_add_format(&path, "%s/fleetlab-XXXXXX", base && *base ? base : "/tmp");
    char *folder = buffer_take(&path);
    if (!mkdtemp(folder)) {
        file_explain(why, folder, "can't be made", errno, "set TMPDIR to a folder with room");
        free(folder);
        folder = NULL;
    }
    return folder;
}

bool archive_unpack(const char *path, const struct archive_limits *limits, char **folder,
                    struct buffer *why)
{
    struct unpacking unpacking = {.limits = limits, .why = why};
    bool good = open_zip(&unpacking, path);
    *folder = good ? make_folder(why) : NULL;
    unpacking.folder = *folder;
    good = *folder != NULL;
    zip_int64_t count = good ? zip_get_num_entries(unpacking.zip, 0) : 0;
    for (zip_int64_t i = 0; good && i < count; i++) {
        good = unpack_entry(&unpacking, (zip_uint64_t)i);
    }
    if (unpacking.zip) {
        zip_discard(unpacking.zip);
    }
    if (*folder && !good) {
        archive_remove(*folder);
        free(*folder);
        *folder = NULL;
    }
    return good;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status;
    (void)type;
    (void)at;
    return remove(path);
}

void archive_remove(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
