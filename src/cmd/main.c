/* fleetlab: the program's entry. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cmd/options.h"
#include "course/nearest.h"

static int usage(FILE *out, int status)
{
    fputs("Usage: fleetlab [OPTION]...\n"
          "       fleetlab COMMAND [OPTION]...\n"
          "       fleetlab --help | --version\n"
          "A terminal lab on machine-learning systems at the scale of a fleet.\n\n",
          out);
    for (const struct command *c = commands; c->name != NULL; c++) {
        fprintf(out, "  %-12s %s\n", c->name, c->help);
    }
    fputs("\nfleetlab COMMAND --help says more about each.\n", out);
    return status;
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "");  /* not LC_ALL: numbers keep their decimal point */
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error to tell, not a death */
    if (argc < 2) {
        return commands[0].run(&commands[0], argc, argv);
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts(PACKAGE_STRING);
        return cmd_finish(CMD_OK);
    }
    if (strcmp(argv[1], "--help") == 0) {
        return cmd_finish(usage(stdout, CMD_OK));
    }
    if (argv[1][0] == '-') {
        return commands[0].run(&commands[0], argc, argv);
    }
    for (const struct command *c = commands; c->name != NULL; c++) {
        if (strcmp(argv[1], c->name) == 0) {
            return c->run(c, argc - 1, argv + 1);
        }
    }
    struct nearest nearest = {.word = argv[1]};
    for (const struct command *c = commands; c->name != NULL; c++) {
        nearest_offer(&nearest, c->name);
    }
    fprintf(stderr, "fleetlab: %s is not a command; %s\n", argv[1],
            nearest_mend(&nearest, "see fleetlab --help"));
    return CMD_USAGE;
}
