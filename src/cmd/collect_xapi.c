#include "cmd/collect_xapi.h"

#include <errno.h>
#include <fcntl.h>

#include "class/xapi.h"
#include "class/xapi_outcome.h"
#include "cmd/collect_files.h"
#include "cmd/say.h"
#include "store/file.h"
#include "store/iri.h"
#include "store/path.h"

bool collect_xapi_home(const struct command *command, const char *home)
{
    if (home && !iri_is_absolute(home)) {
        command_refuse(command, "--xapi %s: " IRI_WANTED, home);
        return false;
    }
    return true;
}

/* Appends a student's statements. False once it was said that the ledger can't be read. */
static bool add_student(struct buffer *out, const struct class *class,
                        const struct grading *grading, const char *home,
                        const struct student *student)
{
    struct buffer why = {0};
    struct ledger_log *log = collect_files_log(class, student->graded, &why);
    if (log) {
        xapi_add(out, log, class->catalog, home);
        xapi_outcome_add(out, log, class->catalog, home, student, grading->marks,
                         grading_score(grading, student), grading_most(grading));
    } else {
        say_error("fleetlab collect: no statements of %s: %s", student->login, buffer_text(&why));
    }
    bool good = log != NULL;
    ledger_log_free(log);
    buffer_free(&why);
    return good;
}

/* False with errno when it can't be written; *ALL is whether each student's ledger could be read.
 */
static bool write_all(int fd, const struct class *class, const struct grading *grading,
                      const char *home, bool *all)
{
    bool good = true;
    for (size_t i = 0; i < class->student_count && good; i++) {
        struct buffer text = {0};
        if (class->students[i].graded) {
            *all = add_student(&text, class, grading, home, &class->students[i]) && *all;
        }
        good = file_write(store_kernel_system(), fd, buffer_text(&text), text.length);
        buffer_free(&text);
    }
    return good;
}

bool collect_xapi_put(const struct class *class, const struct grading *grading, const char *home,
                      const char *folder)
{
    const struct store_kernel *kernel = store_kernel_system();
    struct buffer making = {0}, final = {0}, why = {0};
    bool all = true;
    buffer_add_format(&making, "%s/.statements.jsonl.new", folder);
    buffer_add_format(&final, "%s/statements.jsonl", folder);
    int fd = kernel->open(kernel->context, buffer_text(&making),
                          O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    bool good = fd >= 0 && write_all(fd, class, grading, home, &all) &&
                kernel->fdatasync(kernel->context, fd) == 0 &&
                kernel->rename(kernel->context, buffer_text(&making), buffer_text(&final)) == 0 &&
                path_sync_folder(kernel, folder) == 0;
    if (good) {
        say_error("written: %s", buffer_text(&final));
    } else {
        file_explain(&why, buffer_text(&final), "can't be written", errno, "choose another --out");
        say_error("fleetlab collect: %s", buffer_text(&why));
    }
    if (fd >= 0) {
        kernel->close(kernel->context, fd);
    }
    buffer_free(&making);
    buffer_free(&final);
    buffer_free(&why);
    return good && all;
}
