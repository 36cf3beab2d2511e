/* feedback.c: fleetlab feedback: what came back of the work that was handed in. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "store/clean.h"
#include "store/file.h"

enum { OPTION_LEDGER, OPTION_COURSE, OPTION_RECEIPT, OPTIONS };

static const struct option_row option_rows[] = {
    {"ledger", "FILE", "the ledger that was handed in (default: your own of the course)"},
    {"course", "NAME", "the course that it was handed in to"},
    {"receipt", "HEX", "the receipt, where the ledger is lost"},
    {NULL, NULL, NULL},
};

enum { FEEDBACK_MAX = 1024 * 1024 };

/* Prints what lies under a receipt's name; false where nothing does. */
static bool print_found(const struct course *course, const char *receipt)
{
    struct buffer path = {0}, content = {0}, why = {0}, plain = {0};
    bool named = *receipt && strspn(receipt, "0123456789abcdef") == strlen(receipt);
    buffer_add_format(&path, "%s/%s", course->feedback, receipt);
    bool found = named && file_read(store_kernel_system(), buffer_text(&path), O_NOFOLLOW,
                                    FEEDBACK_MAX, &content, &why);
    if (found) {
        clean_text(&plain, buffer_text(&content));
        say_text(&plain);
    }
    buffer_free(&path);
    buffer_free(&content);
    buffer_free(&why);
    buffer_free(&plain);
    return found;
}

/* The newest receipt that something came back for; *COUNT: how many there are. */
static bool print_newest(const struct course *course, const struct ledger_log *log, size_t *count)
{
    for (size_t i = ledger_log_count(log); i-- > 0;) {
        const struct ledger_record *record = ledger_log_record(log, i);
        if (!record->damage && strcmp(record->event, "receipt") == 0) {
            ++*count;
            if (print_found(course, record->value)) {
                return true;
            }
        }
    }
    return false;
}

static int find(const struct command *command, const struct course *course,
                const char *const *values)
{
    char *path = NULL;
    size_t count = 1;
    bool found;
    if (!*course->feedback) {
        return command_refuse(command, "course %s has no folder for feedback; ask your instructor",
                              course->name);
    }
    if (values[OPTION_RECEIPT]) {
        found = print_found(course, values[OPTION_RECEIPT]);
    } else {
        struct ledger_log *log = student_log(command, values[OPTION_LEDGER], course->name, &path);
        if (!log) {
            free(path);
            return CMD_USAGE;
        }
        count = 0;
        found = print_newest(course, log, &count);
        ledger_log_free(log);
        free(path);
    }
    if (!found) {
        command_refuse(command, count > 0 ? "nothing came back yet; look again later"
                                          : "this ledger was not handed in; fleetlab submit does");
    }
    return command_finish(found ? CMD_OK : CMD_FAILED);
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[OPTIONS] = {NULL};
    struct options options = options_begin(command, argc, argv);
    options_read(&options, values, 0);
    if (options.status >= 0) {
        return options.status;
    }
    struct student_course in;
    int status = student_open(&in, &options, values[OPTION_COURSE])
                     ? find(command, &in.course, values)
                     : CMD_USAGE;
    student_close(&in);
    return status;
}

const struct command feedback_command = {
    .name = "feedback",
    .operands = "",
    .help = "Read what came back of the work that you handed in",
    .run = run,
    .paged = true,
    .options = option_rows,
};
