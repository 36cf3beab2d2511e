#include "cmd/commands.h"

#include <stddef.h>
#include <string.h>

#include "cmd/options.h"
#include "cmd/say.h"
#include "course/nearest.h"

static const struct command help;

const struct command *const commands[] = {
    &lab_command,
    &status_command,
    &ledger_command,
    &report_command,
    &replay_command,
    &submit_command,
    &feedback_command,
    &collect_command,
    &class_command,
    &eval_command,
    &sweep_command,
    &validate_command,
    &prove_command,
    &check_data_command,
    &new_track_command,
    &texts_command,
    &screens_command,
    &bench_command,
    &help,
    &version_command,
    NULL,
};

const struct command *commands_find(const char *name)
{
    struct nearest nearest = {.word = name};
    for (size_t i = 0; commands[i] != NULL; i++) {
        if (strcmp(name, commands[i]->name) == 0) {
            return commands[i];
        }
        nearest_offer(&nearest, commands[i]->name);
    }
    say_error("fleetlab: %s is not a command; %s", name,
              nearest_mend(&nearest, "see fleetlab --help"));
    return NULL;
}

/* ---- help: what commands there are, or what one of them takes ---- */

static const struct option_row option_rows[] = {{NULL, NULL, NULL}};

static void print_commands(void)
{
    say_line("Usage: fleetlab [OPTION]...");
    say_line("       fleetlab COMMAND [OPTION]...");
    say_line("A terminal lab on machine-learning systems at the scale of a fleet.");
    say_line("%s", "");
    for (size_t i = 0; commands[i] != NULL; i++) {
        say_line("  %-12s %s", commands[i]->name, commands[i]->help);
    }
    say_line("%s", "");
    say_line("Every command takes:");
    say_line("%s", "");
    options_print_common();
    say_line("%s", "");
    say_line(
        "fleetlab COMMAND --help says more about each. New here? Start fleetlab alone, or fleetlab");
    say_line("--linear, which speaks line by line.");
}

static int run(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    const char *const *operands = options_read(&options, NULL, 1);
    if (options.status >= 0) {
        return options.status;
    }
    if (operands[0] == NULL) {
        print_commands();
        return command_finish(CMD_OK);
    }
    const struct command *of = commands_find(operands[0]);
    return of != NULL ? options_print(of, options.data_dir) : CMD_USAGE;
}

static const struct command help = {
    .name = "help",
    .operands = "[COMMAND]",
    .help = "Say what commands there are, or what one of them takes",
    .run = run,
    .paged = true,
    .options = option_rows,
};
