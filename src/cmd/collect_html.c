/* collect_html.c: collect --html. */
#include "cmd/collect_html.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "class/overview_page.h"
#include "class/student_file.h"
#include "cmd/collect_files.h"
#include "cmd/say.h"
#include "report/report.h"
#include "store/memory.h"
#include "store/path.h"
#include "web/page.h"

/* On a full disk all fail alike: the first say why, the others are counted. */
enum { SIGN_ROOM = 64 };

/* Whether a file may be written: there is none, or it begins as our pages do. */
static bool is_free(const char *path)
{
    char begin[SIGN_ROOM];
    size_t length = strlen(page_sign);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return errno == ENOENT;
    }
    ssize_t got = read(fd, begin, length);
    close(fd);
    return got == (ssize_t)length && memcmp(begin, page_sign, length) == 0;
}

/* False with the reason in WHY. */
static bool put_page(const char *folder, const char *name, const struct buffer *page,
                     struct buffer *why)
{
    struct buffer path = {0};
    buffer_add_format(&path, "%s/%s", folder, name);
    bool good = is_free(buffer_text(&path));
    if (!good) {
        buffer_add_format(why,
                          "%s is there, and is no page that collect wrote; move it away, or "
                          "give another folder",
                          buffer_text(&path));
    }
    good = good && collect_files_put(folder, name, page, why);
    buffer_free(&path);
    return good;
}

static bool write_student(const struct class *class, const struct student *student,
                          const char *folder, struct buffer *why)
{
    struct buffer page = {0}, name = {0};
    struct ledger_log *log = collect_files_log(class, student->shown, why);
    student_file_name(&name, student->login, ".html");
    if (log) {
        report_write(class->catalog, log, student->shown->records, DOC_HTML, &page);
    }
    bool good = log && put_page(folder, buffer_text(&name), &page, why);
    ledger_log_free(log);
    buffer_free(&page);
    buffer_free(&name);
    return good;
}

/* The page of one student; whose there is goes to HAS_PAGE. */
static bool write_page(const struct class *class, size_t student, const char *folder,
                       void *has_page, struct buffer *why)
{
    bool good = write_student(class, &class->students[student], folder, why);
    ((bool *)has_page)[student] = good;
    return good;
}

static size_t write_class(const struct class *class, const struct grading *grading,
                          const char *folder, const bool *has_page, size_t *failed)
{
    struct buffer page = {0}, why = {0};
    overview_page_add(&page, class, grading, has_page);
    bool good = put_page(folder, "index.html", &page, &why);
    if (!good) {
        say_error("fleetlab collect: %s", buffer_text(&why));
        ++*failed;
    }
    buffer_free(&page);
    buffer_free(&why);
    return good;
}

bool collect_html(const struct class *class, const struct grading *grading, const char *folder)
{
    struct buffer below = {0}, why = {0};
    size_t written = 0, failed = 0;
    buffer_add_format(&below, "%s/" OVERVIEW_STUDENTS, folder);
    if (path_make_folders(store_kernel_system(), buffer_text(&below), &why)) {
        bool *has_page = memory_get(class->student_count + 1, sizeof *has_page);
        written = collect_files_each(class, buffer_text(&below), "page", write_page, has_page,
                                     &failed);
        written += write_class(class, grading, folder, has_page, &failed);
        say_error("written: %zu pages in %s", written, folder);
        free(has_page);
    } else {
        say_error("fleetlab collect: %s", buffer_text(&why));
        failed = 1;
    }
    buffer_free(&below);
    buffer_free(&why);
    return failed == 0;
}
