#include "cmd/collect_files.h"

#include <ctype.h>
#include <stdio.h>
#include <unistd.h>

#include "report/report.h"
#include "store/deposit.h"
#include "store/file.h"
#include "store/path.h"

bool collect_files_put(const char *folder, const char *name, const struct buffer *content,
                       struct buffer *why)
{
    struct buffer torn = {0};
    buffer_add_format(&torn, "%s/.%s", folder, name);
    unlink(buffer_text(&torn)); /* of an earlier run that was cut off */
    buffer_free(&torn);
    return deposit_put(store_kernel_system(), folder, name, buffer_text(content), content->length,
                       why);
}

/* A report tells each run; a ledger of more records than anybody makes would fill the memory. */
enum { RECORDS_MAX = 20000 };

static void add_name(struct buffer *name, const char *login)
{
    for (; *login; login++) {
        unsigned char c = (unsigned char)*login;
        if (isalnum(c) || c == '-' || c == '_') {
            buffer_add_char(name, (char)c);
        } else {
            buffer_add_format(name, "%%%02X", c);
        }
    }
    buffer_add_text(name, ".txt");
}

static bool make_report(const struct class *class, const struct summary *summary,
                        struct buffer *report, struct buffer *why)
{
    struct buffer content = {0};
    struct walk_file file;
    struct ledger_log *log = NULL;
    if (summary->records > RECORDS_MAX) {
        buffer_add_format(why, "has %zu records, too many for a report; look at it by hand",
                          summary->records);
        return false;
    }
    if (walk_open(&class->walk, summary->file, &file, why)) {
        if (file_read_fd(store_kernel_system(), file.fd, LEDGER_FILE_MAX, &content, why)) {
            log = ledger_log_parse(buffer_text(&content), content.length, why);
        }
        close(file.fd);
    }
    if (log) {
        report_write(class->catalog, log, summary->records, DOC_TEXT, report);
    }
    ledger_log_free(log);
    buffer_free(&content);
    return log != NULL;
}

static bool write_report(const struct class *class, const struct student *student,
                         const char *folder)
{
    struct buffer report = {0}, why = {0}, name = {0};
    add_name(&name, student->login);
    bool good = make_report(class, student->shown, &report, &why) &&
                collect_files_put(folder, buffer_text(&name), &report, &why);
    if (!good) {
        fprintf(stderr, "fleetlab collect: no report of %s: %s\n", student->login,
                buffer_text(&why));
    }
    buffer_free(&report);
    buffer_free(&why);
    buffer_free(&name);
    return good;
}

size_t collect_files_reports(const struct class *class, const char *folder, size_t *failed)
{
    struct buffer path = {0}, why = {0};
    size_t written = 0, missed = 0;
    buffer_add_format(&path, "%s/reports", folder);
    if (!path_make_folders(store_kernel_system(), buffer_text(&path), &why)) {
        fprintf(stderr, "fleetlab collect: %s\n", buffer_text(&why));
        *failed = 1;
        buffer_free(&path);
        buffer_free(&why);
        return 0;
    }
#pragma omp parallel for schedule(dynamic) reduction(+ : written, missed)
    for (size_t i = 0; i < class->student_count; i++) {
        const struct student *student = &class->students[i];
        if (student->shown && student->shown->verdict != SUMMARY_UNREADABLE) {
            bool good = write_report(class, student, buffer_text(&path));
            written += good;
            missed += !good;
        }
    }
    *failed = missed;
    buffer_free(&path);
    return written;
}
