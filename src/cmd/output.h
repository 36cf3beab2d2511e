/* output: what -o FILE is for. */
#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

#include "cmd/command.h"
#include "store/buffer.h"

/* Puts TEXT into the file PATH, whole, or else leaves what is there as it is; to standard output
 * where PATH is NULL. CMD_OK, or CMD_FAILED after COMMAND has said why. */
int output_put(const struct command *command, const char *path, const struct buffer *text);

#endif
