/*
 * How roles look in a real terminal: in colours, without them by NO_COLOR and by --mono, and on a
 * terminal that has none. The words are the same in all of them, and no two states of the lab
 * differ by their looks alone.
 */
#include "../store/scratch.h"
#include "../view/golden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "student.h"

enum { PLAIN = 3, ARGUMENTS_MAX = 16 };

/* Deeds up to a state whose picture is taken; ":" opens a view, and the same closes it. */
struct role_state {
    const char *name;
    struct deed deeds[5];
};

static const struct role_state states[] = {
    {"nothing is chosen", {{"part.1", NULL}, {"to_lock", NULL}}},
    {"all is chosen",
     {{"choice", "hop3"}, {"number", "20"}, {"mechanism", "light"}, {"confidence", "2"}}},
    {"an alarm", {{"lock", NULL}, {"to_mission", NULL}}},
    {"no alarm", {{"local_steps", "50"}}},
    {"all is met", {{"scaling", "weak"}, {"commit", NULL}}},
    {"cannot say", {{"nodes", "80"}}},
    {"the result",
     {{"commit", NULL}, {"to_observe", NULL}, {"observation", "Fibre."}, {"observe", NULL}}},
};

enum { STATES = sizeof states / sizeof states[0] };

struct role_pictures {
    char *looks[STATES], *words[STATES];
};

static const char *const *command_of(const char *ledger, bool mono)
{
    static const char *command[ARGUMENTS_MAX];
    const char *const *plain = student_command("cloud", ledger, false);
    size_t n = 0;
    for (; plain[n]; n++) {
        command[n] = plain[n];
    }
    command[n++] = mono ? "--mono" : NULL;
    command[n] = NULL;
    return command;
}

static char *words_of(const struct terminal *terminal)
{
    struct buffer text = {0};
    for (int row = 0; row < terminal_rows(terminal); row++) {
        buffer_add_format(&text, "%s\n", terminal_line(terminal, row));
    }
    return buffer_take(&text);
}

static struct role_pictures take_pictures(void **state, const char *term, const char *locale,
                                          bool no_color, bool mono)
{
    struct role_pictures pictures;
    char ledger[100];
    snprintf(ledger, sizeof ledger, "%s/%s%s%d%d.csv", (const char *)*state, term, locale, no_color,
             mono);
    struct student student = student_enter(
        *state, "cloud",
        terminal_start(&(struct terminal_setup){.cols = 80,
                                                .rows = 24,
                                                .term = term,
                                                .locale = locale,
                                                .no_color = no_color,
                                                .command = command_of(ledger, mono)}));
    for (size_t i = 0; i < STATES; i++) {
        for (const struct deed *deed = states[i].deeds; deed->field; deed++) {
            assert_true(student_do(&student, deed));
        }
        assert_true(terminal_await_text(student.terminal, student_scene(&student)->message));
        assert_true(terminal_rest(student.terminal));
        pictures.looks[i] = terminal_picture(student.terminal);
        pictures.words[i] = words_of(student.terminal);
    }
    assert_int_equal(terminal_was_coloured(student.terminal),
                     !no_color && !mono && strcmp(term, "vt100") != 0);
    student_leave(&student);
    return pictures;
}

static void free_pictures(struct role_pictures *pictures)
{
    for (size_t i = 0; i < STATES; i++) {
        free(pictures->looks[i]);
        free(pictures->words[i]);
    }
}

static void check_looks(const struct role_pictures *pictures, const char *name)
{
    struct golden *golden = golden_new();
    for (size_t i = 0; i < STATES; i++) {
        golden_add_text(golden, states[i].name, pictures->looks[i]);
    }
    golden_check(golden, name);
}

/* Whoever sees no colours, nor bold, reads another screen in each state. */
static void check_words(const struct role_pictures *pictures)
{
    for (size_t i = 0; i < STATES; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(pictures->words[i], pictures->words[j]) == 0) {
                fail_msg("\"%s\" and \"%s\" read the same", states[i].name, states[j].name);
            }
        }
    }
}

static void roles__look_as_they_should__with_and_without_colours(void **state)
{
    struct role_pictures coloured = take_pictures(state, "xterm-256color", "C", false, false);
    struct role_pictures rich = take_pictures(state, "xterm-256color", "C.UTF-8", false, false);
    struct role_pictures plain[PLAIN] = {
        take_pictures(state, "xterm-256color", "C", true, false),
        take_pictures(state, "xterm-256color", "C", false, true),
        take_pictures(state, "vt100", "C", false, false),
    };
    check_looks(&coloured, "roles_colour");
    check_looks(&plain[0], "roles_mono");
    check_looks(&rich, "roles_rich");
    check_words(&coloured);
    check_words(&rich);
    for (size_t i = 0; i < PLAIN; i++) {
        for (size_t j = 0; j < STATES; j++) {
            assert_string_equal(plain[i].looks[j], plain[0].looks[j]);
            assert_string_equal(plain[i].words[j], coloured.words[j]);
        }
    }
    for (size_t i = 0; i < PLAIN; i++) {
        free_pictures(&plain[i]);
    }
    free_pictures(&rich);
    free_pictures(&coloured);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(roles__look_as_they_should__with_and_without_colours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
