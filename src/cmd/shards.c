#include "cmd/shards.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/say.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/path.h"

enum { CHUNK = 65536, HEAD_MAX = 200, SAID_MAX = 20, COUNT_MAX = 1000000 };

static void add_name(struct buffer *path, const char *folder, const char *dot, long long index,
                     long long count)
{
    buffer_add_format(path, "%s/%sshard-%04lld-of-%04lld", folder, dot, index, count);
}

static void add_head(struct buffer *head, const struct shard *shard)
{
    buffer_add_format(head, "fleetlab shard %lld/%lld %s\n", shard->index, shard->count,
                      shard->digest);
}

bool shard_parse(struct shard *shard, const struct command *command, const char *text)
{
    char *copy = memory_text(text), *slash = strchr(copy, '/');
    bool sound = slash != NULL;
    if (sound) {
        *slash = '\0';
        sound = number_parse_integer(slash + 1, 1, COUNT_MAX, &shard->count) &&
                number_parse_integer(copy, 1, shard->count, &shard->index);
    }
    free(copy);
    if (!sound) {
        command_refuse(command, "--shard %s is no slice; write I/N with I from 1 to N", text);
    }
    return sound;
}

void shard_range(const struct shard *shard, long long count, long long *first, long long *end)
{
    long long share = count / shard->count, more = count % shard->count, before = shard->index - 1;
    *first = before * share + (before < more ? before : more);
    *end = *first + share + (before < more);
}

/* ---- making one ---- */

static bool fail(struct shard_file *file, int error)
{
    struct buffer why = {0};
    file_explain(&why, buffer_text(&file->final), "can't be written", error,
                 "name another folder with --out");
    command_refuse(file->command, "%s", buffer_text(&why));
    buffer_free(&why);
    return false;
}

