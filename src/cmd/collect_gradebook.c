#include "cmd/collect_gradebook.h"

#include <string.h>

#include "class/gradebook.h"
#include "cmd/collect_files.h"

bool collect_gradebook_format(const struct command *command, const char *name, size_t *format)
{
    size_t i = 0;
    while (name && gradebook_formats[i] && strcmp(gradebook_formats[i], name) != 0) {
        i++;
    }
    *format = i;
    if (!gradebook_formats[i]) {
        command_refuse(command,
                       "there is no gradebook %s; choose canvas, moodle, nbgrader "
                       "or csv",
                       name);
        return false;
    }
    return true;
}

bool collect_gradebook_put(const struct command *command, size_t format, const struct class *class,
                           const struct grading *grading, const char *folder)
{
    struct buffer content = {0}, name = {0}, why = {0};
    bool good = gradebook_add(&content, format, class, grading, &why);
    buffer_add_format(&name, "gradebook-%s.csv", gradebook_formats[format]);
    if (good) {
        good = collect_files_write(command, folder, buffer_text(&name), &content);
    } else {
        command_refuse(command, "%s is not written: %s", buffer_text(&name), buffer_text(&why));
    }
    buffer_free(&why);
    buffer_free(&content);
    buffer_free(&name);
    return good;
}
