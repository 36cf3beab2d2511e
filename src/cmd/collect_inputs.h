/* collect_inputs.h: what collect reads: folders, and zip files, which stand for a folder each. */
#ifndef CMD_COLLECT_INPUTS_H
#define CMD_COLLECT_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "cmd/command.h"
#include "store/guard.h"

struct collect_inputs {
    const char *const *folders; /* with NULL at the end */
    char **unpacked;     /* those that zip files were unpacked to, at their places; else NULL */
    struct guard *guard; /* of these; NULL: there are none */
    size_t count;
};

/* Takes OPERANDS, with NULL at the end, which must outlive it. False after COMMAND has said why.
 * Closed with collect_inputs_close in any case. */
bool collect_inputs_open(struct collect_inputs *inputs, const struct command *command,
                         const char *const *operands);

/* Whether the folder WRITTEN lies in none of them: what is written must not be taken for a ledger
 * the next time. Else false, after COMMAND has said so. */
bool collect_inputs_are_apart(const struct collect_inputs *inputs, const struct command *command,
                              const char *written);

/* Removes what was unpacked. */
void collect_inputs_close(struct collect_inputs *inputs);

#endif
