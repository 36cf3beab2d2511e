/*
 * The same answers through the painted screen and through plain lines leave the same ledger: on
 * each track, from part 1 to the end.
 */
#include "../setting.h"
#include "../store/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/ledger_log.h"
#include "student.h"

/* What a front end may do in its own way. */
static bool is_own(const struct ledger_record *record)
{
    return strcmp(record->event, "open") == 0 || strcmp(record->event, "draft") == 0 ||
           strcmp(record->event, "close") == 0;
}

static const struct ledger_record *next(const struct ledger_log *log, size_t *at)
{
    while (*at < ledger_log_count(log) && is_own(ledger_log_record(log, *at))) {
        (*at)++;
    }
    return ledger_log_record(log, (*at)++);
}

static void assert_same(const struct ledger_record *left, const struct ledger_record *right)
{
    const char *const fields[][3] = {
        {"track", left->track, right->track},          {"part", left->part, right->part},
        {"event", left->event, right->event},          {"key", left->key, right->key},
        {"value", left->value, right->value},          {"unit", left->unit, right->unit},
        {"scenario", left->scenario, right->scenario},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (strcmp(fields[i][1], fields[i][2]) != 0) {
            fail_msg("records %zu and %zu (%s) differ in %s: \"%s\" and \"%s\"", left->number,
                     right->number, left->event, fields[i][0], fields[i][1], fields[i][2]);
        }
    }
}

static size_t compare(const char *left_path, const char *right_path)
{
    struct buffer why = {0};
    struct ledger_log *left = ledger_log_read(left_path, &why);
    struct ledger_log *right = ledger_log_read(right_path, &why);
    size_t at_left = 0, at_right = 0, count = 0, bad;
    if (!left || !right || !ledger_log_verify(left, &bad, &why) ||
        !ledger_log_verify(right, &bad, &why)) {
        fail_msg("%s", buffer_text(&why));
    }
    for (;;) {
        const struct ledger_record *one = next(left, &at_left), *other = next(right, &at_right);
        if (!one && !other) {
            break;
        }
        if (!one || !other) {
            fail_msg("only one ledger has: %s %s", (one ? one : other)->event,
                     (one ? one : other)->key);
        }
        assert_same(one, other);
        count++;
    }
    ledger_log_free(left);
    ledger_log_free(right);
    buffer_free(&why);
    return count;
}

/* Plays on the screen and writes down the lines that say the same. */
static void play_screen(void **state, const char *track, const char *ledger, struct buffer *lines)
{
    char action[40];
    snprintf(action, sizeof action, "track.%s", track);
    const struct deed start[] = {{"begin", NULL}, {action, NULL}, {NULL, NULL}};
    const struct deed *const parts[] = {start, part1, part2, part3};
    struct student student = student_enter(
        *state, NULL,
        terminal_start(&(struct terminal_setup){.tmux = true,
                                                .cols = 80,
                                                .rows = 24,
                                                .command = student_command(NULL, ledger, false)}));
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        for (const struct deed *deed = parts[i]; deed->field; deed++) {
            student_lines(&student, deed, lines);
            if (!student_do(&student, deed)) {
                fail_msg("%s, part %zu: %s", track, i, deed->field);
            }
        }
    }
    assert_true(student_focus(&student, student_scene(&student)->fields[0].id));
    terminal_type(student.terminal, "q");
    assert_int_equal(terminal_end(student.terminal), 0);
    student_leave(&student);
}

static void play_lines(const char *script, const char *ledger, const struct buffer *lines)
{
    char command[600];
    scratch_write(script, buffer_text(lines), lines->length);
    snprintf(command, sizeof command, "'%s' --linear --variant 7 --ledger %s <%s >%s.out",
             setting("FLEETLAB"), ledger, script, script);
    assert_int_equal(system(command), 0);
}

static void play_both(void **state, const char *track)
{
    char screen[100], plain[100], script[100];
    struct buffer lines = {0};
    snprintf(screen, sizeof screen, "%s/screen.csv", (const char *)*state);
    snprintf(plain, sizeof plain, "%s/plain.csv", (const char *)*state);
    snprintf(script, sizeof script, "%s/script", (const char *)*state);
    play_screen(state, track, screen, &lines);
    play_lines(script, plain, &lines);
    size_t count = compare(screen, plain);
    assert_true(count > 20);
    printf("# %s: %zu records are the same\n", track, count);
    buffer_free(&lines);
}

static void ledger__is_the_same__on_the_cloud(void **state)
{
    play_both(state, "cloud");
}

static void ledger__is_the_same__on_the_edge(void **state)
{
    play_both(state, "edge");
}

static void ledger__is_the_same__on_mobiles(void **state)
{
    play_both(state, "mobile");
}

static void ledger__is_the_same__on_tiny_devices(void **state)
{
    play_both(state, "tiny");
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(ledger__is_the_same__on_the_cloud),
        IN_SCRATCH(ledger__is_the_same__on_the_edge),
        IN_SCRATCH(ledger__is_the_same__on_mobiles),
        IN_SCRATCH(ledger__is_the_same__on_tiny_devices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
