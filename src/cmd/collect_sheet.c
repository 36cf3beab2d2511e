/* collect_sheet.c: collect --sheet and --format sheet. */
#include "cmd/collect_sheet.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "class/sheet.h"
#include "cmd/collect_files.h"
#include "cmd/say.h"
#include "report/answers.h"
#include "store/path.h"

/* A sheet takes nobody's marks away: a file that is there was read, or stays. */
bool collect_sheet_is_fit(const struct command *command, const struct collect_inputs *inputs,
                          const char *sheet, const char *marks)
{
    struct stat there, read;
    char *folder = path_folder(sheet ? sheet : "");
    bool apart = !sheet || collect_inputs_are_apart(inputs, command, folder);
    free(folder);
    if (!apart) {
        return false;
    }
    if (!sheet || stat(sheet, &there) != 0 || !S_ISREG(there.st_mode)) {
        return true;
    }
    if (marks && stat(marks, &read) == 0 && there.st_dev == read.st_dev &&
        there.st_ino == read.st_ino) {
        return true;
    }
    command_refuse(command,
                   "%s is there, and may hold marks; give --marks %s, too, to carry them over, or "
                   "another file",
                   sheet, sheet);
    return false;
}

static bool add_student(struct buffer *out, const struct class *class,
                        const struct grading *grading, const struct student *student, bool as_text)
{
    struct rubric_answers answers = {0};
    struct buffer why = {0};
    bool good = true;
    if (student->graded) {
        struct ledger_log *log = collect_files_log(class, student->graded, &why);
        good = log != NULL;
        if (good) {
            answers_take(&answers, class->catalog, log, student->graded->records,
                         student->graded->track);
            ledger_log_free(log);
        } else {
            say_error("fleetlab collect: no sheet of %s: %s", student->login, buffer_text(&why));
        }
    }
    if (good && as_text) {
        sheet_add_text(out, class, grading, student, &answers);
        buffer_add_char(out, '\n');
    } else if (good) {
        sheet_add_rows(out, class, grading, student, &answers);
    }
    answers_free(&answers);
    buffer_free(&why);
    return good;
}

bool collect_sheet_add(struct buffer *out, const struct class *class, const struct grading *grading,
                       const char *only, bool as_text)
{
    size_t failed = 0;
    if (!as_text) {
        sheet_add_header(out);
    }
#pragma omp parallel for ordered schedule(dynamic) reduction(+ : failed)
    for (size_t i = 0; i < class->student_count; i++) {
        const struct student *student = &class->students[i];
        struct buffer own = {0};
        if (!only || strcmp(student->login, only) == 0) {
            failed += !add_student(&own, class, grading, student, as_text);
        }
#pragma omp ordered
        buffer_add(out, buffer_text(&own), own.length);
        buffer_free(&own);
    }
    return failed == 0;
}
