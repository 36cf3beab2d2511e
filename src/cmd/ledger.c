/* ledger.c: fleetlab ledger show|verify|export: what a ledger holds, whether it is whole, and
 * the same for other programs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "class/jsonl.h"
#include "class/xapi.h"
#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "cmd/ledger_anchors.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "store/iri.h"
#include "store/number.h"

enum {
    OPTION_LEDGER,
    OPTION_COURSE,
    OPTION_ANCHORS,
    OPTION_UID,
    OPTION_FORMAT,
    OPTION_HOME,
    OPTION_OUTPUT,
    OPTIONS
};

static const struct option_row option_rows[] = {
    {"ledger", "FILE", "the ledger (default: your own of the course)"},
    {"course", "NAME", "the course whose ledger is meant"},
    {"anchors", "DIR", "verify: hold its locks against the anchors in DIR"},
    {"uid", "UID", "verify: whose anchors count (default: the owner's of the ledger)"},
    {"format", "jsonl|xapi", "export: records, or statements for a learning-record store"},
    {"home", "IRI", "export: where accounts and activities are at home, for xapi"},
    {"output", "FILE", "export: write to FILE, not to standard output"},
    {NULL, NULL, NULL},
};

static void print_record(const struct ledger_record *record)
{
    struct buffer line = {0};
    const char *const cells[] = {record->time, record->track, record->part, record->event,
                                 record->key};
    buffer_add_format(&line, "%zu", record->number);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        buffer_add_format(&line, " %s", *cells[i] ? cells[i] : "-");
    }
    buffer_add_format(&line, ": %s", record->value);
    if (record->damage) {
        buffer_add_format(&line, "  DAMAGED: %s", record->damage);
    }
    say_line("%s", buffer_text(&line));
    buffer_free(&line);
}

static int show(const struct ledger_log *log)
{
    bool damaged = false;
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        print_record(record);
        damaged = damaged || record->damage;
    }
    if (ledger_log_torn(log) > 0) {
        say_line("then %zu bytes of a record that was never finished", ledger_log_torn(log));
        damaged = true;
    }
    return damaged ? CMD_FAILED : CMD_OK;
}

/* Whose anchors count: the number given, else the file's owner. False after a message. */
static bool find_uid(const struct command *command, const char *path, const char *given,
                     unsigned long *uid)
{
    struct stat status;
    long long number;
    if (given && number_parse_integer(given, 0, UINT32_MAX, &number)) {
        *uid = (unsigned long)number;
        return true;
    }
    if (!given && lstat(path, &status) == 0) {
        *uid = status.st_uid;
        return true;
    }
    command_refuse(command, "--uid %s: give the number of a user", given ? given : "");
    return false;
}

static int verify(const struct ledger_log *log, const char *path, const char *anchors,
                  unsigned long uid)
{
    size_t number;
    struct buffer why = {0};
    bool sound = ledger_log_verify(log, &number, &why);
    if (sound) {
        say_line("%s: %zu record%s, sound; head of the chain %s", path, ledger_log_count(log),
                 number_plural(ledger_log_count(log)), ledger_log_head(log));
    } else {
        say_line("%s: record %zu is bad: %s; the records before it are sound", path, number,
                 buffer_text(&why));
    }
    buffer_free(&why);
    if (!anchors) {
        ledger_anchors_print(log);
        return sound ? CMD_OK : CMD_FAILED;
    }
    int status = ledger_anchors_check(log, anchors, uid);
    return status == CMD_OK && !sound ? CMD_FAILED : status;
}

/* Everything up to the first bad record; what stands behind it nobody vouches for. */
static int export(const struct options *options, const struct ledger_log *log,
                  const char *const *values, bool statements)
{
    struct buffer out = {0}, why = {0};
    size_t number;
    if (statements && !iri_is_absolute(values[OPTION_HOME])) {
        return command_refuse(options->command, "--home %s: " IRI_WANTED, values[OPTION_HOME]);
    }
    struct catalog *catalog = statements ? options_catalog(options) : NULL;
    if (statements && !catalog) {
        return CMD_USAGE;
    }
    if (statements) {
        xapi_add(&out, log, catalog, values[OPTION_HOME]);
    } else {
        jsonl_add(&out, log);
    }
    int status = output_put(options->command, values[OPTION_OUTPUT], &out);
    if (!ledger_log_verify(log, &number, &why)) {
        say_error("fleetlab ledger: %s; what stands before it was exported", buffer_text(&why));
        status = CMD_FAILED;
    }
    catalog_free(catalog);
    buffer_free(&out);
    buffer_free(&why);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[OPTIONS] = {[OPTION_FORMAT] = "jsonl", [OPTION_HOME] = XAPI_HOME};
    struct options options = options_begin(command, argc, argv);
    const char *const *operands = options_read(&options, values, 2);
    bool statements = options_choice(&options, OPTION_FORMAT, values[OPTION_FORMAT]) == 1;
    if (options.status >= 0) {
        return options.status;
    }
    const char *what = operands[0] ? operands[0] : "";
    bool showing = strcmp(what, "show") == 0, exporting = strcmp(what, "export") == 0;
    if (!showing && !exporting && strcmp(what, "verify") != 0) {
        return command_refuse(command,
                              "say what to do: ledger show, ledger verify or ledger export");
    }
    if (values[OPTION_OUTPUT] && !exporting) {
        return command_refuse(command, "--output goes with ledger export; leave it out");
    }
    char *path = NULL;
    struct ledger_log *log = student_log(command, operands[1] ? operands[1] : values[OPTION_LEDGER],
                                         values[OPTION_COURSE], &path);
    unsigned long uid = 0;
    int status = CMD_USAGE;
    if (!log) {
        free(path);
        return status;
    }
    if (showing) {
        status = command_finish(show(log));
    } else if (exporting) {
        status = export(&options, log, values, statements);
    } else if (find_uid(command, path, values[OPTION_UID], &uid)) {
        status = command_finish(verify(log, path, values[OPTION_ANCHORS], uid));
    }
    ledger_log_free(log);
    free(path);
    return status;
}

const struct command ledger_command = {
    .name = "ledger",
    .operands = "show|verify|export [FILE]",
    .help = "Show what a ledger holds, or whether it is whole",
    .run = run,
    .paged = true,
    .options = option_rows,
};
