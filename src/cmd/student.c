#include "cmd/student.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/memory.h"
#include "store/path.h"

/* Each track that the settings name has to be one. */
static void check_tracks(const struct catalog *catalog, const struct course *course,
                         struct fault_list *faults)
{
    char *tracks = memory_text(course->tracks), *rest = tracks;
    for (const char *id; (id = strsep(&rest, " ")) != NULL;) {
        if (*course->tracks && !catalog_track_named(catalog, id)) {
            fault_add(faults, course->name, 0, "tracks",
                      "there is no track \"%s\"; mend the "
                      "course's settings",
                      id);
        }
    }
    free(tracks);
}

bool student_course(const char *name, const struct catalog *catalog, struct course *course)
{
    struct fault_list faults = {0};
    if (course_read(name, course, &faults)) {
        check_tracks(catalog, course, &faults);
    }
    bool good = faults.count == 0;
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    return good;
}

bool student_open(struct student_course *in, const struct options *options, const char *name)
{
    *in = (struct student_course){.catalog = options_catalog(options)};
    return in->catalog && student_course(name, in->catalog, &in->course);
}

void student_close(struct student_course *in)
{
    course_free(&in->course);
    catalog_free(in->catalog);
}

char *student_ledger(const char *file, const char *course, struct buffer *why)
{
    struct course settings;
    struct fault_list faults = {0};
    char *path = NULL;
    if (file) {
        return memory_text(file);
    }
    if (course_read(course, &settings, &faults)) {
        path = path_ledger(settings.name, why);
    } else {
        fault_print_all(&faults, stderr);
        buffer_add_text(why, "the course is not set up; see above, or name another with --course");
    }
    course_free(&settings);
    fault_free(&faults);
    return path;
}

struct ledger_log *student_log(const struct command *command, const char *file, const char *course,
                               char **path)
{
    struct buffer why = {0};
    *path = student_ledger(file, course, &why);
    struct ledger_log *log = NULL;
    if (*path && !file && access(*path, F_OK) != 0) {
        buffer_add_format(&why, "%s: not begun; start with fleetlab", *path);
    } else if (*path) {
        log = ledger_log_read(*path, &why);
    }
    if (!log) {
        command_refuse(command, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return log;
}

char *student_login(void)
{
    char number[24];
    const struct passwd *user = getpwuid(getuid());
    if (user && user->pw_name[0]) {
        return memory_text(user->pw_name);
    }
    snprintf(number, sizeof number, "%lu", (unsigned long)getuid());
    return memory_text(number);
}
