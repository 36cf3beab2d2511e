/*
 * The tier of drawing in a real terminal: chosen by what is asked for and by what the terminal is,
 * named in the first line, turned by a key and kept. Colour, as it is asked for.
 */
#include "../store/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "student.h"

enum { ARGUMENTS_MAX = 16 };

static const char *const *command_of(const char *ledger, const char *option)
{
    static const char *command[ARGUMENTS_MAX];
    const char *const *plain = student_command("cloud", ledger, false);
    size_t n = 0;
    for (; plain[n]; n++) {
        command[n] = plain[n];
    }
    command[n++] = option;
    command[n] = NULL;
    return command;
}

/* The word at the end of the first line. */
static const char *named(const struct terminal *terminal)
{
    const char *line = terminal_line(terminal, 0), *word = strrchr(line, ' ');
    return word ? word + 1 : line;
}

static bool names_tier(struct terminal *terminal, const void *context)
{
    return strcmp(named(terminal), context) == 0;
}

/* Whether a code point from `first` to `last`, of three bytes each, is on the screen. */
static bool has_any(const struct terminal *terminal, const char *first, const char *last)
{
    for (int row = 0; row < terminal_rows(terminal); row++) {
        for (const char *c = terminal_line(terminal, row); *c; c++) {
            if ((unsigned char)*c >= 0xe0 && strncmp(c, first, 3) >= 0 &&
                strncmp(c, last, 3) <= 0) {
                return true;
            }
        }
    }
    return false;
}

static bool has_braille(const struct terminal *terminal)
{
    return has_any(terminal, "\u2801", "\u28ff");
}

static bool has_utf8(const struct terminal *terminal)
{
    return has_any(terminal, "\u0800", "\uffff");
}

static const struct deed to_bench[] = {
    {"part.1", NULL},       {"to_lock", NULL},   {"choice", "hop3"}, {"number", "20"},
    {"mechanism", "light"}, {"confidence", "2"}, {"lock", NULL},     {NULL, NULL},
};

static struct student enter(void **state, const char *term, const char *locale, const char *option,
                            bool no_color)
{
    char ledger[100];
    snprintf(ledger, sizeof ledger, "%s/ledger.csv", (const char *)*state);
    remove(ledger);
    return student_enter(
        *state, "cloud",
        terminal_start(&(struct terminal_setup){.cols = 80,
                                                .rows = 24,
                                                .term = term,
                                                .locale = locale,
                                                .no_color = no_color,
                                                .command = command_of(ledger, option)}));
}

static void hold_tier(struct student *student, const char *tier)
{
    struct terminal *terminal = student->terminal;
    assert_true(terminal_await(terminal, names_tier, tier, tier));
    assert_true(terminal_rest(terminal));
    assert_int_equal(has_braille(terminal), strcmp(tier, "rich") == 0);
    assert_int_equal(has_utf8(terminal), strcmp(tier, "plain") != 0);
    assert_null(terminal_garbage(terminal));
}

static void tier__is_as_asked_for_or_as_the_terminal_is(void **state)
{
    static const struct {
        const char *term, *locale, *option, *plain, *tier;
    } cases[] = {
        {"xterm-256color", "C.UTF-8", NULL, "", "rich"},
        {"xterm-256color", "C.UTF-8", NULL, "0", "rich"},
        {"xterm-256color", "C.UTF-8", NULL, "1", "plain"},
        {"xterm-256color", "C.UTF-8", "--rich", "1", "rich"},
        {"xterm-256color", "C.UTF-8", "--plain", "", "plain"},
        {"xterm-256color", "C.UTF-8", "--ascii", "", "plain"},
        {"xterm-256color", "C.UTF-8", "--blocks", "", "blocks"},
        {"xterm-256color", "C", NULL, "", "plain"},
        {"vt100", "C.UTF-8", NULL, "", "plain"},
        {"vt100", "C.UTF-8", "--utf8", "", "rich"},
        {"linux", "C.UTF-8", NULL, "", "plain"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        setenv("FLEETLAB_PLAIN", cases[i].plain, 1);
        struct student student = enter(state, cases[i].term, cases[i].locale, cases[i].option,
                                       false);
        unsetenv("FLEETLAB_PLAIN");
        assert_true(student_play(&student, to_bench));
        hold_tier(&student, cases[i].tier);
        student_leave(&student);
    }
}

static void key__turns_the_tier__which_is_kept(void **state)
{
    static const char *const turns[] = {"rich", "blocks", "plain", "rich", "blocks"};
    struct student student = enter(state, "xterm-256color", "C.UTF-8", NULL, false);
    assert_true(student_play(&student, to_bench));
    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        hold_tier(&student, turns[i]);
        if (i + 1 < sizeof turns / sizeof turns[0]) {
            terminal_type(student.terminal, "y");
        }
    }
    assert_true(student_do(&student, &(struct deed){"to_parts", NULL}));
    assert_true(terminal_await(student.terminal, names_tier, "blocks", "blocks"));
    assert_true(student_do(&student, &(struct deed){"part.1", NULL}));
    hold_tier(&student, "blocks");
    student_leave(&student);
}

static void key__without_utf8__says_why_it_stays_plain(void **state)
{
    struct student student = enter(state, "xterm-256color", "C", NULL, false);
    assert_true(student_play(&student, to_bench));
    terminal_type(student.terminal, "y");
    assert_true(terminal_await_text(student.terminal, "no UTF-8"));
    hold_tier(&student, "plain");
    student_leave(&student);
}

static void colour__is_as_asked_for_or_as_no_color_says(void **state)
{
    static const struct {
        const char *option;
        bool no_color, coloured;
    } cases[] = {
        {NULL, false, true},
        {NULL, true, false},
        {"--color=auto", false, true},
        {"--color=auto", true, false},
        {"--color=always", true, true},
        {"--color=never", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct student student = enter(state, "xterm-256color", "C.UTF-8", cases[i].option,
                                       cases[i].no_color);
        assert_true(student_play(&student, to_bench));
        assert_int_equal(terminal_was_coloured(student.terminal), cases[i].coloured);
        student_leave(&student);
    }
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(tier__is_as_asked_for_or_as_the_terminal_is),
        IN_SCRATCH(key__turns_the_tier__which_is_kept),
        IN_SCRATCH(key__without_utf8__says_why_it_stays_plain),
        IN_SCRATCH(colour__is_as_asked_for_or_as_no_color_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
