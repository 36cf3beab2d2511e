/* replay.c: a ledger, record by record, with what it says worked out anew. */
#include <stdlib.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "report/replay.h"

enum { OPTION_COURSE };

static const struct option_row option_rows[] = {
    {"course", "NAME", "the course whose ledger is meant, where no file is named"},
    {NULL, NULL, NULL},
};

static int replay(const struct catalog *catalog, const struct ledger_log *log)
{
    struct buffer out = {0};
    size_t disagreeing = replay_write(catalog, log, &out);
    say_text(&out);
    buffer_free(&out);
    say_line("%zu records, %zu disagree or are damaged", ledger_log_count(log), disagreeing);
    if (ledger_log_torn(log) > 0) {
        say_line("then %zu bytes of a record that was never finished", ledger_log_torn(log));
    }
    return command_finish(disagreeing > 0 || ledger_log_torn(log) > 0 ? CMD_FAILED : CMD_OK);
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[] = {[OPTION_COURSE] = NULL};
    struct options options = options_begin(command, argc, argv);
    const char *const *operands = options_read(&options, values, 1);
    if (options.status >= 0) {
        return options.status;
    }
    struct catalog *catalog = options_catalog(&options);
    if (!catalog) {
        return CMD_USAGE;
    }
    char *path = NULL;
    struct ledger_log *log = student_log(command, operands[0], values[OPTION_COURSE], &path);
    int status = log ? replay(catalog, log) : CMD_USAGE;
    ledger_log_free(log);
    catalog_free(catalog);
    free(path);
    return status;
}

const struct command replay_command = {
    .name = "replay",
    .operands = "[LEDGER]",
    .help = "Step through a ledger and work everything out anew",
    .run = run,
    .options = option_rows,
};
