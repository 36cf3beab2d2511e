/* What is read of a class: who did what, whose a ledger is, which version counts, what stands
 * out. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

#include "../lesson/play.h"
#include "../store/scratch.h"
#include "class/histogram.h"
#include "class/listing.h"
#include "design/variant.h"
#include "store/anchor.h"
#include "store/utc.h"

static size_t count_locked(const struct summary *summary)
{
    size_t locked = 0;
    for (size_t i = 0; i < summary->question_count; i++) {
        locked += summary->questions[i].locked;
    }
    return locked;
}

static void class__finds_what_each_student_did(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    bool habits[HABITS] = {false};
    fixture_read(fixture, NULL, &class);
    assert_true(class_is_sound(&class));
    assert_int_equal(class.student_count, FIXTURE_STUDENTS);
    for (size_t i = 0; i < FIXTURE_STUDENTS; i++) {
        const struct synthetic *synthetic = &fixture->students[i];
        const struct synthetic_truth truth = synthetic_truth(synthetic->habit);
        const struct student *student = fixture_find(&class, synthetic->login);
        habits[synthetic->habit] = true;
        assert_int_equal(student->standing, STANDING_GRADED);
        assert_int_equal(student->verdict, VERDICT_SOUND);
        assert_string_equal(fixture->catalog->tracks[(size_t)student->graded->track].id,
                            synthetic->track);
        assert_int_equal(count_locked(student->graded), truth.locked);
        assert_int_equal(summary_finished(student->graded), truth.finished);
        assert_int_equal(student->graded->calibration.marks, truth.marks);
        assert_int_equal(student->graded->uid, synthetic->uid);
        assert_true(student->graded->work_s > 0);
    }
    for (size_t i = 0; i < HABITS; i++) {
        assert_true(habits[i]);
    }
    class_free(&class);
}

static void class__names_the_bad_record__and_grades_the_others(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    char *before = strdup(fixture_ledger(fixture, 3));
    struct buffer sound = {0};
    scratch_read(before, &sound);
    const char *third = strchr(strchr(strchr(sound.bytes, '\n') + 1, '\n') + 1, '\n') + 20;
    fixture_copy(fixture, before, "s00003/ledger.csv", (long)(third - sound.bytes));
    fixture_read(fixture, NULL, &class);
    assert_false(class_is_sound(&class));
    assert_int_equal(class.damaged, 1);
    assert_int_equal(fixture_find(&class, "s00003")->standing, STANDING_DAMAGED);
    assert_int_equal(fixture_find(&class, "s00003")->shown->bad, 3);
    assert_non_null(strstr(fixture_find(&class, "s00003")->shown->why, "record 3"));
    assert_int_equal(fixture_find(&class, "s00004")->standing, STANDING_GRADED);
    class_free(&class);
    scratch_write(before, sound.bytes, sound.length);
    buffer_free(&sound);
    free(before);
}

static void class__grades_the_newest_sound_version(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    fixture_copy(fixture, fixture_ledger(fixture, 5), "s00005/later.csv", 2000);
    fixture_read(fixture, NULL, &class);
    const struct student *student = fixture_find(&class, "s00005");
    assert_int_equal(student->version_count, 2);
    assert_int_equal(student->standing, STANDING_GRADED);
    assert_int_equal(student->graded->verdict, SUMMARY_SOUND);
    class_free(&class);
    fixture_drop(fixture, "s00005/later.csv");
}

static void class__calls_foreign__what_another_has_handed_in(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    fixture_copy(fixture, fixture_ledger(fixture, 2), "29999/20260131T120000Z-0.ledger.csv", -1);
    fixture_copy(fixture, fixture_ledger(fixture, 2), "20002/20260131T120000Z-1.ledger.csv", -1);
    fixture_copy(fixture, fixture_ledger(fixture, 2), "20003/20260131T120000Z-2.ledger.csv", -1);
    fixture_copy(fixture, fixture_ledger(fixture, 3), "20003/20260131T120000Z-3.ledger.csv", -1);
    fixture_read(fixture, NULL, &class);
    const struct student *student = fixture_find(&class, "uid 29999");
    assert_int_equal(student->standing, STANDING_FOREIGN);
    assert_null(student->graded);
    assert_int_equal(fixture_find(&class, "s00002")->version_count, 2);
    assert_int_equal(fixture_find(&class, "s00002")->standing, STANDING_GRADED);
    assert_int_equal(fixture_find(&class, "s00002")->flags & 1U << PATTERN_SAME_LUCK, 0);
    for (size_t i = 0; i < class.student_count; i++) {
        const struct student *other = &class.students[i];
        if (other != student && other->foreign > 0) {
            assert_int_equal(other->foreign, 1);
            assert_int_equal(other->standing, other->graded ? STANDING_GRADED : STANDING_FOREIGN);
        }
    }
    class_free(&class);
    fixture_drop(fixture, "20003/20260131T120000Z-2.ledger.csv");
    fixture_drop(fixture, "20003/20260131T120000Z-3.ledger.csv");
    fixture_drop(fixture, "29999/20260131T120000Z-0.ledger.csv");
    fixture_drop(fixture, "20002/20260131T120000Z-1.ledger.csv");
}

/* Plays nothing but a lock, as somebody, in some course, with some variant. */
static void play_lock(const struct fixture *fixture, const char *name, const char *login,
                      const char *course, const char *salt, int variant)
{
    const struct session_options options = {
        .catalog = fixture->catalog,
        .kernel = store_kernel_system(),
        .ledger_path = fixture_path(fixture, name),
        .login = login,
        .uid = 4242,
        .course = course,
        .salt = salt,
        .variant = variant,
        .track = "cloud",
    };
    struct stage *stage = stage_open(&options);
    play_to_workbench(stage, 1, "hop3", "light");
    stage_close(stage);
}

