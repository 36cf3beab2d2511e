/* collect_return.c: collect --return. */
#include "cmd/collect_return.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "class/feedback.h"
#include "cmd/collect_files.h"
#include "cmd/say.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/path.h"

/* Others may pass through the folder, and read a file whose name they know. */
enum { FOLDER_MODE = 0711, FILE_MODE = 0644 };

/* A file to be written. */
struct returned {
    const struct student *student;
    const char *receipt;
};

/* The receipt of the newest version that is the student's own, for which they look first. */
static const char *receipt_of(const struct student *student)
{
    for (size_t i = student->version_count; i-- > 0;) {
        const struct summary *version = student->versions[i];
        if (version->verdict == SUMMARY_SOUND && *version->receipt &&
            strcmp(version->login, student->login) == 0) {
            return version->receipt;
        }
    }
    return "";
}

static int by_receipt(const void *a, const void *b)
{
    const struct returned *x = a, *y = b;
    return strcmp(x->receipt, y->receipt);
}

static bool is_same(const struct returned *list, size_t count, size_t a, size_t b)
{
    return a < count && b < count && by_receipt(&list[a], &list[b]) == 0;
}

static bool write_one(const struct class *class, const struct grading *grading,
                      const struct feedback_class *spreads, const struct returned *returned,
                      const char *folder)
{
    const struct student *student = returned->student;
    struct buffer text = {0}, path = {0}, why = {0};
    feedback_add(&text, class, grading, spreads, student);
    buffer_add_format(&path, "%s/%s", folder, returned->receipt);
    bool good = collect_files_put(folder, returned->receipt, &text, &why) &&
                chmod(buffer_text(&path), FILE_MODE) == 0;
    if (!good) {
        say_error("fleetlab collect: no feedback for %s: %s", student->login,
                  why.length ? buffer_text(&why) : "its file can't be opened to its student");
    }
    buffer_free(&text);
    buffer_free(&path);
    buffer_free(&why);
    return good;
}

static bool open_folder(const char *folder)
{
    struct buffer why = {0};
    bool good = path_make_folders(store_kernel_system(), folder, &why);
    if (good && chmod(folder, FOLDER_MODE) != 0) {
        buffer_add_format(&why, "%s is not yours; give a folder of your own", folder);
        good = false;
    }
    if (!good) {
        say_error("fleetlab collect: %s", buffer_text(&why));
    }
    buffer_free(&why);
    return good;
}

size_t collect_return(const struct class *class, const struct grading *grading, const char *folder,
                      size_t *failed)
{
    struct returned *list = memory_get(class->student_count, sizeof *list);
    struct feedback_class spreads;
    size_t count = 0, written = 0, without = 0;
    *failed = !open_folder(folder);
    for (size_t i = 0; *failed == 0 && i < class->student_count; i++) {
        const struct student *student = &class->students[i];
        const char *receipt = receipt_of(student);
        if (student->graded && *receipt) {
            list[count++] = (struct returned){student, receipt};
        }
        without += student->graded && !*receipt;
    }
    if (count > 0) {
        qsort(list, count, sizeof *list, by_receipt);
    }
    feedback_take_class(&spreads, class, grading);
    for (size_t i = 0; i < count; i++) {
        if (is_same(list, count, i, i + 1) || is_same(list, count, i, i - 1)) {
            say_error("fleetlab collect: no feedback for %s: another student has the same receipt",
                      list[i].student->login);
            ++*failed;
        } else if (write_one(class, grading, &spreads, &list[i], folder)) {
            written++;
        } else {
            ++*failed;
        }
    }
    if (without > 0) {
        say_error("fleetlab collect: %zu student%s without a receipt, and so without a way to a "
                  "file: give them theirs by hand",
                  without, number_plural(without));
    }
    free(list);
    return written;
}
