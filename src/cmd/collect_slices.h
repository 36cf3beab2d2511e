/* collect_slices.h: collect --shard and --merge: a class that several machines read. */
#ifndef CMD_COLLECT_SLICES_H
#define CMD_COLLECT_SLICES_H

#include "class/class.h"
#include "cmd/command.h"

/*
 * Reads the slice SHARD ("2/16") of a class that was listed (class_list), and writes it into
 * FOLDER. Returns the exit status, after COMMAND has said what is wrong.
 */
int collect_slices_write(const struct command *command, struct class *class, const char *shard,
                         const char *folder);

/*
 * Reads a class that was listed, and settles it: from the slices in MERGE, or, where that is NULL,
 * its ledgers. Returns the exit status, after COMMAND has named each slice that is missing, of
 * another class or damaged.
 */
int collect_slices_read(const struct command *command, struct class *class, const char *merge,
                        const char *const *folders);

#endif
