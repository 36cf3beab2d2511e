/*
 * A window that changes: resize storms from 1x1 to 300x100 on every screen, after which the
 * screen is that of a fresh paint; a resize in the middle of a prompt; a hang-up in the middle of
 * an answer; a stop and a continuation.
 */
#include "../setting.h"
#include "../store/scratch.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/ledger_log.h"
#include "student.h"

static bool shows_footer(struct terminal *terminal, const void *context)
{
    (void)context;
    const char *footer = terminal_line(terminal, terminal_rows(terminal) - 1);
    return strstr(footer, "q quit") || strstr(footer, "q back") ||
           strstr(footer, "leaves the text");
}

/* Ends with a size that no other had, so that its paint is told from those before. */
static void storm(struct student *student)
{
    static const int sizes[][2] = {
        {1, 1},    {300, 100}, {60, 20}, {2, 50},  {59, 19}, {200, 3},
        {132, 43}, {1, 100},   {300, 1}, {72, 21}, {61, 22},
    };
    size_t count = sizeof sizes / sizeof sizes[0];
    struct terminal *terminal = student->terminal;
    for (size_t i = 0; i < count; i++) {
        terminal_resize(terminal, sizes[i][0], sizes[i][1]);
        assert_true(terminal_look(terminal, 0));
    }
    terminal_resize(terminal, 80, 24);
    if (!terminal_await(terminal, shows_footer, NULL, "the footer in the last row")) {
        fail_msg("%s: no screen behind the storm", student_scene(student)->title);
    }
    terminal_settle(terminal);
    char *after = terminal_picture(terminal);
    terminal_type(terminal, "\f");
    terminal_look(terminal, 2000);
    terminal_settle(terminal);
    char *fresh = terminal_picture(terminal);
    if (strcmp(after, fresh) != 0) {
        terminal_print(terminal);
        fail_msg("%s: the screen behind the storm is not that of a fresh paint:\n%s",
                 student_scene(student)->title, after);
    }
    free(after);
    free(fresh);
    assert_true(student_await_screen(student));
}

static struct student enter(void **state, bool tmux, const char *ledger)
{
    return student_enter(*state, "cloud",
                         terminal_start(&(struct terminal_setup){
                             .tmux = tmux,
                             .cols = 80,
                             .rows = 24,
                             .command = student_command("cloud", ledger, false)}));
}

static const char *ledger_in(void **state)
{
    return scratch_path(state, "ledger.csv");
}

static void every_screen__is_painted_anew__after_a_storm(void **state)
{
    static const struct deed *const parts[] = {part1, part2, part3};
    static const char *const pages[] = {"math", "table", "map", "radar", "history", "evidence"};
    static const char *const keys[] = {"m", "t", "w", "r", "H", "e"};
    struct student student = enter(state, false, ledger_in(state));
    char before[200] = "", now[200];
    size_t storms = 0;
    assert_true(student_await_screen(&student));
    for (size_t i = 0; i < 3; i++) {
        for (const struct deed *deed = parts[i]; deed->field; deed++) {
            student_name_screen(&student, now);
            if (strcmp(before, now) != 0) {
                storm(&student);
                storms++;
            }
            if (strcmp(before, now) != 0 && student_scene(&student)->screen == SCENE_WORKBENCH) {
                for (size_t page = 0; page < 6; page++, storms++) {
                    terminal_type(student.terminal, keys[page]);
                    assert_true(student_shadow(&student, EVENT_VIEW, pages[page], NULL));
                    assert_true(student_await_screen(&student));
                    storm(&student);
                    terminal_type(student.terminal, keys[page]);
                    assert_true(student_shadow(&student, EVENT_VIEW, NULL, NULL));
                    assert_true(student_await_screen(&student));
                }
            }
            snprintf(before, sizeof before, "%s", now);
            if (!student_do(&student, deed)) {
                fail_msg("at %s", deed->field);
            }
        }
    }
    print_message("# %zu storms of 12 sizes\n", storms);
    assert_true(storms > 20);
    assert_null(terminal_garbage(student.terminal));
    student_leave(&student);
}

/* Up to the middle of the argument of part 1. */
static void play_to_justification(struct student *student)
{
    const struct deed *deed = part1;
    for (; strcmp(deed->field, "justification") != 0; deed++) {
        if (!student_do(student, deed)) {
            fail_msg("at %s", deed->field);
        }
    }
    assert_true(student_focus(student, "justification"));
}

