/* ledger.c: fleetlab ledger show|verify: what a ledger holds, and whether it is whole. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/student.h"
#include "store/clean.h"

enum { OPTION_LEDGER, OPTION_COURSE };

const struct option_row ledger_options[] = {
    {"ledger", "FILE", "the ledger (default: your own of the course)"},
    {"course", "NAME", "the course whose ledger is meant"},
    {NULL, NULL, NULL},
};

/* Texts of a ledger may hold anything; what reaches a terminal is one plain line. */
static void print_clean(const char *text)
{
    struct buffer line = {0};
    clean_add(&line, text, LEDGER_FIELD_MAX);
    fputs(buffer_text(&line), stdout);
    buffer_free(&line);
}

static void print_record(const struct ledger_record *record)
{
    const char *const cells[] = {record->time, record->track, record->part, record->event,
                                 record->key};
    printf("%zu", record->number);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        putchar(' ');
        print_clean(*cells[i] ? cells[i] : "-");
    }
    fputs(": ", stdout);
    print_clean(record->value);
    if (record->damage) {
        fputs("  DAMAGED: ", stdout);
        print_clean(record->damage);
    }
    putchar('\n');
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
        printf("then %zu bytes of a record that was never finished\n", ledger_log_torn(log));
        damaged = true;
    }
    return damaged ? CMD_FAILED : CMD_OK;
}

static int verify(const struct ledger_log *log, const char *path)
{
    size_t number;
    struct buffer why = {0};
    bool sound = ledger_log_verify(log, &number, &why);
    if (sound) {
        printf("%s: %zu records, sound; head of the chain %s\n", path, ledger_log_count(log),
               ledger_log_head(log));
    } else {
        printf("%s: record %zu is bad: ", path, number);
        print_clean(buffer_text(&why));
        printf("; the records before it are sound\n");
    }
    buffer_free(&why);
    return sound ? CMD_OK : CMD_FAILED;
}

int cmd_ledger(const struct command *command, int argc, char **argv)
{
    const char *file = NULL, *course = NULL;
    struct options options = options_begin(command, argc, argv);
    for (int option; (option = options_next(&options)) >= 0;) {
        *(option == OPTION_LEDGER ? &file : &course) = options.value;
    }
    const char *const *operands = options_operands(&options, 2);
    if (options.status >= 0) {
        return options.status;
    }
    bool showing = operands[0] && strcmp(operands[0], "show") == 0;
    if (!showing && (!operands[0] || strcmp(operands[0], "verify") != 0)) {
        return cmd_refuse(command, "say what to do: ledger show or ledger verify");
    }
    struct buffer why = {0};
    char *path = student_ledger(operands[1] ? operands[1] : file, course, &why);
    struct ledger_log *log = path ? ledger_log_read(path, &why) : NULL;
    int status;
    if (!log) {
        status = cmd_refuse(command, "%s%s%s", path ? path : "", path ? ": " : "",
                            buffer_text(&why));
    } else {
        status = cmd_finish(showing ? show(log) : verify(log, path));
    }
    ledger_log_free(log);
    free(path);
    buffer_free(&why);
    return status;
}
