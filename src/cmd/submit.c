/* submit.c: fleetlab submit: a copy of the ledger, and its report, into the course's drop box.
 *
 * A record is appended before the ledger is copied, so that the copy holds it; a second one takes
 * it back if the copy fails. The drop box can't be listed by students: these records are what is
 * counted. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/commands.h"
#include "cmd/meaning.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "report/report.h"
#include "sim/model.h"
#include "store/deposit.h"
#include "store/file.h"
#include "store/ledger.h"
#include "store/utc.h"
#include "store/whole.h"

enum { OPTION_LEDGER, OPTION_COURSE, OPTION_OUTPUT, OPTION_YES, OPTIONS };

static const struct option_row option_rows[] = {
    {"ledger", "FILE", "the ledger (default: your own of the course)"},
    {"course", "NAME", "the course that the ledger is handed in to"},
    {"output", "FILE", "write FILE, to be uploaded, in place of the drop box"},
    {"yes", NULL, "go on where handing in would do harm, and ask nothing"},
    {NULL, NULL, NULL},
};

struct submission {
    const struct command *command;
    const struct store_kernel *kernel;
    const struct course *course;
    const struct catalog *catalog;
    struct ledger *ledger;
    const char *output; /* a file for an upload; NULL: the drop box */
    const char *login;
    bool yes; /* given */
    int64_t now_ms;
};

enum { RECEIPT_BYTES = 16, RECEIPT_ROOM = 2 * RECEIPT_BYTES + 1 };

/* ---- how many ---- */

static int count_submissions(const struct ledger_log *log)
{
    int count = 0;
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        if (!record->damage && strcmp(record->event, "submit") == 0) {
            count += strcmp(record->key, "failed") == 0 ? -1 : 1;
        }
    }
    return count;
}

static bool append_entry(const struct submission *submission, const struct ledger_entry *entry)
{
    if (ledger_append(submission->ledger, entry) != 0) {
        command_refuse(submission->command, "%s", ledger_error(submission->ledger));
        return false;
    }
    return true;
}

static bool append(const struct submission *submission, const char *key, const char *value)
{
    const struct ledger_entry entry = {.event = "submit", .key = key, .value = value};
    return append_entry(submission, &entry);
}

/* ---- the receipt ---- */

/* The ledger and its copy hold under which name the student finds what comes back. */
static bool append_receipt(const struct submission *submission, char receipt[RECEIPT_ROOM])
{
    const struct ledger_entry entry = {.event = "receipt", .key = "feedback", .value = receipt};
    unsigned char luck[RECEIPT_BYTES];
    if (submission->kernel->random(submission->kernel->context, luck, sizeof luck) != 0) {
        command_refuse(submission->command, "NOT HANDED IN: got no random number; try again");
        return false;
    }
    for (size_t i = 0; i < RECEIPT_BYTES; i++) {
        snprintf(receipt + 2 * i, 3, "%02x", luck[i]);
    }
    return append_entry(submission, &entry);
}

/* ---- the copy ---- */

static void print_receipt(const struct submission *submission, const char *name,
                          const struct buffer *content)
{
    char hash[DIGEST_ROOM];
    struct buffer time = {0};
    digest_hex(buffer_text(content), content->length, hash);
    utc_add(&time, submission->now_ms);
    say_line("%s: %s", submission->output ? "written for the upload" : "handed in", name);
    say_line("  bytes   %zu", content->length);
    say_line("  sha256  %s", hash);
    say_line("  time    %s", buffer_text(&time));
    buffer_free(&time);
}

/* Puts some bytes into the drop box under the submission's name and an ending. */
static bool put(const struct submission *submission, const char *stem, const char *ending,
                const struct buffer *content, struct buffer *why)
{
    struct buffer name = {0};
    buffer_add_format(&name, "%s%s", stem, ending);
    bool good = deposit_put(submission->kernel, submission->course->drop_box, buffer_text(&name),
                            buffer_text(content), content->length, why);
    buffer_free(&name);
    return good;
}

