/* shards.h: a long work in slices, each in a file of its own, and all of them put together. */
#ifndef CMD_SHARDS_H
#define CMD_SHARDS_H

#include <stdbool.h>

#include "cmd/command.h"
#include "store/buffer.h"
#include "store/digest.h"

struct shard {
    long long index, count;   /* 1..count */
    char digest[DIGEST_ROOM]; /* of what is worked out: alike in all slices of it */
};

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

/*
 * Prints the slices in FOLDER in their order. CMD_OK; CMD_USAGE where there are none, CMD_FAILED
 * where some are missing, or of other work than DIGEST: each is named, and nothing is printed.
 */
int shards_print(const struct command *command, const char *folder, const char *digest);

#endif
