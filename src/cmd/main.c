/* fleetlab: the program's entry. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/descriptors.h"
#include "course/nearest.h"

static int usage(FILE *out, int status)
{
    fputs("Usage: fleetlab [OPTION]...\n"
          "       fleetlab COMMAND [OPTION]...\n"
          "       fleetlab --help | --version\n"
          "A terminal lab on machine-learning systems at the scale of a fleet.\n\n",
          out);
    for (size_t i = 0; commands[i] != NULL; i++) {
        fprintf(out, "  %-12s %s\n", commands[i]->name, commands[i]->help);
    }
    fputs("\nfleetlab COMMAND --help says more about each.\n", out);
    return status;
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
        puts(PACKAGE_STRING);
        return command_finish(CMD_OK);
    }
    if (strcmp(argv[1], "--help") == 0) {
        return command_finish(usage(stdout, CMD_OK));
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
    fprintf(stderr, "fleetlab: %s is not a command; %s\n", argv[1],
            nearest_mend(&nearest, "see fleetlab --help"));
    return CMD_USAGE;
}