/* Somebody's own name, whose variant is that of another. */
static void name_with_variant_of(const char *login, char name[20])
{
    int variant = student_variant(student_seed(login, SYNTHETIC_COURSE, SYNTHETIC_SALT));
    int i = 0;
    do {
        snprintf(name, 20, "eve%d", i++);
    } while (student_variant(student_seed(name, SYNTHETIC_COURSE, SYNTHETIC_SALT)) != variant);
}

static void class__calls_foreign__a_ledger_that_names_another_than_its_owner(void **state)
{
    static const char roster[] = "login,uid\ns00002,4242\n";
    const struct fixture *fixture = *state;
    struct class class;
    char name[20];
    name_with_variant_of("s00002", name);
    play_lock(fixture, "eve.csv", name, SYNTHETIC_COURSE, SYNTHETIC_SALT, -1);
    fixture_copy(fixture, fixture_path(fixture, "eve.csv"), "4242/20260131T120000Z-4.ledger.csv",
                 -1);
    fixture_drop(fixture, "eve.csv");
    scratch_write(fixture_path(fixture, "roster"), roster, sizeof roster - 1);
    fixture_read(fixture, fixture_path(fixture, "roster"), &class);
    const struct student *student = fixture_find(&class, "s00002");
    assert_int_equal(student->version_count, 2);
    assert_int_equal(student->foreign, 1);
    assert_string_equal(student->graded->login, "s00002");
    class_free(&class);
    fixture_drop(fixture, "roster");
    fixture_drop(fixture, "4242/20260131T120000Z-4.ledger.csv");
    assert_int_equal(rmdir(fixture_path(fixture, "4242")), 0);
}

/* The same login has another number on another machine: its ledger went with the student. */
static void class__grades__who_went_on_under_another_number(void **state)
{
    const struct fixture *fixture = *state;
    struct session_options options = {
        .catalog = fixture->catalog,
        .kernel = store_kernel_system(),
        .ledger_path = fixture_path(fixture, "two.csv"),
        .login = "two",
        .uid = 4243,
        .course = SYNTHETIC_COURSE,
        .salt = SYNTHETIC_SALT,
        .variant = -1,
        .track = "cloud",
    };
    struct class class;
    play_lock(fixture, "two.csv", "two", SYNTHETIC_COURSE, SYNTHETIC_SALT, -1);
    stage_close(stage_open(&options));
    fixture_copy(fixture, fixture_path(fixture, "two.csv"), "4243/20260131T120000Z-5.ledger.csv",
                 -1);
    fixture_drop(fixture, "two.csv");
    fixture_read(fixture, NULL, &class);
    const struct student *student = fixture_find(&class, "two");
    assert_int_equal(student->standing, STANDING_GRADED);
    assert_int_equal(student->verdict, VERDICT_SOUND);
    assert_int_equal(student->flags & 1U << PATTERN_TWO_UIDS, 1U << PATTERN_TWO_UIDS);
    class_free(&class);
    fixture_drop(fixture, "4243/20260131T120000Z-5.ledger.csv");
    assert_int_equal(rmdir(fixture_path(fixture, "4243")), 0);
}

