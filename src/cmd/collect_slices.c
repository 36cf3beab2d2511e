#include "cmd/collect_slices.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "class/slice.h"
#include "cmd/meter.h"
#include "cmd/shards.h"

static struct shard shard_of(const struct class *class)
{
    struct shard shard = {.index = 1, .count = 1, .of = "class"};
    slice_digest(class, shard.digest);
    return shard;
}

int collect_slices_write(const struct command *command, struct class *class, const char *shard,
                         const char *folder)
{
    struct shard of = shard_of(class);
    struct shard_file file;
    struct buffer bytes = {0};
    struct meter meter;
    long long first, end;
    if (!shard_parse(&of, command, shard)) {
        return CMD_USAGE;
    }
    shard_range(&of, (long long)class->count, &first, &end);
    bool good = shard_file_open(&file, command, folder, &of);
    if (good) {
        class_summarize(class, (size_t)first, (size_t)end,
                        meter_open(&meter, command, "ledgers", (size_t)(end - first)));
        meter_close(&meter);
        slice_add(&bytes, class, (size_t)first, (size_t)end);
        good = shard_file_put(&file, &bytes);
        if (!good) {
            command_refuse(command, "shard %s can't be written (%s)", shard, strerror(errno));
        }
    }
    buffer_free(&bytes);
    return shard_file_close(&file, good) ? CMD_OK : CMD_FAILED;
}

static bool take(void *context, const struct shard *shard, int fd)
{
    struct class *class = context;
    struct buffer bytes = {0};
    long long first, end;
    shard_range(shard, (long long)class->count, &first, &end);
    bool good = shard_read(fd, &bytes) &&
                slice_take(class, (size_t)first, (size_t)end, buffer_text(&bytes), bytes.length);
    buffer_free(&bytes);
    return good;
}

static void read_all(const struct command *command, struct class *class)
{
    struct meter meter;
    class_summarize(class, 0, class->count, meter_open(&meter, command, "ledgers", 0));
    meter_close(&meter);
}

int collect_slices_read(const struct command *command, struct class *class, const char *merge,
                        const char *const *folders)
{
    int status = CMD_OK;
    if (merge) {
        struct shard shard = shard_of(class);
        status = shards_each(command, merge, &shard, take, class);
    } else {
        read_all(command, class);
    }
    if (status == CMD_OK) {
        class_settle(class, folders);
    }
    return status;
}
