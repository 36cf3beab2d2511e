/* options.h: one subcommand's options and usage from one table; exit statuses. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "course/catalog.h"

enum { CMD_OK, CMD_FAILED, CMD_USAGE };

/* --name, or --name ARGUMENT. */
struct option_row {
    const char *name;
    const char *argument; /* NULL: takes none */
    const char *help;
};

struct command {
    const char *name;
    const char *operands; /* in the usage line: "[DIR]", or "" */
    const char *help;     /* one line */
    int (*run)(const struct command *command, int argc, char **argv);
    /* Ends with a row of NULL; --data-dir, --lang and --help are added. */
    const struct option_row *options;
};

/* The subcommands, one file each; ends with a row of NULL. */
extern const struct command commands[];

struct options {
    const struct command *command;
    int argc;
    char **argv;
    const char *value;    /* of the option that options_next returned */
    const char *data_dir; /* --data-dir, or NULL */
    const char *language; /* --lang, or NULL */
    int status;           /* after the last: -1 to go on, else the exit status */
};

/* Starts reading the arguments of a command; argv[0] is its name. */
struct options options_begin(const struct command *command, int argc, char **argv);

/*
 * The next option: its index in the command's table, or -1 at the end. --help prints the usage and
 * ends with status CMD_OK; an unknown option ends with CMD_USAGE and says so.
 */
int options_next(struct options *options);

/* Operands behind the options; no more than `most`, or status becomes CMD_USAGE with a message. */
const char *const *options_operands(struct options *options, int most);

/*
 * All options into VALUES, one for each row of the command's table: what was given, "" for an
 * option without argument. What was not given stays as it is. Then the operands, as
 * options_operands gives them.
 */
const char *const *options_read(struct options *options, const char **values, int most);

/*
 * The index of VALUE among the choices of the row OPTION, whose argument lists them: "text|json".
 * Where it is none, -1, and status becomes CMD_USAGE with a message. Nothing once status is set.
 */
int options_choice(struct options *options, int option, const char *value);

/* Prints "fleetlab COMMAND: what; mend" to standard error and returns CMD_USAGE. */
int cmd_refuse(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The language asked for, or "en". */
const char *options_language(const struct options *options);

/* Finds and loads the data; NULL after its faults were printed. */
struct lab_catalog *cmd_catalog(const struct options *options);

/* Flushes standard output: `status`, or CMD_FAILED with a message if not everything was written. */
int cmd_finish(int status);

#endif
