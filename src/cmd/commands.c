#include "cmd/commands.h"

#include <stddef.h>

const struct command *const commands[] = {
    &lab_command,     &status_command,
    &ledger_command,  &report_command,
    &replay_command,  &submit_command,
    &collect_command, &eval_command,
    &sweep_command,   &validate_command,
    &prove_command,   &check_data_command,
    &bench_command,   NULL,
};
