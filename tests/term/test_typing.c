/*
 * What is typed and pasted into a written answer, and what leaves it: no line is cut unsaid, no
 * finished answer is lost for a fragment.
 */
#include "../store/scratch.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"

#define CTRL_C "\x03"
#define CTRL_X "\x18"

static struct answer start(void **state, bool linear)
{
    struct answer answer = answer_prepare(*state);
    answer_start(&answer, NULL, linear);
    if (linear) {
        answer_go_linear(&answer);
    } else {
        answer_go(&answer);
    }
    return answer;
}

/* So many bytes and what ends them, as a paste comes. */
static void paste(struct answer *answer, size_t length, const char *end)
{
    char piece[101];
    for (size_t sent = 0; sent < length; sent += 100) {
        snprintf(piece, sizeof piece, "%0100zu", sent);
        terminal_type(answer->terminal, piece);
        terminal_look(answer->terminal, 1);
    }
    terminal_type(answer->terminal, end);
}

static void linear__line_beyond_the_terminals_limit__is_refused_whole(void **state)
{
    struct answer answer = start(state, true);
    paste(&answer, 5000, "\r");
    assert_true(terminal_await_text(answer.terminal, "longer than the 4094 bytes"));
    terminal_type(answer.terminal, "short\r.\r");
    assert_true(terminal_await_text(answer.terminal, "Choose:"));
    answer_expect(&answer, false, "short");
    answer_end(&answer);
}

static void linear__line_within_the_terminals_limit__is_read_whole(void **state)
{
    struct answer answer = start(state, true);
    paste(&answer, 4000, "end\r");
    terminal_type(answer.terminal, ".show\r");
    assert_true(terminal_await_text(answer.terminal, "3900end"));
    answer_end(&answer);
}

static void painted__paste__is_read_whole(void **state)
{
    struct answer answer = start(state, false);
    paste(&answer, 5000, "end");
    assert_true(terminal_await_text(answer.terminal, "4900end"));
    answer_end(&answer);
}

static void painted__paste_beyond_the_answers_limit__is_said(void **state)
{
    struct answer answer = start(state, false);
    paste(&answer, 8100, "end");
    assert_true(terminal_await_text(answer.terminal, "This answer is full: 8000 bytes"));
    answer_end(&answer);
}

/* Case of a second thought: the fragment stands beside the answer. */
static void linear__interrupt__leaves_the_prompt_and_the_answer(void **state)
{
    struct answer answer = start(state, true);
    terminal_type(answer.terminal, "oops\r");
    terminal_settle(answer.terminal);
    terminal_type(answer.terminal, CTRL_C);
    assert_true(terminal_await_text(answer.terminal, "kept as a draft"));
    assert_true(terminal_await_text(answer.terminal, "once more to leave the lab"));
    terminal_type(answer.terminal, CTRL_C);
    assert_int_equal(terminal_end(answer.terminal), 0);
    answer_end(&answer);
    answer_expect(&answer, false, ANSWER_BEFORE);
    answer_expect(&answer, true, "oops");

    answer_start(&answer, NULL, true);
    answer_go_linear(&answer);
    assert_true(terminal_has(answer.terminal, "Written so far:"));
    assert_true(terminal_has(answer.terminal, ANSWER_BEFORE));
    assert_true(terminal_has(answer.terminal, "a draft, which was not finished:"));
    terminal_type(answer.terminal, ".continue\r");
    assert_true(terminal_await_text(answer.terminal, "1: oops"));
    terminal_type(answer.terminal, ".cancel\r");
    assert_true(terminal_await_text(answer.terminal, "Not changed."));
    answer_end(&answer);
    answer_expect(&answer, false, ANSWER_BEFORE);
}

static void linear__interrupt_at_the_menu__leaves_only_the_second_time(void **state)
{
    struct answer answer = answer_prepare(*state);
    answer_start(&answer, NULL, true);
    assert_true(terminal_await_text(answer.terminal, "Choose:"));
    terminal_settle(answer.terminal);
    terminal_type(answer.terminal, CTRL_C);
    assert_true(terminal_await_text(answer.terminal, "once more to leave"));
    terminal_type(answer.terminal, "names\r");
    terminal_settle(answer.terminal);
    terminal_type(answer.terminal, CTRL_C);
    terminal_settle(answer.terminal);
    terminal_type(answer.terminal, CTRL_C);
    assert_int_equal(terminal_end(answer.terminal), 0);
    answer_end(&answer);
}

