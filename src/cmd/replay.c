/* replay.c: a ledger, record by record, with what it says worked out anew. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd/commands.h"
#include "cmd/student.h"
#include "report/replay.h"

enum { OPTION_COURSE };

const struct option_row replay_options[] = {
    {"course", "NAME", "the course whose ledger is meant, where no file is named"},
    {NULL, NULL, NULL},
};

static int replay(const struct lab_catalog *catalog, const struct ledger_log *log)
{
    struct buffer out = {0};
    size_t disagreeing = replay_write(catalog, log, &out);
    fwrite(buffer_text(&out), 1, out.length, stdout);
    buffer_free(&out);
    printf("%zu records, %zu disagree or are damaged\n", ledger_log_count(log), disagreeing);
    if (ledger_log_torn(log) > 0) {
        printf("then %zu bytes of a record that was never finished\n", ledger_log_torn(log));
    }
    return cmd_finish(disagreeing > 0 || ledger_log_torn(log) > 0 ? CMD_FAILED : CMD_OK);
}

int cmd_replay(const struct command *command, int argc, char **argv)
{
    const char *course = NULL;
    struct options options = options_begin(command, argc, argv);
    while (options_next(&options) >= 0) {
        course = options.value;
    }
    const char *const *operands = options_operands(&options, 1);
    if (options.status >= 0) {
        return options.status;
    }
    struct lab_catalog *catalog = cmd_catalog(&options);
    if (!catalog) {
        return CMD_USAGE;
    }
    struct buffer why = {0};
    char *path = student_ledger(operands[0], course, &why);
    struct ledger_log *log = path ? ledger_log_read(path, &why) : NULL;
    int status = log ? replay(catalog, log)
                     : cmd_refuse(command, "%s%s%s", path ? path : "", path ? ": " : "",
                                  buffer_text(&why));
    ledger_log_free(log);
    lab_catalog_free(catalog);
    free(path);
    buffer_free(&why);
    return status;
}