/* The report goes first: a ledger that lies there has its report. */
static bool put_report(const struct submission *submission, const char *stem,
                       const struct buffer *content, struct buffer *why)
{
    struct buffer report = {0};
    struct ledger_log *log = ledger_log_parse(buffer_text(content), content->length, why);
    bool good = log != NULL;
    if (good) {
        report_write(submission->catalog, log, ledger_log_count(log), DOC_TEXT, &report);
        good = put(submission, stem, ".report.txt", &report, why);
    }
    ledger_log_free(log);
    buffer_free(&report);
    return good;
}

/* What was written is read back. */
static bool check_output(const struct submission *submission, const struct buffer *content,
                         struct buffer *why)
{
    struct buffer back = {0};
    bool good = file_read(submission->kernel, submission->output, 0, LEDGER_FILE_MAX, &back, why);
    if (good && (back.length != content->length ||
                 memcmp(buffer_text(&back), buffer_text(content), back.length) != 0)) {
        buffer_add_text(why, "is not what was written to it; try again, or name another file");
        good = false;
    }
    buffer_free(&back);
    return good;
}

/* A file that is the ledger itself is refused: it must stay where the lab looks for it. */
static bool put_output(const struct submission *submission, const struct buffer *content,
                       struct buffer *why)
{
    struct buffer reason = {0};
    struct stat file, ledger;
    const char *output = submission->output;
    if (stat(output, &file) == 0 && stat(ledger_path(submission->ledger), &ledger) == 0 &&
        file.st_dev == ledger.st_dev && file.st_ino == ledger.st_ino) {
        buffer_add_format(why, "%s is the ledger itself; name another file", output);
        return false;
    }
    if (!whole_write(submission->kernel, output, buffer_text(content), content->length, why)) {
        return false;
    }
    bool good = check_output(submission, content, &reason);
    if (!good) {
        buffer_add_format(why, "%s %s", output, buffer_text(&reason));
    }
    buffer_free(&reason);
    return good;
}

static bool put_box(const struct submission *submission, const struct buffer *content,
                    struct buffer *name, struct buffer *why)
{
    bool good = deposit_name(submission->kernel, submission->now_ms, name, why) &&
                put_report(submission, buffer_text(name), content, why) &&
                put(submission, buffer_text(name), ".ledger.csv", content, why);
    buffer_add_text(name, ".ledger.csv");
    return good;
}

/* Puts the ledger as it stands into the drop box, with its report, or into the file, and prints the
 * receipt. */
