/* commands.c: the table of subcommands; the first needs no name. */
#include "cmd/commands.h"

const struct command commands[] = {
    {"lab", "", "The lab itself, which fleetlab without a command starts", cmd_lab, lab_options},
    {"status", "", "Say where you stand", cmd_status, status_options},
    {"ledger", "show|verify|export [FILE]", "Show what a ledger holds, or whether it is whole",
     cmd_ledger, ledger_options},
    {"report", "[LEDGER]", "Write the report of a ledger, or check one", cmd_report,
     report_options},
    {"replay", "[LEDGER]", "Step through a ledger and work everything out anew", cmd_replay,
     replay_options},
    {"submit", "", "Hand in your ledger and its report", cmd_submit, submit_options},
    {"collect", "[DIR]", "Grade a class's ledgers; make a drop box, or empty it", cmd_collect,
     collect_options},
    {"eval", "", "Evaluate the model once", cmd_eval, eval_options},
    {"sweep", "", "Evaluate a grid, one row each", cmd_sweep, sweep_options},
    {"validate", "", "Hold the model against published runs", cmd_validate, validate_options},
    {"prove", "", "Prove that every mission can be met and none is met already", cmd_prove,
     prove_options},
    {"check-data", "[DIR]", "Check an author's data: each fault with its file and line",
     cmd_check_data, check_data_options},
    {"bench", "", "Measure evaluations a second", cmd_bench, bench_options},
    {NULL, NULL, NULL, NULL, NULL},
};
