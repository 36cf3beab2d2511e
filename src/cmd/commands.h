/* commands.h: what the subcommands' files offer to the table of commands.c. */
#ifndef CMD_COMMANDS_H
#define CMD_COMMANDS_H

#include "cmd/options.h"

/* Each runs with argv[0] its own name and returns the exit status. */
int cmd_bench(const struct command *command, int argc, char **argv);
int cmd_check_data(const struct command *command, int argc, char **argv);
int cmd_collect(const struct command *command, int argc, char **argv);
int cmd_lab(const struct command *command, int argc, char **argv);
int cmd_eval(const struct command *command, int argc, char **argv);
int cmd_ledger(const struct command *command, int argc, char **argv);
int cmd_prove(const struct command *command, int argc, char **argv);
int cmd_replay(const struct command *command, int argc, char **argv);
int cmd_report(const struct command *command, int argc, char **argv);
int cmd_status(const struct command *command, int argc, char **argv);
int cmd_submit(const struct command *command, int argc, char **argv);
int cmd_sweep(const struct command *command, int argc, char **argv);
int cmd_validate(const struct command *command, int argc, char **argv);

/* Their options, ended by a row of NULL. */
extern const struct option_row bench_options[];
extern const struct option_row lab_options[];
extern const struct option_row check_data_options[];
extern const struct option_row collect_options[];
extern const struct option_row eval_options[];
extern const struct option_row ledger_options[];
extern const struct option_row prove_options[];
extern const struct option_row replay_options[];
extern const struct option_row report_options[];
extern const struct option_row status_options[];
extern const struct option_row submit_options[];
extern const struct option_row sweep_options[];
extern const struct option_row validate_options[];

#endif