static void class__does_not_grade__other_variants_courses_and_demonstrations(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    play_lock(fixture, "a.csv", "own", SYNTHETIC_COURSE, SYNTHETIC_SALT, -1);
    play_lock(fixture, "b.csv", "salted", SYNTHETIC_COURSE, "another salt", -1);
    play_lock(fixture, "c.csv", "elsewhere", "other", SYNTHETIC_SALT, -1);
    play_lock(fixture, "d.csv", "demo", SYNTHETIC_COURSE, SYNTHETIC_SALT, 5);
    fixture_read(fixture, NULL, &class);
    assert_int_equal(fixture_find(&class, "own")->standing, STANDING_GRADED);
    assert_int_equal(fixture_find(&class, "salted")->standing, STANDING_FOREIGN);
    assert_int_equal(fixture_find(&class, "elsewhere")->standing, STANDING_ELSEWHERE);
    assert_int_equal(fixture_find(&class, "demo")->standing, STANDING_DEMO);
    class_free(&class);
    fixture_drop(fixture, "a.csv");
    fixture_drop(fixture, "b.csv");
    fixture_drop(fixture, "c.csv");
    fixture_drop(fixture, "d.csv");
}

static size_t count_patterns(const struct class *class, enum pattern_kind kind, const char *login)
{
    size_t count = 0;
    for (size_t i = 0; i < class->pattern_count; i++) {
        count += class->patterns[i].kind == kind &&
                 strcmp(class->patterns[i].student->login, login) == 0;
    }
    return count;
}

static void class__tells_patterns__of_those_who_copy_alone(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    bool first = true;
    fixture_read(fixture, NULL, &class);
    for (size_t i = 0; i < FIXTURE_STUDENTS; i++) {
        const struct synthetic *student = &fixture->students[i];
        bool copies = student->habit == HABIT_COPY;
        assert_int_equal(count_patterns(&class, PATTERN_QUICK, student->login), copies);
        assert_int_equal(count_patterns(&class, PATTERN_SAME_TEXT, student->login),
                         copies && !first);
        assert_int_equal(count_patterns(&class, PATTERN_TWO_LOCKS, student->login), 0);
        first = first && !copies;
    }
    class_free(&class);
}

static void class__tells_two_locks__of_one_student(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    play_lock(fixture, "one.csv", "twice", SYNTHETIC_COURSE, SYNTHETIC_SALT, -1);
    play_lock(fixture, "two.csv", "twice", SYNTHETIC_COURSE, SYNTHETIC_SALT, -1);
    fixture_read(fixture, NULL, &class);
    assert_int_equal(count_patterns(&class, PATTERN_TWO_LOCKS, "twice"), 1);
    class_free(&class);
    fixture_drop(fixture, "one.csv");
    fixture_drop(fixture, "two.csv");
}

