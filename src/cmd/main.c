/* fleetlab: the program's entry. */
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/descriptors.h"
#include "cmd/pager.h"

/* The command that an option of the program stands for; NULL: it is the lab's. */
static const char *asked(const char *word)
{
    bool help = strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0;
    bool version = strcmp(word, "-V") == 0 || strcmp(word, "--version") == 0;
    return help ? "help" : version ? "version" : NULL;
}

static bool has(int argc, char **argv, const char *option)
{
    int i = 1;
    while (i < argc && strcmp(argv[i], option) != 0) {
        i++;
    }
    return i < argc;
}

/* argv[0] is the command's name, or the program's. */
static int run(const struct command *command, int argc, char **argv)
{
    struct pager pager = {0};
    bool help = has(argc, argv, "--help") || has(argc, argv, "-h");
    if ((command->paged || help) && !has(argc, argv, "--no-pager")) {
        pager = pager_open();
    }
    int status = command->run(command, argc, argv);
    pager_close(&pager);
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
        return run(commands[0], argc, argv);
    }
    const char *name = asked(argv[1]);
    if (name == NULL && argv[1][0] == '-') {
        return run(commands[0], argc, argv);
    }
    const struct command *command = commands_find(name != NULL ? name : argv[1]);
    return command != NULL ? run(command, argc - 1, argv + 1) : CMD_USAGE;
}
