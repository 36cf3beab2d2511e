/* shards.h: a long work in slices, each in a file of its own, and all of them put together. */
#ifndef CMD_SHARDS_H
#define CMD_SHARDS_H

#include <stdbool.h>

#include "cmd/command.h"
#include "store/buffer.h"
#include "store/digest.h"

struct shard {
    long long index, count;   /* 1..count */
    const char *of;           /* what it is a slice of, as people say: "sweep" */
    char digest[DIGEST_ROOM]; /* of what is worked out: alike in all slices of it */
};

/* Reads "3/10" into index and count. False after COMMAND has said why. */
bool shard_parse(struct shard *shard, const struct command *command, const char *text);

/* Which of COUNT things are its own: those from *FIRST to before *END. */
void shard_range(const struct shard *shard, long long count, long long *first, long long *end);

/* A slice's file while it is made: it has its name only once all is in it. */
struct shard_file {
    const struct command *command;
    struct buffer making, final;
    int fd;
};

/* Begins FOLDER/shard-0003-of-0010; the folder is made where it is missing. False after COMMAND has
 * said why. */
bool shard_file_open(struct shard_file *file, const struct command *command, const char *folder,
                     const struct shard *shard);

/* Appends to it. False with errno. */
bool shard_file_put(const struct shard_file *file, const struct buffer *text);

/* Ends it: GOOD and it gets its name, synced, over an older one; else nothing is left of it.
 * Whether it has, or COMMAND has said why. To be called in any case. */
bool shard_file_close(struct shard_file *file, bool good);

/* Takes a slice, of which FD stands behind its head. False where it is damaged. */
typedef bool shards_take(void *context, const struct shard *shard, int fd);

/*
 * Has the slices in FOLDER taken in their order; index and count of SHARD, which says of what they
 * are, don't matter. CMD_OK; CMD_USAGE where there are none, CMD_FAILED where some are missing, or
 * of other work: each is named, and nothing is taken. CMD_FAILED, too, at one that is damaged.
 */
int shards_each(const struct command *command, const char *folder, const struct shard *shard,
                shards_take *take, void *context);

/* The same, to print them. */
int shards_print(const struct command *command, const char *folder, const struct shard *shard);

/* Appends what follows in FD. False with errno when it can't be read. */
bool shard_read(int fd, struct buffer *out);

#endif