static void linear__pause__keeps_a_draft(void **state)
{
    struct answer answer = start(state, true);
    terminal_type(answer.terminal, "a thought\r");
    double begin = terminal_now_ms();
    while (terminal_now_ms() < begin + 2500) {
        terminal_look(answer.terminal, 100);
    }
    answer_expect(&answer, true, "a thought");
    answer_end(&answer);
}

/* A terminal that is held by ^S holds no one who is to leave. */
static void painted__held_terminal__is_left_all_the_same(void **state)
{
    struct answer answer = start(state, false);
    terminal_type(answer.terminal, " held");
    assert_true(terminal_await_text(answer.terminal, ANSWER_BEFORE " held"));
    terminal_type(answer.terminal, "\x13");
    terminal_settle(answer.terminal);
    terminal_type(answer.terminal, " back");
    terminal_settle(answer.terminal);
    kill(terminal_pid(answer.terminal), SIGTERM);
    assert_int_equal(terminal_end(answer.terminal), 0);
    answer_end(&answer);
    answer_expect(&answer, true, ANSWER_BEFORE " held back");
}

/* Nothing is lost of the picture, either. */
static void painted__held_terminal__goes_on_whole(void **state)
{
    struct answer answer = start(state, false);
    terminal_type(answer.terminal, "\x13");
    terminal_settle(answer.terminal);
    terminal_type(answer.terminal, " held back");
    terminal_settle(answer.terminal);
    assert_false(terminal_has(answer.terminal, "held back"));
    kill(terminal_pid(answer.terminal), SIGWINCH);
    terminal_settle(answer.terminal);
    terminal_type(answer.terminal, "\x11");
    assert_true(terminal_await_text(answer.terminal, ANSWER_BEFORE " held back"));
    answer_end(&answer);
}

/* A job that comes back to the foreground asks anew. */
static void linear__stop__prints_the_prompt_again(void **state)
{
    struct answer answer = start(state, true);
    terminal_settle(answer.terminal);
    terminal_type(answer.terminal, "\x1a");
    terminal_settle(answer.terminal);
    kill(terminal_pid(answer.terminal), SIGCONT);
    terminal_settle(answer.terminal);
    assert_int_equal(strncmp(terminal_cursor_line(answer.terminal), "Line:", 5), 0);
    assert_true(strstr(terminal_cursor_line(answer.terminal), "Line: ^ZLine:") != NULL);
    answer_end(&answer);
}

static void painted__draft__is_shown_and_can_be_dropped(void **state)
{
    struct answer answer = start(state, false);
    terminal_type(answer.terminal, " And more");
    assert_true(terminal_await_text(answer.terminal, ANSWER_BEFORE " And more"));
    assert_int_equal(terminal_hang_up(answer.terminal), 0);
    answer_end(&answer);
    answer_expect(&answer, false, ANSWER_BEFORE);
    answer_expect(&answer, true, ANSWER_BEFORE " And more");

    answer_start(&answer, NULL, false);
    answer_go(&answer);
    assert_true(terminal_has(answer.terminal, ANSWER_BEFORE " And more"));
    assert_true(terminal_has(answer.terminal, "^X ^R drops it"));
    terminal_type(answer.terminal, CTRL_X "r");
    terminal_settle(answer.terminal);
    assert_true(terminal_has(answer.terminal, ANSWER_BEFORE));
    assert_false(terminal_has(answer.terminal, "And more"));
    answer_end(&answer);
    answer_expect(&answer, true, "");
    answer_expect(&answer, false, ANSWER_BEFORE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)
        WITH_FOLDER(linear__line_beyond_the_terminals_limit__is_refused_whole),
        WITH_FOLDER(linear__line_within_the_terminals_limit__is_read_whole),
        WITH_FOLDER(painted__paste__is_read_whole),
        WITH_FOLDER(painted__paste_beyond_the_answers_limit__is_said),
        WITH_FOLDER(linear__interrupt__leaves_the_prompt_and_the_answer),
        WITH_FOLDER(linear__interrupt_at_the_menu__leaves_only_the_second_time),
        WITH_FOLDER(linear__pause__keeps_a_draft),
        WITH_FOLDER(painted__held_terminal__is_left_all_the_same),
        WITH_FOLDER(painted__held_terminal__goes_on_whole),
        WITH_FOLDER(linear__stop__prints_the_prompt_again),
        WITH_FOLDER(painted__draft__is_shown_and_can_be_dropped),
    };
    return cmocka_run_group_tests_name("typing", tests, NULL, NULL);
}