/* Two versions that were swept: the sweep's list says which came last, not their own clocks. */
static void class__grades_what_was_handed_in_last__as_the_sweep_saw_it(void **state)
{
    const struct fixture *fixture = *state;
    static const char list[] = "swept,uid,name,ctime,bytes,sha256\n"
                               "2026-03-01T00:00:00.000Z,4242,a.csv,2026-02-02T00:00:00.000Z,1,x\n"
                               "2026-03-01T00:00:00.000Z,4242,b.csv,2026-02-01T00:00:00.000Z,1,x\n";
    const int64_t due = INT64_C(1769990399000), day = 86400000; /* 2026-02-01T23:59:59Z */
    /* Neither version has finished anything: of equals the last one is best. */
    static const struct {
        enum policy_counts counts;
        bool closes, extended;
        const char *file;
        size_t days;
    } rules[] = {
        {COUNTS_LAST, false, false, "4242/a.csv", 1},
        {COUNTS_LAST_IN_TIME, false, false, "4242/b.csv", 0},
        {COUNTS_BEST, false, false, "4242/a.csv", 1},
        {COUNTS_LAST, true, false, "4242/b.csv", 0},
        {COUNTS_LAST, true, true, "4242/a.csv", 0},
        {COUNTS_LAST_IN_TIME, false, true, "4242/a.csv", 0},
    };
    struct fixture late = *fixture;
    struct class class;
    assert_int_equal(mkdir(fixture_path(fixture, "4242"), 0700), 0);
    play_lock(fixture, "4242/a.csv", "swept", SYNTHETIC_COURSE, SYNTHETIC_SALT, -1);
    play_lock(fixture, "4242/b.csv", "swept", SYNTHETIC_COURSE, SYNTHETIC_SALT, -1);
    scratch_write(fixture_path(fixture, "sweep.csv"), list, sizeof list - 1);
    late.course.policy.due_ms = due;
    fixture_read(&late, NULL, &class);
    const struct student *student = fixture_find(&class, "swept");
    assert_true(class_is_sound(&class));
    assert_int_equal(student->version_count, 2);
    assert_string_equal(class_path(&class, student->graded), "4242/a.csv");
    assert_true(student->days_late > 0);
    assert_int_equal(fixture_find(&class, "s00001")->days_late, 0);
    class_free(&class);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        struct policy_date extension = {.whose = "Swept", .ms = rules[i].extended ? due + day : -1};
        late.course.policy.counts = rules[i].counts;
        late.course.policy.closes_ms = rules[i].closes ? due : -1;
        late.course.policy.extensions = &extension;
        late.course.policy.extension_count = rules[i].extended;
        fixture_read(&late, NULL, &class);
        student = fixture_find(&class, "swept");
        assert_string_equal(class_path(&class, student->graded), rules[i].file);
        assert_int_equal(student->days_late, rules[i].days);
        class_free(&class);
    }
    late.course.policy.due_ms = late.course.policy.closes_ms = due - 30 * day;
    late.course.policy.extension_count = 0;
    fixture_read(&late, NULL, &class);
    student = fixture_find(&class, "swept");
    assert_null(student->graded);
    assert_int_equal(student->standing, STANDING_CLOSED);
    class_free(&class);
    fixture_drop(fixture, "sweep.csv");
    fixture_drop(fixture, "4242/a.csv");
    fixture_drop(fixture, "4242/b.csv");
}

/* Puts the anchor of a student's lock of part 1, or of another that the same ledger once had, into
 * the anchors' folder of some user. */
static void put_anchor_named(const struct fixture *fixture, size_t student, const char *folder,
                             bool of_this_lock, struct buffer *name)
{
    struct buffer why = {0};
    struct anchor anchor;
    struct ledger_log *log = ledger_log_read(fixture_ledger(fixture, student), &why);
    assert_non_null(log);
    assert_true(anchor_from_log(log, fixture->students[student].track, "1", &anchor));
    anchor.head[0] = of_this_lock ? anchor.head[0] : anchor.head[0] == '0' ? '1' : '0';
    assert_true(anchor_put(store_kernel_system(), folder, &anchor, name, &why));
    ledger_log_free(log);
    buffer_free(&why);
}

static void put_anchor(const struct fixture *fixture, size_t student, const char *folder,
                       bool of_this_lock)
{
    struct buffer name = {0};
    put_anchor_named(fixture, student, folder, of_this_lock, &name);
    buffer_free(&name);
}

