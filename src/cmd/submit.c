/* submit.c: fleetlab submit: hands in, and prints the receipt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/meaning.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "cmd/submission.h"
#include "sim/model.h"
#include "store/utc.h"

enum { OPTION_LEDGER, OPTION_COURSE, OPTION_OUTPUT, OPTION_YES, OPTIONS };

static const struct option_row option_rows[] = {
    {"ledger", "FILE", "the ledger (default: your own of the course)"},
    {"course", "NAME", "the course that the ledger is handed in to"},
    {"output", "FILE", "write FILE, to be uploaded, in place of the drop box"},
    {"yes", NULL, "go on where handing in would do harm, and ask nothing"},
    {NULL, NULL, NULL},
};

struct request {
    const struct command *command;
    struct submission submission;
    bool yes; /* given */
};

static void print_receipt(const struct submission *submission, const struct receipt *receipt)
{
    struct buffer time = {0};
    utc_add(&time, submission->now_ms);
    say_line("%s: %s", submission->output ? "written for the upload" : "handed in",
             buffer_text(&receipt->name));
    say_line("  bytes   %zu", receipt->bytes);
    say_line("  sha256  %s", receipt->hash);
    say_line("  time    %s", buffer_text(&time));
    buffer_free(&time);
    if (submission->course->submissions > 0) {
        say_line("  number  %d of %d", receipt->number, submission->course->submissions);
    } else {
        say_line("  number  %d", receipt->number);
    }
    say_line("  receipt %s", receipt->code);
}

static void print_due(const struct submission *submission)
{
    struct buffer due = {0};
    int64_t first, last;
    policy_due_range(&submission->course->policy, submission->login, &first, &last);
    if (first >= 0) {
        utc_add(&due, first);
        say_line("%s %s", submission->now_ms > first ? "LATE: it was due" : "in time: it is due",
                 buffer_text(&due));
    }
    buffer_free(&due);
}

/* ---- what it would mean ---- */

static bool says_yes(void)
{
    char line[16] = "";
    say_line("Go on? Type yes, or anything else to leave all as it is:");
    fflush(stdout);
    return fgets(line, sizeof line, stdin) &&
           (strcmp(line, "yes\n") == 0 || strcmp(line, "y\n") == 0);
}

/* Says what handing in would mean; whether to go on. */
static bool is_meant(const struct request *request)
{
    const struct submission *submission = &request->submission;
    struct buffer meaning = {0};
    bool harm = meaning_add(&meaning, submission->catalog, submission->course, submission->login,
                            ledger_log(submission->ledger), submission->now_ms);
    say_text(&meaning);
    bool meant = !harm || request->yes || (isatty(STDIN_FILENO) && says_yes());
    if (!meant) {
        command_refuse(request->command, "NOT HANDED IN; with --yes it is handed in all "
                                         "the same");
    }
    buffer_free(&meaning);
    return meant;
}

/* Says what was done, and what of the ledger an instructor should know. */
static int tell(const struct request *request, const struct receipt *receipt)
{
    const struct submission *submission = &request->submission;
    const char *done = submission->output ? "WRITTEN" : "HANDED IN";
    print_receipt(submission, receipt);
    print_due(submission);
    if (submission->output) {
        say_line("Upload this file as it is. Nothing is handed in until then.");
    }
    if (command_finish(CMD_OK) != CMD_OK) {
        return command_refuse(request->command,
                              "%s all the same, as number %d; the receipt could not be printed",
                              done, receipt->number);
    }
    if (ledger_log_damaged(ledger_log(submission->ledger)) > 0) {
        return command_refuse(request->command,
                              "%s, and the ledger is damaged (see fleetlab ledger verify); "
                              "tell your instructor",
                              done);
    }
    return CMD_OK;
}

static int hand_in(const struct request *request)
{
    struct buffer why = {0};
    struct receipt receipt = {0};
    int status = CMD_FAILED;
    if (!submission_is_left(&request->submission, &why)) {
        command_refuse(request->command, "%s", buffer_text(&why));
    } else if (is_meant(request)) {
        if (submission_put(&request->submission, &receipt, &why)) {
            status = tell(request, &receipt) == CMD_OK ? CMD_OK : CMD_FAILED;
        } else {
            command_refuse(request->command, "NOT HANDED IN: %s", buffer_text(&why));
        }
    }
    buffer_free(&receipt.name);
    buffer_free(&why);
    return status;
}

/* ---- the command ---- */

static struct ledger *open_ledger(const char *path, const char *login, const struct course *course,
                                  const struct catalog *catalog)
{
    const struct ledger_identity who = {
        .login = login,
        .course = course->name,
        .uid = (unsigned long)getuid(),
        .data = catalog->digest,
        .program = PACKAGE_STRING,
        .model = SIM_MODEL,
    };
    return ledger_open(store_kernel_system(), path, &who);
}

static int submit_ledger(struct request *request, const char *path)
{
    struct submission *submission = &request->submission;
    const struct ledger_entry end = {.event = "close"};
    submission->ledger = open_ledger(path, submission->login, submission->course,
                                     submission->catalog);
    int status;
    if (ledger_state(submission->ledger) != LEDGER_READY) {
        command_refuse(request->command, "NOT HANDED IN: %s", ledger_error(submission->ledger));
        status = CMD_FAILED;
    } else {
        fault_print_all(ledger_notices(submission->ledger), stderr);
        status = hand_in(request);
        ledger_append(submission->ledger, &end);
    }
    ledger_close(submission->ledger);
    return status;
}

/* Whether the drop box is closed, which is said; a LOCK that closes nothing is named. */
static bool is_closed(const struct request *request)
{
    struct buffer why = {0};
    enum deposit_lock lock = submission_lock(&request->submission, &why);
    if (lock != DEPOSIT_OPEN) {
        command_refuse(request->command, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return lock == DEPOSIT_CLOSED;
}

static int submit_to(struct request *request, const char *file)
{
    const struct course *course = request->submission.course;
    const char *output = request->submission.output;
    struct buffer why = {0};
    char *path = student_ledger(file, course->name, &why);
    int status;
    if (!path) {
        status = command_refuse(request->command, "%s", buffer_text(&why));
    } else if (access(path, F_OK) != 0) {
        status = command_refuse(request->command, "%s: not begun; start with fleetlab", path);
    } else if (!*course->drop_box && !output) {
        status = command_refuse(request->command,
                                "course %s has no drop box; hand in %s as your instructor says, "
                                "or write a file to upload with --output FILE",
                                course->name, path);
    } else {
        status = !output && is_closed(request) ? CMD_FAILED : submit_ledger(request, path);
    }
    free(path);
    buffer_free(&why);
    return status;
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
    const struct store_kernel *kernel = store_kernel_system();
    char *login = student_login();
    struct request request = {.command = command,
                              .yes = values[OPTION_YES] != NULL,
                              .submission = {.login = login,
                                             .kernel = kernel,
                                             .course = &in.course,
                                             .output = values[OPTION_OUTPUT],
                                             .now_ms = kernel->wall_ms(kernel->context)}};
    int status = CMD_USAGE;
    if (student_open(&in, &options, values[OPTION_COURSE])) {
        request.submission.catalog = in.catalog;
        status = submit_to(&request, values[OPTION_LEDGER]);
    }
    student_close(&in);
    free(login);
    return status;
}

const struct command submit_command = {
    .name = "submit",
    .operands = "",
    .help = "Hand in your ledger and its report",
    .run = run,
    .options = option_rows,
};
