/* options: one subcommand's options and usage from one table. */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "cmd/command.h"
#include "course/catalog.h"

struct options {
    const struct command *command;
    int argc;
    char **argv;
    const char *value;    /* of the option that options_next returned */
    const char *data_dir; /* --data-dir, or NULL */
    const char *language; /* --lang, or NULL */
    int status;           /* after the last: -1 to go on, else the exit status */
};

/* In the help of an option: the names of the tracks that the data offer. */
#define OPTION_TRACKS "{tracks}"

/* Prints a command's usage, tracks as the data in DATA_DIR (NULL: where they are found) have them,
 * or the options that every command takes. CMD_OK, or CMD_FAILED where it can't be printed. */
int options_print(const struct command *command, const char *data_dir);
void options_print_common(void);

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
 * Takes an operand, which may be NULL, for the data folder; with --data-dir as well, status becomes
 * CMD_USAGE with a message.
 */
void options_take_folder(struct options *options, const char *operand);

/*
 * The index of VALUE among the choices of the row OPTION, whose argument lists them: "text|json".
 * Where it is none, -1, and status becomes CMD_USAGE with a message. Nothing once status is set.
 */
int options_choice(struct options *options, int option, const char *value);

/* Whether the data have texts in a language. */
bool options_has_language(const struct options *options, const char *language);

/* The language asked for, or "en". */
const char *options_language(const struct options *options);

/* The track of an id, NULL: the first; it need not be loaded. NULL after COMMAND has said that
 * there is none, and which is meant or which there are. */
const struct track *options_track(const struct command *command, const struct catalog *catalog,
                                  const char *id);

/* Finds and loads the data; NULL after its faults were printed. */
struct catalog *options_catalog(const struct options *options);

/* The same by another loader than catalog_load. */
typedef struct catalog *options_loader(const char *directory, const char *language,
                                       struct fault_list *faults);
struct catalog *options_load(const struct options *options, options_loader *load);

#endif
