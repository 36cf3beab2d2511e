/* command: what a subcommand is, how it refuses and how it ends. */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include <stdbool.h>

enum { CMD_OK, CMD_FAILED, CMD_USAGE };

/* --name, or --name ARGUMENT. */
struct option_row {
    const char *name;
    const char *argument; /* NULL: takes none */
    const char *help;     /* OPTION_TRACKS in it: see options.h */
};

struct command {
    const char *name;
    const char *operands; /* in the usage line: "[DIR]", or "" */
    const char *help;     /* one line */
    int (*run)(const struct command *command, int argc, char **argv);
    bool local; /* without --lang, what it says is in the language of the user's locale */
    bool paged; /* what it prints is for reading: on a terminal a pager shows it */
    /* Ends with a row of NULL; --data-dir, --lang, --no-pager and --help are added. */
    const struct option_row *options;
};

/* Prints "fleetlab COMMAND: what; mend" to standard error and returns CMD_USAGE. */
int command_refuse(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Flushes standard output: `status`, or CMD_FAILED with a message if not everything was written. */
int command_finish(int status);

#endif
