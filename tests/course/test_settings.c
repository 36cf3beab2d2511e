/* The instructor's settings: read whole, or refused with file and line. */
#include "../store/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "course/settings.h"

/* Writes the two files; a NULL own: the course's file is missing. %s in MACHINE is the own file's
 * path. */
static void settings(void **state, const char *machine, const char *own)
{
    struct buffer text = {0};
    const char *path = scratch_path(state, "c3.ini"), *file = scratch_path(state, "fleetlab.ini");
    const char *mark = strstr(machine, "%s");
    buffer_add(&text, machine, mark ? (size_t)(mark - machine) : strlen(machine));
    if (mark) {
        buffer_add_format(&text, "%s%s", path, mark + 2);
    }
    scratch_write(file, buffer_text(&text), text.length);
    if (own) {
        scratch_write(path, own, strlen(own));
    }
    setenv("FLEETLAB_CONFIG", file, 1);
    buffer_free(&text);
}

static const char machine[] = "[fleetlab]\ncourse = c3\n[courses]\nc3 = %s\n";

static void course__has_defaults__without_settings(void **state)
{
    struct course course;
    struct fault_list faults = {0};
    (void)state;
    setenv("FLEETLAB_CONFIG", "", 1);
    assert_true(course_read(NULL, &course, &faults));
    assert_string_equal(course.name, COURSE_DEFAULT);
    assert_string_equal(course.drop_box, "");
    assert_string_equal(course.anchors, "");
    assert_int_equal(course.policy.due_ms, -1);
    assert_true(course_has_track(course.tracks, "cloud"));
    course_free(&course);
    assert_true(course_read("any", &course, &faults));
    assert_string_equal(course.name, "any");
    course_free(&course);
}

static void course__reads__every_setting(void **state)
{
    struct course course;
    struct fault_list faults = {0};
    settings(state, machine,
             "[course]\nname = C3\nsalt = pepper\ndrop_box = /in\nanchors = /a\n"
             "tracks = cloud tiny\ndue = 2026-01-31T12:00Z\nmarks = 7.5\n"
             "submissions = 3\n");
    for (int i = 0; i < 3; i++) {
        static const char *const names[] = {NULL, "c3", "C3"};
        assert_true(course_read(names[i], &course, &faults));
        assert_string_equal(course.name, "C3");
        assert_string_equal(course.salt, "pepper");
        assert_string_equal(course.drop_box, "/in");
        assert_string_equal(course.anchors, "/a");
        assert_true(course.policy.due_ms == INT64_C(1769860800000));
        assert_true(course.marks == 7.5);
        assert_int_equal(course.submissions, 3);
        assert_true(course_has_track(course.tracks, "cloud"));
        assert_true(course_has_track(course.tracks, "tiny"));
        assert_false(course_has_track(course.tracks, "edge"));
        assert_false(course_has_track(course.tracks, "tin"));
        course_free(&course);
    }
}

/* Rules of a course, against dates that were counted by hand. */
static void course__has_dates__of_sections_and_logins(void **state)
{
    struct course course;
    struct fault_list faults = {0};
    const int64_t day = 86400000, due = INT64_C(1769860800000); /* 2026-01-31T12:00Z */
    int64_t first, last;
    settings(state, machine,
             "[course]\nname = c3\ndue = 2026-01-31T12:00Z\ncloses = 2026-02-10T12:00Z\n"
             "counts = Last in Time\npenalty = 12.5\npass = 50\nfeedback = /back\n"
             "[due]\nA 1 = 2026-02-01T12:00Z\nb = 2026-01-30T12:00Z\n"
             "[extensions]\nAda = 2026-02-20T12:00Z\nbob = 2026-02-02T12:00Z\n");
    assert_true(course_read(NULL, &course, &faults));
    const struct policy *policy = &course.policy;
    assert_string_equal(course.feedback, "/back");
    assert_int_equal(policy->counts, COUNTS_LAST_IN_TIME);
    assert_true(policy->pass == 50);
    assert_true(policy_due(policy, "eve", NULL) == due);
    assert_true(policy_due(policy, "eve", "a 1") == due + day);
    assert_true(policy_due(policy, "eve", "B") == due - day);
    assert_true(policy_due(policy, "eve", "C") == due);
    assert_true(policy_due(policy, "ADA", "B") == due + 20 * day);
    assert_true(policy_closes(policy, "eve") == due + 10 * day);
    assert_true(policy_closes(policy, "bob") == due + 10 * day);
    assert_true(policy_closes(policy, "ada") == due + 20 * day);
    assert_true(policy_last_due(policy) == due + 20 * day);
    policy_due_range(policy, "eve", &first, &last);
    assert_true(first == due - day && last == due + day);
    policy_due_range(policy, "bob", &first, &last);
    assert_true(first == due + 2 * day && last == first);
    assert_int_equal(policy_days_late(due, due), 0);
    assert_int_equal(policy_days_late(due, due + 1), 1);
    assert_int_equal(policy_days_late(due, due + day), 1);
    assert_int_equal(policy_days_late(due, due + day + 1), 2);
    assert_int_equal(policy_days_late(-1, due), 0);
    assert_true(policy_keeps(policy, 0) == 1);
    assert_true(policy_keeps(policy, 2) == 0.75);
    assert_true(policy_keeps(policy, 9) == 0);
    course_free(&course);
}

