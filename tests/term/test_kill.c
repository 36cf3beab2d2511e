/*
 * The painted lab, killed at any moment while runs are committed: each run that the screen called
 * saved is in the ledger, which stays sound, and the lab goes on from there.
 */
#include "../setting.h"
#include "../store/scratch.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "store/ledger_log.h"
#include "student.h"

enum { KILLS = 25, KILLS_LONG = 500, COMMITS = 6, LATEST_US = 60 * 1000 };

static const char acknowledged[] = "Saved as run ";

/* A sequence of its own, so that a failure comes again. */
static unsigned draw(unsigned below)
{
    static uint32_t state = 20240229;
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
}

static void play_to_workbench(const char *ledger)
{
    char command[600];
    snprintf(command, sizeof command,
             "printf '%%s\\n' part.1 to_lock choice=hop3 number=20 mechanism=light confidence=2 "
             "lock yes quit | '%s' --linear --track cloud --ledger %s >/dev/null",
             setting("FLEETLAB"), ledger);
    assert_int_equal(system(command), 0);
}

static void wait_us(unsigned us)
{
    nanosleep(&(struct timespec){.tv_nsec = (long)us * 1000}, NULL);
}

/* The last run that the screen says is saved; 0: none. */
static size_t last_saved(const struct terminal *terminal)
{
    size_t last = 0;
    for (int row = 0; row < terminal_rows(terminal); row++) {
        const char *found = strstr(terminal_line(terminal, row), acknowledged);
        size_t run = found ? strtoul(found + strlen(acknowledged), NULL, 10) : 0;
        last = run > last ? run : last;
    }
    return last;
}

/* Commits designs that differ, and is killed in the midst of it. Returns the last run it saved. */
static size_t play_and_kill(const char *ledger, size_t *designs)
{
    size_t saved = 0;
    struct terminal *terminal = terminal_start(&(struct terminal_setup){
        .cols = 80, .rows = 24, .command = student_command(NULL, ledger, false)});
    assert_true(terminal_await_text(terminal, "? help"));
    terminal_type(terminal, KEY_ENTER);
    assert_true(terminal_await_text(terminal, ">WORKBENCH<"));
    if (!terminal_has(terminal, "[Commit this run]")) { /* the prediction's case comes first */
        terminal_type(terminal, "c");
        assert_true(terminal_await_text(terminal, "[Commit this run]"));
    }
    size_t commits = draw(COMMITS + 1);
    for (size_t i = 0; i < commits; i++) {
        char keys[60];
        snprintf(keys, sizeof keys, "kkkkkkkkkkkkkkk%zu\r\r\r", 1000 + (*designs)++ % 30000);
        terminal_type(terminal, keys);
        wait_us(draw(LATEST_US) / 4);
        terminal_look(terminal, 0);
        saved = last_saved(terminal) > saved ? last_saved(terminal) : saved;
    }
    wait_us(draw(LATEST_US));
    kill(terminal_pid(terminal), SIGKILL);
    while (terminal_look(terminal, 20)) { /* what was sent before is still to be seen */
        continue;
    }
    saved = last_saved(terminal) > saved ? last_saved(terminal) : saved;
    terminal_free(terminal);
    return saved;
}

/* The runs in a ledger that is sound. A line that the kill tore is the next start's to set aside.
 */
static size_t count_runs(const char *ledger)
{
    size_t runs = 0;
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(ledger, &why);
    assert_non_null(log);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        runs += !record->damage && strcmp(record->event, "run") == 0;
    }
    ledger_log_free(log);
    buffer_free(&why);
    return runs;
}

static void expect_sound(const char *ledger)
{
    struct buffer why = {0};
    size_t bad;
    struct ledger_log *log = ledger_log_read(ledger, &why);
    assert_non_null(log);
    if (!ledger_log_verify(log, &bad, &why)) {
        fail_msg("record %zu: %s", bad, buffer_text(&why));
    }
    ledger_log_free(log);
    buffer_free(&why);
}

static void painted_lab__keeps_each_run_that_it_called_saved__when_killed(void **state)
{
    char ledger[200];
    snprintf(ledger, sizeof ledger, "%s/ledger.csv", (const char *)*state);
    play_to_workbench(ledger);
    int kills = getenv("CHECK_LONG") ? KILLS_LONG : KILLS;
    size_t designs = 0, acknowledgements = 0;
    for (int i = 0; i < kills; i++) {
        size_t saved = play_and_kill(ledger, &designs);
        size_t runs = count_runs(ledger);
        if (runs < saved) {
            fail_msg("kill %d: run %zu was saved, and %zu are in the ledger", i, saved, runs);
        }
        acknowledgements += saved > 0;
    }
    struct terminal *terminal = terminal_start(&(struct terminal_setup){
        .cols = 80, .rows = 24, .command = student_command(NULL, ledger, false)});
    assert_true(terminal_await_text(terminal, "? help"));
    terminal_free(terminal);
    expect_sound(ledger);
    print_message("# %d kills, %zu runs; %zu lives saw one saved\n", kills, count_runs(ledger),
                  acknowledgements);
    assert_true(acknowledgements > (size_t)kills / 4);
}

static bool has_draft(const char *ledger, const char *key, const char *value)
{
    bool found = false;
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(ledger, &why);
    assert_non_null(log);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        found = found || (strcmp(record->event, "draft") == 0 && strcmp(record->key, key) == 0 &&
                          strcmp(record->value, value) == 0);
    }
    ledger_log_free(log);
    buffer_free(&why);
    return found;
}

/* What is chosen is on disk before it is on the screen, and stands there at the next start. */
static void a_choice__is_kept__when_killed(void **state)
{
    char ledger[200], command[600];
    snprintf(ledger, sizeof ledger, "%s/ledger.csv", (const char *)*state);
    snprintf(command, sizeof command,
             "printf '%%s\\n' part.1 to_lock number=20 quit | '%s' --linear --track cloud "
             "--ledger %s >/dev/null",
             setting("FLEETLAB"), ledger);
    assert_int_equal(system(command), 0);
    for (int life = 0; life < 2; life++) {
        struct terminal *terminal = terminal_start(&(struct terminal_setup){
            .cols = 80, .rows = 24, .command = student_command(NULL, ledger, false)});
        assert_true(terminal_await_text(terminal, "? help"));
        terminal_type(terminal, KEY_ENTER);
        assert_true(terminal_await_text(terminal, ">LOCK<"));
        if (life == 0) {
            terminal_type(terminal, "3\r"); /* the option's digit */
            assert_true(terminal_await_text(terminal, "3 (*)"));
        } else {
            assert_true(terminal_has(terminal, "3 (*)"));
        }
        kill(terminal_pid(terminal), SIGKILL);
        while (terminal_look(terminal, 20)) {
            continue;
        }
        terminal_free(terminal);
    }
    assert_true(has_draft(ledger, "choice", "hop3"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            painted_lab__keeps_each_run_that_it_called_saved__when_killed, scratch_make,
            scratch_remove),
        cmocka_unit_test_setup_teardown(a_choice__is_kept__when_killed, scratch_make,
                                        scratch_remove),
    };
    return cmocka_run_group_tests_name("kill", tests, NULL, NULL);
}
