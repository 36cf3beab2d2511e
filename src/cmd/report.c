/* report.c: what a student hands in, written from the ledger, or held against it. */
#include <stdlib.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/output.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "report/check.h"
#include "report/report.h"
#include "store/file.h"

enum { OPTION_FORMAT, OPTION_LEDGER, OPTION_COURSE, OPTION_OUTPUT, OPTION_CHECK, OPTIONS };

static const struct option_row option_rows[] = {
    {"format", "text|md|json|html", "how to write it (default text)"},
    {"ledger", "FILE", "the ledger (default: your own of the course)"},
    {"course", "NAME", "the course whose ledger is meant"},
    {"output", "FILE", "write to FILE, not to standard output"},
    {"check", "REPORT", "say whether REPORT is what its ledger gives"},
    {NULL, NULL, NULL},
};

static int check(const struct command *command, const struct catalog *catalog,
                 const struct ledger_log *log, const char *path)
{
    struct buffer report = {0}, why = {0};
    int status;
    if (!file_read(store_kernel_system(), path, 0, LEDGER_FILE_MAX, &report, &why)) {
        status = command_refuse(command, "%s %s", path, buffer_text(&why));
    } else if (check_report(catalog, log, buffer_text(&report), &why)) {
        say_line("%s agrees with its ledger", path);
        status = command_finish(CMD_OK);
    } else {
        say_line("%s does not agree with its ledger: %s", path, buffer_text(&why));
        status = command_finish(CMD_FAILED);
    }
    buffer_free(&report);
    buffer_free(&why);
    return status;
}

/* The report of a damaged ledger says so itself; the status must, too. */
static int judge(const struct command *command, const struct ledger_log *log, int status)
{
    struct buffer why = {0};
    size_t number;
    if (!ledger_log_verify(log, &number, &why)) {
        command_refuse(command, "the ledger is damaged: %s", buffer_text(&why));
        status = status == CMD_OK ? CMD_FAILED : status;
    }
    buffer_free(&why);
    return status;
}

static int report_or_check(const struct command *command, const struct catalog *catalog,
                           const struct ledger_log *log, const char *const *values, int format)
{
    struct buffer report = {0};
    if (values[OPTION_CHECK]) {
        return check(command, catalog, log, values[OPTION_CHECK]);
    }
    report_write(catalog, log, ledger_log_count(log), (enum doc_format)format, &report);
    int status = output_put(command, values[OPTION_OUTPUT], &report);
    buffer_free(&report);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[OPTIONS] = {[OPTION_FORMAT] = "text"};
    struct options options = options_begin(command, argc, argv);
    const char *const *operands = options_read(&options, values, 1);
    /* Its choices stand in the order of enum doc_format. */
    int format = options_choice(&options, OPTION_FORMAT, values[OPTION_FORMAT]);
    if (options.status >= 0) {
        return options.status;
    }
    struct catalog *catalog = options_catalog(&options);
    if (!catalog) {
        return CMD_USAGE;
    }
    char *path = NULL;
    struct ledger_log *log = student_log(command, operands[0] ? operands[0] : values[OPTION_LEDGER],
                                         values[OPTION_COURSE], &path);
    int status = CMD_USAGE;
    if (log) {
        status = judge(command, log, report_or_check(command, catalog, log, values, format));
    }
    ledger_log_free(log);
    catalog_free(catalog);
    free(path);
    return status;
}

const struct command report_command = {
    .name = "report",
    .operands = "[LEDGER]",
    .help = "Write the report of a ledger, or check one",
    .run = run,
    .local = true,
    .paged = true,
    .options = option_rows,
};