static void class__tells_a_fork__of_a_lock_that_was_anchored_and_is_not_there(void **state)
{
    const struct fixture *fixture = *state;
    struct fixture anchored = *fixture;
    struct class class;
    char folder[] = "/tmp/fleetlab-anchors-XXXXXX", command[100];
    char honest[64], forged[64], rolled_back[64];
    assert_non_null(mkdtemp(folder));
    snprintf(honest, sizeof honest, "%s/%u", folder, fixture->students[2].uid);
    snprintf(forged, sizeof forged, "%s/%u", folder, fixture->students[3].uid);
    snprintf(rolled_back, sizeof rolled_back, "%s/%u", folder, fixture->students[5].uid);
    assert_int_equal(mkdir(honest, 0700) + mkdir(forged, 0700) + mkdir(rolled_back, 0700), 0);
    put_anchor(fixture, 2, honest, true);
    put_anchor(fixture, 4, forged, true);
    put_anchor(fixture, 5, rolled_back, false);
    anchored.course.anchors = folder;
    fixture_read(&anchored, NULL, &class);
    assert_true(class_is_sound(&class));
    assert_int_equal(class.anchor_count, 3);
    assert_int_equal(count_patterns(&class, PATTERN_FORK, "s00002"), 0);
    assert_int_equal(count_patterns(&class, PATTERN_FORK, "s00003"), 1);
    assert_int_equal(count_patterns(&class, PATTERN_FORK, "s00005"), 1);
    const struct student *student = fixture_find(&class, "s00002");
    assert_int_equal(student->anchored, 1);
    assert_int_equal(student->locks, synthetic_truth(fixture->students[2].habit).locked);
    assert_int_equal(count_patterns(&class, PATTERN_MISSING, "s00002"), student->locks - 1);
    assert_int_equal(count_patterns(&class, PATTERN_MISSING, "s00004"),
                     fixture_find(&class, "s00004")->locks);
    class_free(&class);
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

/* The lock says January; its anchor was swept with a ctime of that day, or of March. */
static void class__asks_about__a_lock_that_is_far_from_its_anchor(void **state)
{
    const struct fixture *fixture = *state;
    const unsigned uid = fixture->students[2].uid;
    struct buffer name = {0}, list = {0};
    struct class class;
    char folder[20], path[200];
    snprintf(folder, sizeof folder, "%u", uid);
    mkdir(fixture_path(fixture, folder), 0700); /* another test may have left it there */
    put_anchor_named(fixture, 2, fixture_path(fixture, folder), true, &name);
    snprintf(path, sizeof path, "%s/%s", folder, buffer_text(&name));
    fixture_read(fixture, NULL, &class);
    const struct student *student = fixture_find(&class, "s00002");
    const struct summary_question *question = summary_question(
        student->graded, student->graded->track, SIM_PART_SCALING);
    assert_int_equal(student->anchored, 1);
    assert_int_equal(student->verdict, VERDICT_SOUND);
    for (int months = 0; months < 3; months += 2) {
        buffer_cut(&list, 0);
        buffer_add_format(&list, "swept,uid,name,ctime,bytes,sha256\nx,%u,%s,", uid,
                          buffer_text(&name));
        utc_add(&list, question->lock_ms + months * INT64_C(2592000000));
        buffer_add_text(&list, ",1,x\n");
        scratch_write(fixture_path(fixture, "sweep.csv"), list.bytes, list.length);
        struct class swept;
        fixture_read(fixture, NULL, &swept);
        assert_int_equal(count_patterns(&swept, PATTERN_TIMES, "s00002"), months > 0);
        assert_int_equal(fixture_find(&swept, "s00002")->verdict,
                         months > 0 ? VERDICT_QUESTIONABLE : VERDICT_SOUND);
        class_free(&swept);
    }
    class_free(&class);
    fixture_drop(fixture, "sweep.csv");
    fixture_drop(fixture, path);
    buffer_free(&name);
    buffer_free(&list);
}

static void class__lists_who_never_started__from_the_roster(void **state)
{
    const struct fixture *fixture = *state;
    static const char roster[] = "Student,SIS Login ID\n    Points Possible,\n\"Doe, J\",jdoe\n"
                                 "\"One, A\",s00001\n";
    struct class class;
    const struct grading grading = {.assignment = "x", .points = 100};
    scratch_write(fixture_path(fixture, "roster"), roster, sizeof roster - 1);
    fixture_read(fixture, fixture_path(fixture, "roster"), &class);
    assert_int_equal(class.student_count, FIXTURE_STUDENTS + 1);
    const struct student *absent = fixture_find(&class, "jdoe");
    assert_int_equal(absent->standing, STANDING_ABSENT);
    assert_true(grading_score(&grading, absent) == 0);
    assert_non_null(fixture_find(&class, "s00001")->row);
    assert_null(fixture_find(&class, "s00002")->row);
    class_free(&class);
    fixture_drop(fixture, "roster");
}

static void class__follows_no_link__and_waits_for_no_fifo(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    size_t bad;
    assert_int_equal(mkdir(fixture_path(fixture, "hostile"), 0700), 0);
    bad = synthetic_hostile(fixture_path(fixture, "hostile"));
    fixture_read(fixture, NULL, &class);
    assert_int_equal(class.damaged, bad);
    for (size_t i = 0; i < FIXTURE_STUDENTS; i++) {
        assert_int_equal(fixture_find(&class, fixture->students[i].login)->standing,
                         STANDING_GRADED);
    }
    class_free(&class);
}

/* With the hostile folder of the test before. */
static void listing__moves_no_cursor__whatever_is_listed(void **state)
{
    const struct grading grading = {.assignment = "x", .points = 100};
    struct class class;
    struct buffer text = {0};
    struct json_out json = {.buffer = &text};
    fixture_read(*state, NULL, &class);
    listing_add_text(&text, &class, &grading);
    json_open(&json, NULL, '{');
    listing_put_json(&json, &class, &grading);
    json_close(&json, '}');
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        assert_true((c >= 0x20 || c == '\n') && c != 0x7f);
    }
    assert_null(strstr(buffer_text(&text), "\xc2\x9b"));
    assert_null(strstr(buffer_text(&text), "\xe2\x80\xae"));
    json_t *parsed = json_loads(strchr(buffer_text(&text), '{'), 0, NULL);
    assert_non_null(parsed);
    assert_int_equal(json_array_size(json_object_get(parsed, "damaged")), class.damaged);
    json_decref(parsed);
    buffer_free(&text);
    class_free(&class);
}

