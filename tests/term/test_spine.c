/*
 * Whoever follows the cursor comes to the end: on every screen of every track, at three sizes, the
 * real cursor arrives at the next thing that a student does there, and nothing else is done by
 * the way. What that is stands in the deeds of student.c, not in the lab.
 */
#include "../setting.h"
#include "../store/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "student.h"

enum { READS_MOST = 12 };

static const struct {
    int cols, rows;
} sizes[] = {{60, 20}, {80, 24}, {132, 43}};

static void fail_at(const struct student *student, const char *expected)
{
    terminal_print(student->terminal);
    fail_msg("%d columns, %s: the cursor is not on %s", terminal_cols(student->terminal),
             student_scene(student)->title, expected);
}

static bool is_reading(struct terminal *terminal)
{
    return strncmp(terminal_line(terminal, terminal_rows(terminal) - 2), "Lines ", 6) == 0;
}

/* The cursor's line; of a box, the line above it, which has its label. */
static const char *line_of_cursor(struct terminal *terminal)
{
    int row, col;
    terminal_cursor(terminal, &row, &col);
    while (row > 0 && strncmp(terminal_line(terminal, row), " |", 2) == 0) {
        row--;
    }
    return row < terminal_rows(terminal) - 2 ? terminal_line(terminal, row) : "";
}

/* Whether the readout and the cursor's own line say that it is this field. */
static bool is_on(struct student *student, const struct scene_field *field)
{
    char label[9];
    const char *line = line_of_cursor(student->terminal);
    snprintf(label, sizeof label, "%s", field->label);
    return student_reads(student->terminal, field) && line[0] == '>' && strstr(line, label);
}

static bool has_none(struct terminal *terminal, const void *context)
{
    return !terminal_has(terminal, context);
}

struct expected {
    struct student *student;
    const char *id; /* ends with a point: any of that name; "": any control */
};

static bool has_arrived(struct terminal *terminal, const void *context)
{
    const struct expected *expected = context;
    const struct scene *scene = student_scene(expected->student);
    size_t length = strlen(expected->id);
    bool begins = length > 0 && expected->id[length - 1] == '.';
    (void)terminal;
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        bool meant = length == 0 ? student_is_control(field)
                     : begins    ? strncmp(field->id, expected->id, length) == 0
                                 : strcmp(field->id, expected->id) == 0;
        if (meant && is_on(expected->student, field)) {
            return true;
        }
    }
    return false;
}

/* Reads to the end of the text by Enter, which does nothing else. */
static void read_by_enter(struct student *student)
{
    for (int i = 0; i < READS_MOST && is_reading(student->terminal); i++) {
        terminal_mark(student->terminal);
        terminal_type(student->terminal, "\r");
        assert_true(terminal_await_update(student->terminal));
        assert_false(terminal_has(student->terminal, "y: yes"));
    }
    assert_true(student_await_screen(student));
}

static void expect(struct student *student, const char *id)
{
    const struct expected expected = {student, id};
    assert_true(student_await_screen(student));
    assert_true(terminal_rest(student->terminal));
    enum scene_screen screen = student_scene(student)->screen;
    if (is_reading(student->terminal)) {
        assert_true(screen != SCENE_OBSERVE && screen != SCENE_REFLECT && screen != SCENE_PARTS);
        read_by_enter(student);
    }
    if (!has_arrived(student->terminal, &expected) &&
        !terminal_await(student->terminal, has_arrived, &expected, id)) {
        fail_at(student, id);
    }
}

/* What is locked or handed in too early leads to what is missing. */
static void expect_refusal(struct student *student, const char *action, const char *missing)
{
    if (student_field(student, action) && student_field(student, missing)) {
        assert_true(student_focus(student, action));
        terminal_type(student->terminal, "\r");
        const struct expected expected = {student, missing};
        if (!terminal_await(student->terminal, has_arrived, &expected, missing)) {
            fail_at(student, missing);
        }
    }
}

/* What the student's deed says of where the cursor must be; NULL: nothing. */
static const char *next_of(const struct student *student, const struct deed *deed)
{
    enum scene_screen screen = student_scene(student)->screen;
    return screen == SCENE_CASE                 ? "try."
           : student_on_bench(student)          ? ""
           : deed->field && *deed->field != ':' ? deed->field
                                                : NULL;
}

static void play(struct student *student, const struct deed *deeds)
{
    char before[200] = "", now[200];
    for (const struct deed *deed = deeds;; deed++) {
        student_name_screen(student, now);
        const char *next = next_of(student, deed);
        if (next && strcmp(before, now) != 0) {
            expect(student, next);
            expect_refusal(student, "lock", "choice");
            expect_refusal(student, "observe", "observation");
            expect_refusal(student, "submit", next);
        }
        snprintf(before, sizeof before, "%s", now);
        if (!deed->field) {
            return;
        }
        if (!student_do(student, deed)) {
            fail_msg("at %s", deed->field);
        }
    }
}

static void follow(void **state, const char *track)
{
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        char ledger[200];
        snprintf(ledger, sizeof ledger, "%s/%zu.csv", (char *)*state, i);
        struct student student = student_enter(
            *state, track,
            terminal_start(
                &(struct terminal_setup){.cols = sizes[i].cols,
                                         .rows = sizes[i].rows,
                                         .command = student_command(track, ledger, false)}));
        play(&student, part1);
        play(&student, part2);
        play(&student, part3);
        student_leave(&student);
    }
}

