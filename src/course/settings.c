/* course: see the header. */
#include "course/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/ini.h"
#include "store/memory.h"
#include "store/utc.h"
#include "store/wordlist.h"

/* ---- a course's own file ---- */

static void set_text(char **place, const char *text)
{
    if (text) {
        free(*place);
        *place = memory_text(text);
    }
}

static void set_folder(char **place, const struct ini *ini, const char *key,
                       struct fault_list *faults)
{
    const char *path = ini_string(ini, "course", key);
    if (path && *path && *path != '/') {
        fault_add(faults, ini_path(ini), ini_line(ini, "course", key), key,
                  "%s is not a whole path; begin it with /", path);
    }
    set_text(place, path);
}

static void set_numbers(struct course *course, const struct ini *ini, struct fault_list *faults)
{
    double value;
    if (ini_number(ini, "course", "marks", &value, faults) > 0) {
        course->marks = value;
        if (value < 0) {
            fault_add(faults, ini_path(ini), ini_line(ini, "course", "marks"), "marks",
                      "marks are less than nothing; use 0 or more");
        }
    }
    if (ini_number(ini, "course", "submissions", &value, faults) > 0) {
        bool counts = value >= 0 && value <= 10000 && value == (int)value;
        course->submissions = counts ? (int)value : 0;
        if (!counts) {
            fault_add(faults, ini_path(ini), ini_line(ini, "course", "submissions"), "submissions",
                      "not a number of submissions; use a whole number, 0 for any number");
        }
    }
}

/* Keys of [course]: a slip of the pen must not leave a setting unset in silence. */
static void check_keys(const struct ini *ini, struct fault_list *faults)
{
    static const char known[] = " name salt drop_box anchors feedback tracks due closes counts "
                                "penalty pass marks submissions ";
    const char *key;
    for (size_t i = 0; (key = ini_key(ini, "course", i)) != NULL; i++) {
        char padded[64];
        snprintf(padded, sizeof padded, " %s ", key);
        if (!strstr(known, padded)) {
            fault_add(faults, ini_path(ini), ini_line(ini, "course", key), key,
                      "is no setting of a course; there are%.*s", (int)sizeof known - 2, known);
        }
    }
}

static void check_sections(const struct ini *ini, struct fault_list *faults)
{
    static const char *const known[] = {"course", "due", "extensions"};
    const char *section;
    for (size_t i = 0; (section = ini_section(ini, i)) != NULL; i++) {
        size_t k = 0;
        while (k < 3 && strcmp(known[k], section) != 0) {
            k++;
        }
        if (k == 3) {
            fault_add(faults, ini_path(ini), ini_line(ini, section, NULL), section,
                      "is no section of a course; there are course, due and extensions");
        }
    }
}

static void read_own(const char *path, struct course *course, struct fault_list *faults)
{
    struct ini *ini = ini_read(path, faults);
    if (!ini) {
        return;
    }
    const char *name = ini_string(ini, "course", "name");
    if (!name || strcasecmp(name, course->name) != 0) {
        fault_add(faults, path, ini_line(ini, "course", name ? "name" : NULL), "name",
                  "is not %s, the course that should be here; write name = %s below [course]",
                  course->name, course->name);
    }
    check_sections(ini, faults);
    check_keys(ini, faults);
    set_text(&course->name, name);
    set_text(&course->salt, ini_string(ini, "course", "salt"));
    set_text(&course->tracks, ini_string(ini, "course", "tracks"));
    set_folder(&course->drop_box, ini, "drop_box", faults);
    set_folder(&course->anchors, ini, "anchors", faults);
    set_folder(&course->feedback, ini, "feedback", faults);
    policy_read(&course->policy, ini, faults);
    set_numbers(course, ini, faults);
    ini_free(ini);
}

/* ---- the machine's file ---- */

/* The path of a listed course, by its name in any case; NULL with a fault where it isn't listed. */
static const char *listed(const struct ini *ini, const char *name, struct fault_list *faults)
{
    struct buffer names = {0};
    const char *key, *path = NULL;
    for (size_t i = 0; (key = ini_key(ini, "courses", i)) != NULL; i++) {
        buffer_add_format(&names, "%s%s", i ? ", " : "", key);
        path = strcasecmp(key, name) == 0 ? ini_string(ini, "courses", key) : path;
    }
    if (!path) {
        fault_add(faults, ini_path(ini), ini_line(ini, "courses", NULL), "courses",
                  "there is no course %s; there are: %s", name,
                  names.length ? buffer_text(&names) : "none");
    } else if (*path != '/') {
        fault_add(faults, ini_path(ini), ini_line(ini, "courses", name), name,
                  "%s is not a whole path; begin it with /", path);
        path = NULL;
    }
    buffer_free(&names);
    return path;
}

static void read_machine(const char *file, const char *name, struct course *course,
                         struct fault_list *faults)
{
    struct ini *ini = ini_read(file, faults);
    if (!ini) {
        return;
    }
    if (!name) {
        set_text(&course->name, ini_string(ini, "fleetlab", "course"));
    }
    const char *path = listed(ini, course->name, faults);
    if (path) {
        read_own(path, course, faults);
    }
    ini_free(ini);
}

bool course_read(const char *name, struct course *course, struct fault_list *faults)
{
    const char *chosen = getenv("FLEETLAB_CONFIG");
    const char *file = chosen ? chosen : FLEETLAB_SYSCONFDIR "/fleetlab.ini";
    size_t before = faults->count + faults->dropped;
    *course = (struct course){
        .name = memory_text(name ? name : COURSE_DEFAULT),
        .salt = memory_text(""),
        .drop_box = memory_text(""),
        .anchors = memory_text(""),
        .tracks = memory_text(""),
        .feedback = memory_text(""),
        .policy = {.due_ms = -1, .closes_ms = -1},
    };
    if (*file && (chosen || access(file, F_OK) == 0)) {
        read_machine(file, name, course, faults);
    }
    return faults->count + faults->dropped == before;
}

void course_free(struct course *course)
{
    free(course->name);
    free(course->salt);
    free(course->drop_box);
    free(course->anchors);
    free(course->feedback);
    policy_free(&course->policy);
    free(course->tracks);
    *course = (struct course){0};
}

bool course_has_track(const char *tracks, const char *id)
{
    return *tracks == '\0' || wordlist_has(tracks, id);
}
