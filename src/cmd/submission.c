#include "cmd/submission.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lesson/handed.h"
#include "report/report.h"
#include "store/file.h"
#include "store/whole.h"

/* ---- whether it may be ---- */

enum deposit_lock submission_lock(const struct submission *submission, struct buffer *why)
{
    const struct course *course = submission->course;
    struct buffer text = {0};
    enum deposit_lock lock = deposit_lock(submission->kernel, course->drop_box, &text);
    if (lock == DEPOSIT_CLOSED) {
        buffer_add_format(why, "course %s is closed: %s", course->name,
                          text.length ? buffer_text(&text) : "ask your instructor");
    } else if (lock == DEPOSIT_FOREIGN) {
        buffer_add_format(why,
                          "%s/LOCK belongs to %s, who is no staff: it closes nothing; tell your "
                          "instructor",
                          course->drop_box, buffer_text(&text));
    }
    buffer_free(&text);
    return lock;
}

bool submission_is_left(const struct submission *submission, struct buffer *why)
{
    int count = handed_take(ledger_log(submission->ledger)).count;
    int most = submission->course->submissions;
    bool left = most == 0 || count < most;
    if (!left) {
        buffer_add_format(why,
                          "you have handed in %d times, and %d is the most; ask your instructor",
                          count, most);
    }
    return left;
}

/* ---- its records ---- */

static bool append(const struct submission *submission, const struct ledger_entry *entry,
                   struct buffer *why)
{
    bool good = ledger_append(submission->ledger, entry) == 0;
    if (!good) {
        buffer_add_text(why, ledger_error(submission->ledger));
    }
    return good;
}

/* The ledger and its copy hold under which name the student finds what comes back. */
static bool append_receipt(const struct submission *submission, char code[RECEIPT_ROOM],
                           struct buffer *why)
{
    const struct ledger_entry entry = {.event = "receipt", .key = "feedback", .value = code};
    unsigned char luck[RECEIPT_BYTES];
    if (submission->kernel->random(submission->kernel->context, luck, sizeof luck) != 0) {
        buffer_add_text(why, "got no random number; try again");
        return false;
    }
    for (size_t i = 0; i < RECEIPT_BYTES; i++) {
        snprintf(code + 2 * i, 3, "%02x", luck[i]);
    }
    return append(submission, &entry, why);
}

/* ---- the copy ---- */

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

/* Puts the ledger as it stands into the drop box, with its report, or into the file. */
static bool put_ledger(const struct submission *submission, struct receipt *receipt,
                       struct buffer *why)
{
    const char *path = ledger_path(submission->ledger);
    struct buffer content = {0}, reason = {0};
    bool good = file_read(submission->kernel, path, O_NOFOLLOW, LEDGER_FILE_MAX, &content, &reason);
    if (!good) {
        buffer_add_format(why, "%s %s", path, buffer_text(&reason));
    } else if (submission->output) {
        buffer_add_text(&receipt->name, submission->output);
        good = put_output(submission, &content, why);
    } else {
        good = put_box(submission, &content, &receipt->name, why);
    }
    receipt->bytes = content.length;
    digest_hex(buffer_text(&content), content.length, receipt->hash);
    buffer_free(&content);
    buffer_free(&reason);
    return good;
}

bool submission_put(const struct submission *submission, struct receipt *receipt,
                    struct buffer *why)
{
    char number[24];
    *receipt = (struct receipt){.number = handed_take(ledger_log(submission->ledger)).count + 1};
    snprintf(number, sizeof number, "%d", receipt->number);
    const struct ledger_entry begun = {.event = "submit", .key = "begun", .value = number};
    if (!append_receipt(submission, receipt->code, why) || !append(submission, &begun, why)) {
        return false;
    }
    bool good = put_ledger(submission, receipt, why);
    if (!good) {
        const struct ledger_entry failed = {
            .event = "submit", .key = "failed", .value = buffer_text(why)};
        ledger_append(submission->ledger, &failed);
    }
    return good;
}
