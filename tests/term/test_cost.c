/*
 * What a key costs, in instructions, which are the same on a busy machine and, with PLAIN_CPU, on
 * another one: a slider's step, and a choice among paragraphs, from the key that comes to the bytes
 * that go, counted by callgrind as the difference of two sessions that do nothing else differently.
 * And how often a step calls the system, counted by strace in the same way.
 */
#include "../setting.h"
#include "../store/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "student.h"

enum {
    FEW = 4,
    MANY = 24,
    STEP_MOST = 628000,   /* 599,000, and a twentieth */
    CHOICE_MOST = 481000, /* 445,000, and what a text may grow */
    CALLS_MOST = 16,      /* 15, of which eight read the three bytes of the key */
};

/* Why it can't be counted here; NULL: it can. Sanitizers can't run under these tools. */
static const char *why_not(void)
{
    extern void __gcov_exit(void) __attribute__((weak));
    if (system("command -v valgrind >/dev/null 2>&1") != 0) {
        return "valgrind isn't there";
    }
    if (sizeof(void *) < 8) {
        return "the limit is that of 64 bits";
    }
#if defined __has_feature
#if __has_feature(address_sanitizer)
    return "built with sanitizers";
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
    return "built with sanitizers";
#endif
    return __gcov_exit ? "built to measure coverage" : NULL;
}

/* A ledger that was left where the first `count` of these deeds lead; its path. */
static const char *ledger_after(const char *folder, size_t count)
{
    static const struct deed deeds[] = {
        {"part.1", NULL}, {"to_lock", NULL},      {"choice", "hop3"},
        {"number", "20"}, {"mechanism", "light"}, {"confidence", "2"},
        {"lock", NULL},   {"to_mission", NULL},   {"local_steps", "2"},
    };
    struct deed done[sizeof deeds / sizeof deeds[0] + 1] = {0};
    static char path[200];
    memcpy(done, deeds, count * sizeof *deeds);
    struct student student = student_enter(folder, "cloud", NULL);
    assert_true(student_play(&student, done));
    assert_int_equal(student_on_bench(&student), count > 1);
    student_leave(&student);
    snprintf(path, sizeof path, "%s/shadow.csv", folder);
    return path;
}

/* What callgrind has collected; or how many lines strace wrote, one a call. */
static double counted(const char *log)
{
    char line[200];
    double count = 0, lines = 0;
    FILE *file = fopen(log, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        const char *words = strstr(line, "Collected : ");
        count = words ? strtod(words + strlen("Collected : "), NULL) : count;
        lines += strchr(line, '\n') != NULL;
    }
    fclose(file);
    return count > 0 ? count : lines;
}

/* An update comes in one read. */
static bool has_come(struct terminal *terminal, const void *context)
{
    (void)context;
    return terminal_cost(terminal).bytes > 0;
}

/* By what a session is counted; where the log goes is added to its last option. */
static const char *const by_callgrind[] = {"valgrind", "--tool=callgrind",
                                           "--callgrind-out-file=/dev/null", "--log-file=", NULL};
static const char *const by_strace[] = {"strace", "-qq", "--output=", NULL};

/* The count of a session with so many steps to and fro, so many times Enter further. */
static double session(const char *const *tool, const char *folder, const char *ledger, int enters,
                      int steps)
{
    char log[200], log_option[240];
    const char *command[20] = {0};
    size_t n = 0;
    while (tool[n]) {
        command[n] = tool[n];
        n++;
    }
    snprintf(log, sizeof log, "%s/counted.log", folder);
    snprintf(log_option, sizeof log_option, "%s%s", command[n - 1], log);
    command[n - 1] = log_option;
    for (const char *const *word = student_command("cloud", ledger, false); *word; word++) {
        command[n++] = *word;
    }
    struct terminal *terminal = terminal_start(
        &(struct terminal_setup){.cols = 80, .rows = 24, .command = command});
    assert_true(terminal_await_text(terminal, "q quit"));
    for (int i = 0; i < enters; i++) {
        terminal_mark(terminal);
        terminal_type(terminal, KEY_ENTER);
        assert_true(terminal_await(terminal, has_come, NULL, "the next screen"));
        terminal_settle(terminal);
    }
    if (enters == 1) { /* in the prediction's case, from the experiment to the controls */
        terminal_type(terminal, "kkkkkkkkkkkkkkk");
        terminal_settle(terminal);
    }
    for (int i = 0; i < steps; i++) {
        terminal_mark(terminal);
        terminal_type(terminal, i % 2 ? KEY_LEFT : KEY_RIGHT);
        assert_true(terminal_await(terminal, has_come, NULL, "the step's bytes"));
    }
    terminal_type(terminal, "q");
    assert_int_equal(terminal_end(terminal), 0);
    terminal_free(terminal);
    return counted(log);
}

static void expect_cost(const char *const *tool, const char *folder, size_t deeds, int enters,
                        int most)
{
    const char *ledger = ledger_after(folder, deeds);
    double few = session(tool, folder, ledger, enters, FEW);
    assert_int_equal(remove(ledger), 0); /* what was chosen there is kept */
    double many = session(tool, folder, ledger_after(folder, deeds), enters, MANY);
    double step = (many - few) / (MANY - FEW);
    print_message("# %.1f a step, of at most %d; %.0f without any\n", step, most, few - FEW * step);
    assert_true(few > 0 && many > few && step <= most);
}

static void a_step__costs__so_many_instructions(void **state)
{
    expect_cost(by_callgrind, *state, 9, 1, STEP_MOST);
}

static void a_choice__costs__so_many_instructions(void **state)
{
    expect_cost(by_callgrind, *state, 1, 2, CHOICE_MOST);
}

static void a_step__calls_the_system__so_often(void **state)
{
    if (system("strace -qq -o /dev/null true 2>/dev/null") != 0) {
        print_message("# strace isn't there, or may not trace: not counted\n");
        return;
    }
    expect_cost(by_strace, *state, 9, 1, CALLS_MOST);
}

int main(void)
{
    const char *reason = why_not();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_step__costs__so_many_instructions, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(a_choice__costs__so_many_instructions, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(a_step__calls_the_system__so_often, scratch_make,
                                        scratch_remove),
    };
    if (reason) {
        printf("1..0 # SKIP what a key costs: %s\n", reason);
        return 0;
    }
    assert_int_equal(setenv("GLIBC_TUNABLES", setting("PLAIN_CPU"), 1), 0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