static void histogram__counts_each_lock_once__by_confidence(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    struct histogram histogram;
    size_t locks = 0, counted = 0, never = 0;
    fixture_read(fixture, NULL, &class);
    histogram_make(&histogram, &class);
    for (size_t i = 0; i < FIXTURE_STUDENTS; i++) {
        locks += synthetic_truth(fixture->students[i].habit).locked;
    }
    for (size_t i = 0; i < histogram.count; i++) {
        const struct histogram_question *question = &histogram.questions[i];
        for (size_t c = 0; c < question->choice_count; c++) {
            const struct histogram_choice *choice = &question->choices[c];
            counted += choice->confidence[1] + choice->confidence[2] + choice->confidence[3];
            assert_true(choice->right <= choice->count);
            assert_true(!choice->misconception || choice->right == 0);
            never += choice->misconception;
        }
    }
    assert_int_equal(counted, locks);
    assert_true(never > 0);
    histogram_free(&histogram);
    class_free(&class);
}

static void roster__tells_each_fault_with_its_line(void **state)
{
    static const struct {
        const char *text, *why;
        size_t length; /* where a NUL is in it */
    } cases[] = {
        {"name,id\nAda,1\n", "no column tells who", 0},
        {"login,name\nada,Ada\nada,Other\n", "stands there twice", 0},
        {"login,name\nada,Ada\n ADA@x.org,Other\n", "stands there twice", 0},
        {"login,uid\nada,12x\n", "no uid", 0},
        {"login,name\nada,A,b\n", "3 cells", 0},
        {"login,name\nada,\xe9\n", "neither UTF-8 nor UTF-16", 0},
        {"\xff\xfel\0o\0g\0i\0n\0\n\0\0\xdc", "broken UTF-16", 16},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct roster roster;
        struct fault_list faults = {0};
        const char *path = fixture_path(*state, "roster");
        scratch_write(path, cases[i].text,
                      cases[i].length ? cases[i].length : strlen(cases[i].text));
        assert_false(roster_read(&roster, path, &faults));
        assert_true(faults.count > 0);
        assert_non_null(strstr(faults.items[0].text, cases[i].why));
        roster_free(&roster);
        fault_free(&faults);
    }
    fixture_drop(*state, "roster");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(class__finds_what_each_student_did),
        cmocka_unit_test(class__names_the_bad_record__and_grades_the_others),
        cmocka_unit_test(class__grades_the_newest_sound_version),
        cmocka_unit_test(class__calls_foreign__what_another_has_handed_in),
        cmocka_unit_test(class__calls_foreign__a_ledger_that_names_another_than_its_owner),
        cmocka_unit_test(class__grades__who_went_on_under_another_number),
        cmocka_unit_test(class__does_not_grade__other_variants_courses_and_demonstrations),
        cmocka_unit_test(class__tells_patterns__of_those_who_copy_alone),
        cmocka_unit_test(class__tells_two_locks__of_one_student),
        cmocka_unit_test(class__grades_what_was_handed_in_last__as_the_sweep_saw_it),
        cmocka_unit_test(class__tells_a_fork__of_a_lock_that_was_anchored_and_is_not_there),
        cmocka_unit_test(class__asks_about__a_lock_that_is_far_from_its_anchor),
        cmocka_unit_test(class__lists_who_never_started__from_the_roster),
        cmocka_unit_test(histogram__counts_each_lock_once__by_confidence),
        cmocka_unit_test(roster__tells_each_fault_with_its_line),
        cmocka_unit_test(class__follows_no_link__and_waits_for_no_fifo),
        cmocka_unit_test(listing__moves_no_cursor__whatever_is_listed),
    };
    return cmocka_run_group_tests(tests, fixture_make, fixture_remove);
}