#define FOLLOWS(name)                                      \
    static void cursor_leads_through__##name(void **state) \
    {                                                      \
        follow(state, #name);                              \
    }

FOLLOWS(cloud)
FOLLOWS(edge)
FOLLOWS(mobile)
FOLLOWS(tiny)

/* The code of a prediction stands until it has been read, whatever is done on its screen. */
static void code_of_a_prediction__stays_until_it_was_read(void **state)
{
    const char *ledger = scratch_path(state, "own.csv");
    const char *const command[] = {setting("FLEETLAB"), "--track", "cloud",
                                   "--ledger",          ledger,    NULL};
    struct terminal *terminal = terminal_start(
        &(struct terminal_setup){.cols = 132, .rows = 43, .command = command});
    assert_true(terminal_await_text(terminal, "Enter go on"));
    terminal_type(terminal, "\r");
    assert_true(terminal_await_text(terminal, ">BRIEF<"));
    terminal_type(terminal, "\r");
    assert_true(terminal_await_text(terminal, ">LOCK<"));
    terminal_type(terminal, "3\t20\t2\t2\t\r");
    assert_true(terminal_await_text(terminal, "y: yes"));
    terminal_type(terminal, "y");
    assert_true(terminal_await_text(terminal, "UNANCHORED"));
    terminal_type(terminal, "d"); /* what it changes is said in the code's place, for one key */
    assert_true(terminal_await_text(terminal, "Fleet size N 66,000: "));
    terminal_type(terminal, "j");
    assert_true(terminal_await_text(terminal, "UNANCHORED"));
    assert_true(terminal_await_text(terminal, "e says why, Esc hides it"));
    terminal_type(terminal, "\033");
    assert_true(terminal_await(terminal, has_none, "UNANCHORED", "the code gone"));
    assert_true(terminal_await(terminal, has_none, "Esc hides it", "the key gone"));
    terminal_free(terminal);
}

/* Who leaves before the lock finds the option again, at the lock; in the language's own words. */
static void leaving__keeps_what_was_chosen(void **state)
{
    const char *ledger = scratch_path(state, "kept.csv");
    const char *const command[] = {setting("FLEETLAB"), "--lang", "es", "--track", "cloud",
                                   "--ledger",          ledger,   NULL};
    const struct terminal_setup setup = {.cols = 132, .rows = 43, .command = command};
    struct terminal *terminal = terminal_start(&setup);
    assert_true(terminal_rest(terminal));
    terminal_type(terminal, "\r");
    assert_true(terminal_rest(terminal));
    terminal_type(terminal, "\r");
    assert_true(terminal_await_text(terminal, "3 ( ) salto tres"));
    terminal_type(terminal, "3");
    assert_true(terminal_await_text(terminal, "3 (*) salto tres"));
    terminal_type(terminal, "q");
    assert_int_equal(terminal_end(terminal), 0);
    terminal_free(terminal);

    terminal = terminal_start(&setup);
    assert_true(terminal_rest(terminal));
    terminal_type(terminal, "\r");
    assert_true(terminal_await_text(terminal, "3 (*) salto tres"));
    terminal_free(terminal);
}

/* Leaves a workbench after so many steps of its first control, and says what was left there. */
static void leave_bench(const char *ledger, const char *steps, bool changed)
{
    const char *const command[] = {setting("FLEETLAB"), "--ledger", ledger, NULL};
    struct terminal *terminal = terminal_start(
        &(struct terminal_setup){.cols = 80, .rows = 24, .command = command});
    assert_true(terminal_await_text(terminal, "? help"));
    terminal_type(terminal, KEY_ENTER);
    assert_true(terminal_await_text(terminal, "[Commit this run]"));
    terminal_type(terminal, "kkkkkkkkkkkkkkk");
    terminal_type(terminal, steps);
    assert_true(terminal_rest(terminal));
    terminal_type(terminal, "q");
    assert_true(terminal_await_text(terminal, "Saved in"));
    terminal_settle(terminal);
    assert_int_equal(terminal_has(terminal, "is not committed"), changed);
    assert_int_equal(terminal_end(terminal), 0);
    terminal_free(terminal);
}

static void leaving__says_what_is_not_committed(void **state)
{
    char command[600];
    const char *ledger = scratch_path(state, "left.csv");
    snprintf(
        command, sizeof command,
        "printf '%%s\\n' part.1 to_lock choice=hop3 number=20 mechanism=light confidence=2 lock "
        "yes to_mission commit quit | '%s' --linear --track cloud --ledger %s >/dev/null",
        setting("FLEETLAB"), ledger);
    assert_int_equal(system(command), 0);
    leave_bench(ledger, "", false);
    leave_bench(ledger, KEY_LEFT, true);
    leave_bench(ledger, "", true); /* it is there again, and no more committed than it was */
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(cursor_leads_through__cloud),
        IN_SCRATCH(cursor_leads_through__edge),
        IN_SCRATCH(cursor_leads_through__mobile),
        IN_SCRATCH(cursor_leads_through__tiny),
        IN_SCRATCH(code_of_a_prediction__stays_until_it_was_read),
        IN_SCRATCH(leaving__says_what_is_not_committed),
        IN_SCRATCH(leaving__keeps_what_was_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
