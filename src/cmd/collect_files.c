#include "cmd/collect_files.h"
#include "cmd/say.h"

#include <unistd.h>

#include "class/student_file.h"
#include "report/report.h"
#include "store/file.h"
#include "store/number.h"
#include "store/path.h"
#include "store/whole.h"

bool collect_files_put(const char *folder, const char *name, const struct buffer *content,
                       struct buffer *why)
{
    struct buffer path = {0};
    buffer_add_format(&path, "%s/%s", folder, name);
    bool good = whole_write(store_kernel_system(), buffer_text(&path), buffer_text(content),
                            content->length, why);
    buffer_free(&path);
    return good;
}

/* A report tells each run; a ledger of more records than anybody makes would fill the memory. */
enum { RECORDS_MAX = 20000 };

/* On a full disk all fail alike: the first say why, the others are counted. */
enum { SAID_MAX = 10 };

bool collect_files_write(const struct command *command, const char *folder, const char *name,
                         const struct buffer *content)
{
    struct buffer why = {0};
    bool good = collect_files_put(folder, name, content, &why);
    if (good) {
        say_error("written: %s/%s", folder, name);
    } else {
        command_refuse(command, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return good;
}

struct ledger_log *collect_files_log(const struct class *class, const struct summary *summary,
                                     struct buffer *why)
{
    struct buffer content = {0};
    struct walk_file file;
    struct ledger_log *log = NULL;
    if (summary->records > RECORDS_MAX) {
        buffer_add_format(why, "has %zu records, too many for a report; look at it by hand",
                          summary->records);
        return NULL;
    }
    if (walk_open(&class->walk, summary->file, &file, why)) {
        if (file_read_fd(store_kernel_system(), file.fd, LEDGER_FILE_MAX, &content, why)) {
            log = ledger_log_parse(buffer_text(&content), content.length, why);
        }
        close(file.fd);
    }
    buffer_free(&content);
    return log;
}

static bool make_report(const struct class *class, const struct summary *summary,
                        struct buffer *report, struct buffer *why)
{
    struct ledger_log *log = collect_files_log(class, summary, why);
    if (log) {
        report_write(class->catalog, log, summary->records, DOC_TEXT, report);
    }
    ledger_log_free(log);
    return log != NULL;
}

/* False with the reason in WHY. */
static bool write_report(const struct class *class, const struct student *student,
                         const char *folder, struct buffer *why)
{
    struct buffer report = {0}, name = {0};
    student_file_name(&name, student->login, ".txt");
    bool good = make_report(class, student->shown, &report, why) &&
                collect_files_put(folder, buffer_text(&name), &report, why);
    buffer_free(&report);
    buffer_free(&name);
    return good;
}

size_t collect_files_each(const struct class *class, const char *folder, const char *what,
                          collect_write *write, void *context, size_t *failed)
{
    size_t written = 0, missed = 0;
#pragma omp parallel for schedule(dynamic) reduction(+ : written)
    for (size_t i = 0; i < class->student_count; i++) {
        const struct student *student = &class->students[i];
        struct buffer why = {0};
        size_t before = 0;
        if (!student->shown || student->shown->verdict == SUMMARY_UNREADABLE) {
            continue;
        }
        if (write(class, i, folder, context, &why)) {
            written++;
        } else {
#pragma omp atomic capture
            before = missed++;
        }
        if (why.length > 0 && before < SAID_MAX) {
            say_error("fleetlab collect: no %s of %s: %s", what, student->login, buffer_text(&why));
        }
        buffer_free(&why);
    }
    if (missed > SAID_MAX) {
        say_error("fleetlab collect: and %zu more %s%s", missed - SAID_MAX, what,
                  number_plural(missed - SAID_MAX));
    }
    *failed += missed;
    return written;
}

static bool write_one(const struct class *class, size_t student, const char *folder, void *context,
                      struct buffer *why)
{
    (void)context;
    return write_report(class, &class->students[student], folder, why);
}

size_t collect_files_reports(const struct class *class, const char *folder, size_t *failed)
{
    struct buffer path = {0}, why = {0};
    size_t written = 0;
    *failed = 0;
    buffer_add_format(&path, "%s/reports", folder);
    if (path_make_folders(store_kernel_system(), buffer_text(&path), &why)) {
        written = collect_files_each(class, buffer_text(&path), "report", write_one, NULL, failed);
    } else {
        say_error("fleetlab collect: %s", buffer_text(&why));
        *failed = 1;
    }
    buffer_free(&path);
    buffer_free(&why);
    return written;
}
