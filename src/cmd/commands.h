/* commands: the table of subcommands. Each has a file of its own, and its entry at that file's end.
 */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd/command.h"

extern const struct command bench_command, check_data_command, class_command, collect_command,
    eval_command, feedback_command, lab_command, ledger_command, new_track_command, prove_command,
    replay_command, report_command, screens_command, status_command, submit_command, sweep_command,
    texts_command, validate_command, version_command;

/* All of them, NULL at the end; the first is the one that needs no name. */
extern const struct command *const commands[];

/* The one of that name; NULL after standard error has said that there is none, and which is near.
 */
const struct command *commands_find(const char *name);

#endif
