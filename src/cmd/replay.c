/* replay.c: a ledger, record by record, with what it says worked out anew. */
#include <stdlib.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "report/replay.h"
#include "sim/model.h"
#include "store/number.h"

enum { OPTION_COURSE, OPTION_JSON };

static const struct option_row option_rows[] = {
    {"course", "NAME", "the course whose ledger is meant, and whose salt luck follows from"},
    {"json", NULL, "print JSON, for scripts"},
    {NULL, NULL, NULL},
};

static void print_json(const struct catalog *catalog, const struct course *course, const char *path,
                       const struct ledger_log *log, size_t *disagreeing)
{
    struct buffer text = {0};
    struct json_out json = {.buffer = &text};
    json_open(&json, NULL, '{');
    json_put_text(&json, "ledger", path);
    json_put_number(&json, "model", SIM_MODEL);
    *disagreeing = replay_put(catalog, course, log, &json);
    json_put_number(&json, "torn_bytes", (double)ledger_log_torn(log));
    json_close(&json, '}');
    say_line("%s", buffer_text(&text));
    buffer_free(&text);
}

static void print_text(const struct catalog *catalog, const struct course *course,
                       const struct ledger_log *log, size_t *disagreeing)
{
    struct buffer out = {0};
    *disagreeing = replay_write(catalog, course, log, &out);
    say_text(&out);
    buffer_free(&out);
    say_line("%zu record%s, %zu disagree or are damaged", ledger_log_count(log),
             number_plural(ledger_log_count(log)), *disagreeing);
    if (ledger_log_torn(log) > 0) {
        say_line("then %zu bytes of a record that was never finished", ledger_log_torn(log));
    }
}

static int replay(const struct catalog *catalog, const struct course *course, const char *path,
                  const struct ledger_log *log, bool json)
{
    size_t disagreeing;
    if (json) {
        print_json(catalog, course, path, log, &disagreeing);
    } else {
        print_text(catalog, course, log, &disagreeing);
    }
    return command_finish(disagreeing > 0 || ledger_log_torn(log) > 0 ? CMD_FAILED : CMD_OK);
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[] = {[OPTION_COURSE] = NULL, [OPTION_JSON] = NULL};
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
    struct course course = {0};
    bool named = values[OPTION_COURSE] != NULL;
    bool known = !named || student_course(values[OPTION_COURSE], catalog, &course);
    struct ledger_log *log = known ? student_log(command, operands[0], values[OPTION_COURSE], &path)
                                   : NULL;
    int status = log ? replay(catalog, named ? &course : NULL, path, log,
                              values[OPTION_JSON] != NULL)
                     : CMD_USAGE;
    ledger_log_free(log);
    course_free(&course);
    catalog_free(catalog);
    free(path);
    return status;
}

const struct command replay_command = {
    .name = "replay",
    .operands = "[LEDGER]",
    .help = "Step through a ledger and work everything out anew",
    .run = run,
    .paged = true,
    .options = option_rows,
};