/* One fault that names FILE, LINE and SAID. */
static void assert_fault(void **state, const char *name, const char *own, const char *file,
                         size_t line, const char *said)
{
    struct course course;
    struct fault_list faults = {0};
    settings(state, machine, own);
    assert_false(course_read(name, &course, &faults));
    assert_int_equal(faults.count, 1);
    assert_non_null(strstr(faults.items[0].file, file));
    assert_int_equal(faults.items[0].line, line);
    if (!strstr(faults.items[0].text, said) || !strstr(faults.items[0].text, "; ")) {
        fail_msg("\"%s\" does not say \"%s\", or has no mend", faults.items[0].text, said);
    }
    course_free(&course);
    fault_free(&faults);
}

static void course__names_file_and_line__of_what_is_wrong(void **state)
{
    assert_fault(state, "c4", "", "fleetlab.ini", 3, "there is no course c4; there are: c3");
    assert_fault(state, NULL, "[course]\nname = c4\n", "c3.ini", 2, "is not c3");
    assert_fault(state, NULL, "[course]\nsalt = x\n", "c3.ini", 1, "write name = c3");
    assert_fault(state, NULL, "[course]\nname = c3\nanker = /a\n", "c3.ini", 3,
                 "is no setting of a course");
    assert_fault(state, NULL, "[course]\nname = c3\nanchors = a\n", "c3.ini", 3,
                 "not a whole path");
    assert_fault(state, NULL, "[course]\nname = c3\ndue = tomorrow\n", "c3.ini", 3,
                 "not a point in time");
    assert_fault(state, NULL, "[course]\nname = c3\nmarks = -1\n", "c3.ini", 3,
                 "less than nothing");
    assert_fault(state, NULL, "[course]\nname = c3\nsubmissions = 1.5\n", "c3.ini", 3,
                 "not a number of submissions");
    assert_fault(state, NULL, "[course]\nname = c3\nsalt\n", "c3.ini", 3, "");
    assert_fault(state, NULL, "[course]\nname = c3\ncounts = first\n", "c3.ini", 3,
                 "write last, last in time or best");
    assert_fault(state, NULL, "[course]\nname = c3\ndue = 2026-01-31\npenalty = 101\n", "c3.ini", 4,
                 "not within 0 to 100");
    assert_fault(state, NULL, "[course]\nname = c3\npenalty = 10\n", "c3.ini", 3,
                 "nothing is ever late");
    assert_fault(state, NULL, "[course]\nname = c3\npass = -1\n", "c3.ini", 3, "not within 0");
    assert_fault(state, NULL, "[course]\nname = c3\ncloses = soon\n", "c3.ini", 3,
                 "not a point in time");
    assert_fault(state, NULL, "[course]\nname = c3\ndue = 2026-02-01\ncloses = 2026-01-01\n",
                 "c3.ini", 4, "before the work is due");
    assert_fault(state, NULL, "[course]\nname = c3\n[due]\nA 1 = noon\n", "c3.ini", 4,
                 "not a point in time");
    assert_fault(state, NULL, "[course]\nname = c3\n[extensions]\nada =\n", "c3.ini", 4,
                 "has no date");
    assert_fault(state, NULL, "[course]\nname = c3\n[extension]\nada = 2026-01-01\n", "c3.ini", 3,
                 "is no section of a course");
}

static void course__is_refused__when_a_file_is_missing(void **state)
{
    struct course course;
    struct fault_list faults = {0};
    settings(state, machine, "");
    assert_int_equal(unlink(scratch_path(state, "c3.ini")), 0);
    assert_false(course_read(NULL, &course, &faults));
    course_free(&course);
    setenv("FLEETLAB_CONFIG", scratch_path(state, "none.ini"), 1);
    assert_false(course_read(NULL, &course, &faults));
    course_free(&course);
    assert_int_equal(faults.count, 2);
    fault_free(&faults);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(course__has_defaults__without_settings),
        IN_SCRATCH(course__reads__every_setting),
        IN_SCRATCH(course__has_dates__of_sections_and_logins),
        IN_SCRATCH(course__names_file_and_line__of_what_is_wrong),
        IN_SCRATCH(course__is_refused__when_a_file_is_missing),
    };
    return cmocka_run_group_tests_name("course", tests, NULL, NULL);
}