static bool put_ledger(const struct submission *submission, struct buffer *why)
{
    const char *path = ledger_path(submission->ledger);
    struct buffer content = {0}, name = {0}, reason = {0};
    bool good = file_read(submission->kernel, path, O_NOFOLLOW, LEDGER_FILE_MAX, &content, &reason);
    if (!good) {
        buffer_add_format(why, "%s %s", path, buffer_text(&reason));
    } else {
        buffer_add_text(&name, submission->output ? submission->output : "");
        good = submission->output ? put_output(submission, &content, why)
                                  : put_box(submission, &content, &name, why);
    }
    if (good) {
        print_receipt(submission, buffer_text(&name), &content);
    }
    buffer_free(&content);
    buffer_free(&name);
    buffer_free(&reason);
    return good;
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
static bool is_meant(const struct submission *submission)
{
    struct buffer meaning = {0};
    bool harm = meaning_add(&meaning, submission->catalog, submission->course, submission->login,
                            ledger_log(submission->ledger), submission->now_ms);
    say_text(&meaning);
    bool meant = !harm || submission->yes || (isatty(STDIN_FILENO) && says_yes());
    if (!meant) {
        command_refuse(submission->command, "NOT HANDED IN; with --yes it is handed in all "
                                            "the same");
    }
    buffer_free(&meaning);
    return meant;
}

static int hand_in(const struct submission *submission)
{
    int count = count_submissions(ledger_log(submission->ledger));
    int most = submission->course->submissions;
    const char *done = submission->output ? "WRITTEN" : "HANDED IN";
    char number[24], receipt[RECEIPT_ROOM];
    struct buffer why = {0};
    if (most > 0 && count >= most) {
        command_refuse(submission->command,
                       "you have handed in %d times, and %d is the most; ask your instructor",
                       count, most);
        return CMD_FAILED;
    }
    snprintf(number, sizeof number, "%d", count + 1);
    if (!is_meant(submission) || !append_receipt(submission, receipt) ||
        !append(submission, "begun", number)) {
        return CMD_FAILED;
    }
    if (!put_ledger(submission, &why)) {
        command_refuse(submission->command, "NOT HANDED IN: %s", buffer_text(&why));
        append(submission, "failed", buffer_text(&why));
        buffer_free(&why);
        return CMD_FAILED;
    }
    if (most > 0) {
        say_line("  number  %d of %d", count + 1, most);
    } else {
        say_line("  number  %d", count + 1);
    }
    say_line("  receipt %s", receipt);
    print_due(submission);
    if (submission->output) {
        say_line("Upload this file as it is. Nothing is handed in until then.");
    }
    if (command_finish(CMD_OK) != CMD_OK) {
        command_refuse(submission->command,
                       "%s all the same, as number %d; the receipt could not be printed", done,
                       count + 1);
        return CMD_FAILED;
    }
    if (ledger_log_damaged(ledger_log(submission->ledger)) > 0) {
        command_refuse(submission->command,
                       "%s, and the ledger is damaged (see fleetlab ledger verify); "
                       "tell your instructor",
                       done);
        return CMD_FAILED;
    }
    return CMD_OK;
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

static int submit_ledger(struct submission *submission, const char *path,
                         const struct catalog *catalog)
{
    const struct ledger_entry end = {.event = "close"};
    if (access(path, F_OK) != 0) {
        return command_refuse(submission->command, "%s: not begun; start with fleetlab", path);
    }
    submission->ledger = open_ledger(path, submission->login, submission->course, catalog);
    int status;
    if (ledger_state(submission->ledger) != LEDGER_READY) {
        command_refuse(submission->command, "NOT HANDED IN: %s", ledger_error(submission->ledger));
        status = CMD_FAILED;
    } else {
        fault_print_all(ledger_notices(submission->ledger), stderr);
        status = hand_in(submission);
        ledger_append(submission->ledger, &end);
    }
    ledger_close(submission->ledger);
    return status;
}

/* Whether the drop box is closed, which is said; a LOCK that closes nothing is named. */
static bool is_closed(const struct submission *submission)
{
    const struct course *course = submission->course;
    struct buffer text = {0};
    enum deposit_lock lock = deposit_lock(submission->kernel, course->drop_box, &text);
    if (lock == DEPOSIT_CLOSED) {
        command_refuse(submission->command, "course %s is closed: %s", course->name,
                       text.length ? buffer_text(&text) : "ask your instructor");
    } else if (lock == DEPOSIT_FOREIGN) {
        command_refuse(submission->command,
                       "%s/LOCK belongs to %s, who is no staff: it closes nothing; tell your "
                       "instructor",
                       course->drop_box, buffer_text(&text));
    }
    buffer_free(&text);
    return lock == DEPOSIT_CLOSED;
}

static int submit_to(struct submission *submission, const char *file, const struct catalog *catalog)
{
    const struct course *course = submission->course;
    struct buffer why = {0};
    char *path = student_ledger(file, course->name, &why);
    int status;
    if (!path) {
        status = command_refuse(submission->command, "%s", buffer_text(&why));
    } else if (!*course->drop_box && !submission->output) {
        status = command_refuse(submission->command,
                                "course %s has no drop box; hand in %s as your instructor says, "
                                "or write a file to upload with --output FILE",
                                course->name, path);
    } else {
        status = !submission->output && is_closed(submission)
                     ? CMD_FAILED
                     : submit_ledger(submission, path, catalog);
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
    struct catalog *catalog = options_catalog(&options);
    if (!catalog) {
        return CMD_USAGE;
    }
    struct course course;
    const struct store_kernel *kernel = store_kernel_system();
    char *login = student_login();
    struct submission submission = {.command = command,
                                    .login = login,
                                    .yes = values[OPTION_YES] != NULL,
                                    .kernel = kernel,
                                    .course = &course,
                                    .catalog = catalog,
                                    .output = values[OPTION_OUTPUT],
                                    .now_ms = kernel->wall_ms(kernel->context)};
    int status = student_course(values[OPTION_COURSE], catalog, &course)
                     ? submit_to(&submission, values[OPTION_LEDGER], catalog)
                     : CMD_USAGE;
    course_free(&course);
    catalog_free(catalog);
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
