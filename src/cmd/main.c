/* fleetlab: the program's entry. */
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/descriptors.h"
#include "cmd/say.h"
#include "course/nearest.h"

static void print_usage(void)
{
    say_line("Usage: fleetlab [OPTION]...");
    say_line("       fleetlab COMMAND [OPTION]...");
    say_line("       fleetlab --help | --version");
    say_line("A terminal lab on machine-learning systems at the scale of a fleet.");
    say_line("%s", "");
    for (size_t i = 0; commands[i] != NULL; i++) {
        say_line("  %-12s %s", commands[i]->name, commands[i]->help);
    }
    say_line("%s", "");
    say_line("fleetlab COMMAND --help says more about each.");
}

int main(int argc, char **argv)
{
    if (!descriptors_make_safe()) {
        return CMD_FAILED; /* nobody would read why */
    }
    setlocale(LC_CTYPE, "");  /* not LC_ALL: numbers keep their decimal point */
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error to tell, not a death */
    if (argc < 2) {
        return commands[0]->run(commands[0], argc, argv);
    }
    if (strcmp(argv[1], "--version") == 0) {
        say_line("%s", PACKAGE_STRING);
        return command_finish(CMD_OK);
    }
    if (strcmp(argv[1], "--help") == 0) {
        print_usage();
        return command_finish(CMD_OK);
    }
    if (argv[1][0] == '-') {
        return commands[0]->run(commands[0], argc, argv);
    }
    for (size_t i = 0; commands[i] != NULL; i++) {
        if (strcmp(argv[1], commands[i]->name) == 0) {
            return commands[i]->run(commands[i], argc - 1, argv + 1);
        }
    }
    struct nearest nearest = {.word = argv[1]};
    for (size_t i = 0; commands[i] != NULL; i++) {
        nearest_offer(&nearest, commands[i]->name);
    }
    say_error("fleetlab: %s is not a command; %s", argv[1],
              nearest_mend(&nearest, "see fleetlab --help"));
    return CMD_USAGE;
}