static void prompt__is_kept__when_the_window_changes(void **state)
{
    struct student student = enter(state, true, ledger_in(state));
    struct terminal *terminal = student.terminal;
    for (const struct deed *deed = part1; strcmp(deed->field, "local_steps") != 0; deed++) {
        assert_true(student_do(&student, deed));
    }
    assert_true(student_focus(&student, "nodes"));
    terminal_type(terminal, "12");
    assert_true(terminal_await_text(terminal, ": 12"));
    terminal_resize(terminal, 60, 20);
    assert_true(terminal_await_text(terminal, ": 12"));
    terminal_resize(terminal, 40, 10);
    assert_true(terminal_await_text(terminal, "60 columns"));
    terminal_resize(terminal, 80, 24);
    assert_true(terminal_await_text(terminal, ": 12"));
    terminal_type(terminal, "k\r");
    assert_true(student_shadow(&student, EVENT_TYPE, "nodes", "12k"));
    assert_true(student_focus(&student, "nodes"));
    student_leave(&student);
}

static bool has_record(const char *ledger, const char *event, const char *value)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(ledger, &why);
    bool found = false;
    for (size_t i = 0; log && i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        found = found || (strcmp(record->event, event) == 0 && strstr(record->value, value));
    }
    ledger_log_free(log);
    buffer_free(&why);
    return found;
}

static void hang_up(void **state, bool tmux)
{
    static const char words[] = "Bytes decide, unless";
    const char *ledger = ledger_in(state);
    struct student student = enter(state, tmux, ledger);
    play_to_justification(&student);
    terminal_type(student.terminal, words);
    assert_true(terminal_await_text(student.terminal, words));
    int status = terminal_hang_up(student.terminal);
    assert_int_equal(status, tmux ? -1 : 0);
    assert_true(has_record(ledger, "draft", words));
    assert_true(has_record(ledger, "close", ""));
    terminal_free(student.terminal);
    student.terminal = terminal_start(&(struct terminal_setup){
        .tmux = tmux, .cols = 80, .rows = 24, .command = student_command(NULL, ledger, false)});
    /* On from the start screen: the half-written answer calls back to its screen. */
    assert_true(terminal_await_text(student.terminal, "? help"));
    terminal_type(student.terminal, KEY_ENTER);
    assert_true(terminal_await_text(student.terminal, ">REFLECT<"));
    if (!terminal_await_text(student.terminal, words)) {
        fail_msg("the draft is not on the screen of the next session");
    }
    student_leave(&student);
}

static void draft__is_there__after_a_hang_up_in_tmux(void **state)
{
    hang_up(state, true);
}

static void draft__is_there__after_a_hang_up_of_the_pty(void **state)
{
    hang_up(state, false);
}

/* Under a shell with job control, as students have it. */
static void screen__comes_back__when_continued(void **state)
{
    char line[400];
    const char *const shell[] = {"env", "PS1=ready> ", "ENV=", "sh", "-i", NULL};
    struct terminal *terminal = terminal_start(
        &(struct terminal_setup){.tmux = true, .cols = 80, .rows = 24, .command = shell});
    assert_true(terminal_await_text(terminal, "ready>"));
    snprintf(line, sizeof line, "'%s' --variant 7 --track cloud --ledger '%s'\r",
             setting("FLEETLAB"), ledger_in(state));
    terminal_type(terminal, line);
    assert_true(terminal_await_text(terminal, "[Part one"));
    for (int i = 0; i < 3; i++) {
        terminal_type(terminal, "\032");
        assert_true(terminal_await_text(terminal, "ready>"));
        terminal_type(terminal, "fg\r");
        assert_true(terminal_await(terminal, shows_footer, NULL, "the screen again"));
        assert_true(terminal_await_text(terminal, "[Part one"));
    }
    terminal_type(terminal, "q");
    assert_true(terminal_await_text(terminal, "Saved in"));
    terminal_free(terminal);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(every_screen__is_painted_anew__after_a_storm),
        IN_SCRATCH(prompt__is_kept__when_the_window_changes),
        IN_SCRATCH(draft__is_there__after_a_hang_up_in_tmux),
        IN_SCRATCH(draft__is_there__after_a_hang_up_of_the_pty),
        IN_SCRATCH(screen__comes_back__when_continued),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