bool shard_file_open(struct shard_file *file, const struct command *command, const char *folder,
                     const struct shard *shard)
{
    const struct store_kernel *kernel = store_kernel_system();
    struct buffer head = {0}, why = {0};
    *file = (struct shard_file){.command = command, .fd = -1};
    add_name(&file->making, folder, ".", shard->index, shard->count);
    add_name(&file->final, folder, "", shard->index, shard->count);
    add_head(&head, shard);
    bool good = path_make_folders(kernel, folder, &why);
    if (!good) {
        command_refuse(command, "%s", buffer_text(&why));
    } else {
        file->fd = kernel->open(kernel->context, buffer_text(&file->making),
                                O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
        good = (file->fd >= 0 && shard_file_put(file, &head)) || fail(file, errno);
    }
    buffer_free(&head);
    buffer_free(&why);
    return good;
}

bool shard_file_put(const struct shard_file *file, const struct buffer *text)
{
    return file_write(store_kernel_system(), file->fd, buffer_text(text), text->length);
}

bool shard_file_close(struct shard_file *file, bool good)
{
    const struct store_kernel *kernel = store_kernel_system();
    bool open = file->fd >= 0;
    if (open && good) {
        good = (kernel->fdatasync(kernel->context, file->fd) == 0 &&
                kernel->rename(kernel->context, buffer_text(&file->making),
                               buffer_text(&file->final)) == 0) ||
               fail(file, errno);
    }
    if (open) {
        kernel->close(kernel->context, file->fd);
    }
    if (open && !good) {
        kernel->unlink(kernel->context, buffer_text(&file->making));
    }
    buffer_free(&file->making);
    buffer_free(&file->final);
    return open && good;
}

/* ---- all of them ---- */

/* How many slices the names in FOLDER speak of; 0: none, -1: not all of the same number. */
static long long find_count(const char *folder)
{
    long long count = 0, index, of;
    DIR *entries = opendir(folder);
    for (const struct dirent *entry; entries && (entry = readdir(entries)) != NULL;) {
        char end;
        if (sscanf(entry->d_name, "shard-%lld-of-%lld%c", &index, &of, &end) == 2 && of > 0) {
            count = count == 0 || count == of ? of : -1;
        }
        if (count < 0) {
            break;
        }
    }
    if (entries) {
        closedir(entries);
    }
    return count;
}

/* Opens a slice, and reads past its head. -1: it is not there, or its head is another's. */
static int open_slice(const char *folder, const struct shard *shard, bool *there)
{
    struct buffer path = {0}, head = {0};
    char bytes[HEAD_MAX];
    add_name(&path, folder, "", shard->index, shard->count);
    add_head(&head, shard);
    int fd = open(buffer_text(&path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    *there = fd >= 0;
    if (fd >= 0 && (read(fd, bytes, head.length) != (ssize_t)head.length ||
                    memcmp(bytes, buffer_text(&head), head.length) != 0)) {
        close(fd);
        fd = -1;
    }
    buffer_free(&path);
    buffer_free(&head);
    return fd;
}

static void say_lost(const struct command *command, const struct shard *shard, bool there)
{
    if (there) {
        command_refuse(
            command, "shard %lld/%lld is of another %s, other data or other options; run it again",
            shard->index, shard->count, shard->of);
    } else {
        command_refuse(command, "shard %lld/%lld is missing; run it again", shard->index,
                       shard->count);
    }
}

/* Each that is lost is named; how many they are. */
static long long count_lost(const struct command *command, const char *folder, struct shard shard)
{
    long long lost = 0;
    for (shard.index = 1; shard.index <= shard.count; shard.index++) {
        bool there;
        int fd = open_slice(folder, &shard, &there);
        if (fd < 0 && lost++ < SAID_MAX) {
            say_lost(command, &shard, there);
        }
        if (fd >= 0) {
            close(fd);
        }
    }
    if (lost > SAID_MAX) {
        command_refuse(command, "and %lld more", lost - SAID_MAX);
    }
    return lost;
}

/* One of them, each of which was there a moment ago. */
static bool take_one(const struct command *command, const char *folder, const struct shard *shard,
                     shards_take *take, void *context)
{
    bool there;
    int fd = open_slice(folder, shard, &there);
    if (fd < 0) {
        say_lost(command, shard, there);
        return false;
    }
    bool good = take(context, shard, fd);
    close(fd);
    if (!good) {
        command_refuse(command, "shard %lld/%lld is damaged; run it again", shard->index,
                       shard->count);
    }
    return good;
}

int shards_each(const struct command *command, const char *folder, const struct shard *shard,
                shards_take *take, void *context)
{
    struct shard each = *shard;
    each.count = find_count(folder);
    if (each.count <= 0) {
        return command_refuse(command,
                              each.count == 0 ? "%s has no shards; name the folder of --out"
                                              : "%s has shards of several numbers of slices; "
                                                "leave those of one",
                              folder);
    }
    bool good = count_lost(command, folder, each) == 0;
    for (each.index = 1; each.index <= each.count && good; each.index++) {
        good = take_one(command, folder, &each, take, context);
    }
    return good ? CMD_OK : CMD_FAILED;
}

/* ---- what is in one ---- */

/* A piece of it; 0 at its end, -1 with errno. */
static ssize_t read_piece(int fd, struct buffer *out)
{
    ssize_t got = read(fd, buffer_reserve(out, CHUNK), CHUNK);
    buffer_grew(out, got > 0 ? (size_t)got : 0);
    return got;
}

bool shard_read(int fd, struct buffer *out)
{
    ssize_t got;
    while ((got = read_piece(fd, out)) > 0) {
    }
    return got == 0;
}

static bool print(void *context, const struct shard *shard, int fd)
{
    ssize_t got;
    (void)context;
    (void)shard;
    do {
        struct buffer text = {0};
        got = read_piece(fd, &text);
        say_text(&text);
        buffer_free(&text);
    } while (got > 0 && !say_failed());
    return got >= 0;
}

int shards_print(const struct command *command, const char *folder, const struct shard *shard)
{
    int status = shards_each(command, folder, shard, print, NULL);
    return status == CMD_OK ? command_finish(CMD_OK) : status;
}
