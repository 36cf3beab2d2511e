/*
 * A written answer in the student's own editor: what the editor leaves is taken whole or kept in a
 * file beside the ledger that is named, whatever becomes of the editor, the line and the text.
 */
#include "../store/scratch.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "answer.h"

#define CTRL_X_E "\x18\x05"
#define FILE_NAME "ledger-answer-Cloud-Titan-Scaling-Wall-justification.txt"

/* The student's editor is a shell script. */
static char editor[240];

static void write_editor(const struct answer *answer, const char *script)
{
    struct buffer text = {0};
    snprintf(editor, sizeof editor, "%s/editor.sh", answer->folder);
    buffer_add_format(&text, "#!/bin/sh\n%s\n", script);
    scratch_write(editor, text.bytes, text.length);
    assert_int_equal(chmod(editor, 0700), 0);
    buffer_free(&text);
}

static struct answer prepare(void **state, const char *script)
{
    struct answer answer = answer_prepare(*state);
    write_editor(&answer, script);
    return answer;
}

/* How many kept texts lie beside the ledger; the last one's path in `path`. */
static size_t kept(const struct answer *lab, char path[600])
{
    size_t count = 0;
    DIR *folder = opendir(lab->folder);
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        if (strncmp(entry->d_name, "ledger-answer-", 14) == 0) {
            snprintf(path, 600, "%s/%s", lab->folder, entry->d_name);
            count++;
        }
    }
    closedir(folder);
    return count;
}

static void expect_kept(const struct answer *lab, const void *bytes, size_t length)
{
    char path[600];
    struct stat status;
    struct buffer text = {0};
    assert_int_equal(kept(lab, path), 1);
    assert_non_null(strstr(path, FILE_NAME));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    scratch_read(path, &text);
    assert_int_equal(text.length, length);
    assert_memory_equal(text.bytes, bytes, length);
    buffer_free(&text);
}

static void expect_nothing_kept(const struct answer *lab)
{
    char path[600];
    assert_int_equal(kept(lab, path), 0);
}

/* Starts the editor in the painted lab and waits until a word stands on the screen. */
static struct answer edit(void **state, const char *script, const char *then)
{
    struct answer lab = prepare(state, script);
    answer_start(&lab, editor, false);
    answer_go(&lab);
    terminal_type(lab.terminal, CTRL_X_E);
    if (!terminal_await_text(lab.terminal, then)) {
        fail_msg("not said: %s", then);
    }
    return lab;
}

static void editor__text__is_taken_and_its_file_gone(void **state)
{
    struct answer lab = edit(state,
                             "grep -q 'As it was.' \"$1\" && printf 'From my editor.\\n' >\"$1\"",
                             "From my editor.");
    expect_nothing_kept(&lab);
    answer_expect(&lab, true, "From my editor.");
    answer_end(&lab);
}

static void editor__latin_1__is_converted_whole(void **state)
{
    struct answer lab = edit(state, "printf 'Br\\374cke \\344\\n' >\"$1\"", "was in Latin-1");
    expect_nothing_kept(&lab);
    answer_expect(&lab, true,
                  "Br\xc3\xbc"
                  "cke \xc3\xa4");
    answer_end(&lab);
}

/* Each script leaves something that can't be taken; it is said, and nothing of it is lost. */
static void editor__text_that_cannot_be_taken__is_kept_and_named(void **state)
{
    static const struct {
        const char *script, *says, *left;
        size_t length;
    } cases[] = {
        {"printf 'Half a thought.' >\"$1\"; exit 3", "ended with status 3", "Half a thought.", 15},
        {"printf 'Killed.' >\"$1\"; kill -KILL $$", "ended by signal 9", "Killed.", 7},
        {"printf 'a\\000b' >\"$1\"", "control characters", "a\0b", 3},
        {"printf '\\303\\244 \\344' >\"$1\"", "neither UTF-8 nor Latin-1", "\xc3\xa4 \xe4", 4},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char path[600];
        struct answer lab = edit(state, cases[i].script, cases[i].says);
        /* A line may end at a dot. */
        assert_true(terminal_has(lab.terminal, "justification."));
        assert_true(terminal_has(lab.terminal, "txt"));
        expect_kept(&lab, cases[i].left, cases[i].length);
        answer_expect(&lab, false, ANSWER_BEFORE);
        answer_end(&lab);
        kept(&lab, path);
        unlink(path);
        unlink(lab.ledger);
    }
}

static void editor__text_that_is_too_long__is_kept_whole(void **state)
{
    char path[600];
    struct stat status;
    struct answer lab = edit(state, "head -c 70000 /dev/zero | tr '\\000' a >\"$1\"",
                             "70000 bytes and 8000 fit");
    assert_int_equal(kept(&lab, path), 1);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_size, 70000);
    answer_expect(&lab, false, ANSWER_BEFORE);
    answer_end(&lab);
}

static void editor__that_is_not_there__leaves_all_as_it_was(void **state)
{
    struct answer lab = prepare(state, "exit 0");
    unlink(editor);
    answer_start(&lab, editor, false);
    answer_go(&lab);
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "No editor could be run"));
    expect_nothing_kept(&lab);
    answer_end(&lab);
}

static void editor__that_gives_up__leaves_all_as_it_was(void **state)
{
    struct answer lab = edit(state, "exit 1", "status 1. The answer is as it was");
    expect_nothing_kept(&lab);
    answer_end(&lab);
}

/* The line drops while the editor is open: what it saved is found and offered the next time. */
static void editor__line_that_drops__keeps_and_offers_the_text(void **state)
{
    struct answer lab = edit(
        state, "printf 'Saved in time.\\n' >\"$1\"; echo at work; exec sleep 100", "at work");
    assert_int_equal(terminal_hang_up(lab.terminal), 0);
    answer_end(&lab);
    expect_kept(&lab, "Saved in time.\n", 15);
    answer_expect(&lab, false, ANSWER_BEFORE);

    write_editor(&lab, "grep -q 'Saved in time.' \"$1\" && echo 'And more.' >>\"$1\"");
    answer_start(&lab, editor, false);
    assert_true(terminal_await_text(lab.terminal, "was kept in"));
    answer_go(&lab);
    assert_true(terminal_await_text(lab.terminal, "^X ^E opens it"));
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "Open it?"));
    assert_true(terminal_has(lab.terminal, "y yes"));
    terminal_type(lab.terminal, "y");
    assert_true(terminal_await_text(lab.terminal, "And more."));
    expect_nothing_kept(&lab);
    answer_expect(&lab, true, "Saved in time.\nAnd more.");
    answer_end(&lab);
}

/* Not opened, what was kept stays, and a new text gets a file of its own. */
static void editor__kept_text__stays_when_it_is_not_opened(void **state)
{
    char path[600];
    struct answer lab = edit(state, "printf 'First.' >\"$1\"; exit 3", "ended with status 3");
    write_editor(&lab, "printf 'Second.' >\"$1\"");
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "Open it?"));
    terminal_type(lab.terminal, "\033");
    assert_true(terminal_await_text(lab.terminal, "Not done."));
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "Open it?"));
    terminal_type(lab.terminal, "n");
    assert_true(terminal_await_text(lab.terminal, "Second."));
    answer_expect(&lab, true, "Second.");
    assert_int_equal(kept(&lab, path), 1);
    expect_kept(&lab, "First.", 6);
    answer_end(&lab);
}

/* A folder that takes no file is a reason that is said. */
static void editor__without_a_file__says_why(void **state)
{
    struct answer lab = prepare(state, "exit 0");
    answer_start(&lab, editor, false);
    answer_go(&lab);
    for (int i = 1; i <= 99; i++) {
        char path[400], number[8] = "";
        if (i > 1) {
            snprintf(number, sizeof number, "-%d", i);
        }
        snprintf(path, sizeof path, "%s/ledger-answer-Cloud-Titan-Scaling-Wall-justification%s.txt",
                 lab.folder, number);
        assert_int_equal(mkdir(path, 0700), 0);
    }
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "no file beside the ledger: File exists"));
    answer_end(&lab);
}

static void editor__button__opens_it_too(void **state)
{
    struct answer lab = prepare(state, "printf 'By the button.\\n' >\"$1\"");
    answer_start(&lab, editor, false);
    answer_go(&lab);
    terminal_type(lab.terminal, KEY_TAB KEY_TAB KEY_TAB KEY_TAB KEY_TAB);
    assert_true(terminal_await_text(lab.terminal, "> [Write it in your own"));
    terminal_type(lab.terminal, KEY_ENTER);
    assert_true(terminal_await_text(lab.terminal, "By the button."));
    answer_expect(&lab, true, "By the button.");
    answer_end(&lab);
}

static char state_of(pid_t pid)
{
    char path[40], state = '?';
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
    FILE *file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1) {
            state = '?';
        }
        fclose(file);
    }
    return state;
}

static void await_stop(const struct terminal *terminal)
{
    double end = terminal_now_ms() + PATIENCE_S * 1e3;
    while (state_of(terminal_pid(terminal)) != 'T' && terminal_now_ms() < end) {
        usleep(10000);
    }
    assert_int_equal(state_of(terminal_pid(terminal)), 'T');
}

/* An editor that stops, as by ^Z, takes the lab along, and comes back with it. */
static void editor__that_stops__takes_the_lab_along(void **state)
{
    struct answer lab = prepare(state, "kill -STOP $$; printf 'After a stop.' >\"$1\"");
    answer_start(&lab, editor, false);
    answer_go(&lab);
    terminal_type(lab.terminal, CTRL_X_E);
    await_stop(lab.terminal);
    kill(terminal_pid(lab.terminal), SIGCONT);
    assert_true(terminal_await_text(lab.terminal, "After a stop."));
    expect_nothing_kept(&lab);
    answer_end(&lab);
}

/* An editor that won't end is left alone, and its file to it. */
static void editor__that_ignores_the_end__is_not_waited_for(void **state)
{
    char path[600];
    struct answer lab = edit(
        state, "trap '' HUP TERM; printf 'Mine.' >\"$1\"; echo at work; sleep 9", "at work");
    kill(terminal_pid(lab.terminal), SIGTERM);
    assert_int_equal(terminal_end(lab.terminal), 0);
    assert_int_equal(kept(&lab, path), 1);
    answer_end(&lab);
}

static void editor__file_that_it_removes__is_said(void **state)
{
    struct answer lab = edit(state, "rm \"$1\"", "The answer is as it was.");
    assert_false(terminal_has(lab.terminal, "is kept in"));
    answer_expect(&lab, false, ANSWER_BEFORE);
    answer_end(&lab);
}

/* ---- in linear mode ---- */

static void linear__editor__takes_the_text_and_keeps_what_it_cannot(void **state)
{
    struct answer lab = prepare(state, "printf 'Half.' >\"$1\"; exit 3");
    answer_start(&lab, editor, true);
    terminal_type(lab.terminal, "resume\reditor\r");
    assert_true(terminal_await_text(lab.terminal, "ended with status 3"));
    assert_true(terminal_await_text(lab.terminal, "type editor to open it"));
    expect_kept(&lab, "Half.", 5);
    write_editor(&lab, "grep -q Half. \"$1\" && echo ' Whole.' >>\"$1\"");
    terminal_type(lab.terminal, "editor\r");
    assert_true(terminal_await_text(lab.terminal, "Open it?"));
    terminal_type(lab.terminal, "y\r");
    assert_true(terminal_await_text(lab.terminal, "SAVED."));
    expect_nothing_kept(&lab);
    answer_expect(&lab, false, "Half. Whole.");
    answer_end(&lab);
}

static void linear__writing__goes_on_in_the_editor(void **state)
{
    struct answer lab = prepare(state, "grep -q 'two' \"$1\" && printf 'zebra\\n' >>\"$1\"");
    answer_start(&lab, editor, true);
    answer_go_linear(&lab);
    terminal_type(lab.terminal, "one\rtwo\r.editor\r");
    assert_true(terminal_await_text(lab.terminal, "Choose:"));
    terminal_type(lab.terminal, "justification\r");
    assert_true(terminal_await_text(lab.terminal, "zebra"));
    answer_expect(&lab, false, "one\ntwo\nzebra");
    answer_end(&lab);
}

static void linear__kept_text__is_offered_at_the_start(void **state)
{
    struct answer lab = edit(state, "printf 'Kept.' >\"$1\"; exit 3", "ended with status 3");
    answer_end(&lab);
    setenv("HOME", lab.folder, 1); /* paths within it begin with ~ */
    answer_start(&lab, editor, true);
    assert_true(terminal_await_text(lab.terminal, "was kept in ~/ledger-answer-"));
    answer_go_linear(&lab);
    terminal_type(lab.terminal, ".editor\r");
    assert_true(terminal_await_text(lab.terminal, "Open it?"));
    terminal_type(lab.terminal, "\x03");
    assert_true(terminal_await_text(lab.terminal, "Line:"));
    answer_end(&lab);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)
        WITH_FOLDER(editor__text__is_taken_and_its_file_gone),
        WITH_FOLDER(editor__latin_1__is_converted_whole),
        WITH_FOLDER(editor__text_that_cannot_be_taken__is_kept_and_named),
        WITH_FOLDER(editor__text_that_is_too_long__is_kept_whole),
        WITH_FOLDER(editor__that_is_not_there__leaves_all_as_it_was),
        WITH_FOLDER(editor__that_gives_up__leaves_all_as_it_was),
        WITH_FOLDER(editor__line_that_drops__keeps_and_offers_the_text),
        WITH_FOLDER(editor__kept_text__stays_when_it_is_not_opened),
        WITH_FOLDER(editor__without_a_file__says_why),
        WITH_FOLDER(editor__button__opens_it_too),
        WITH_FOLDER(linear__editor__takes_the_text_and_keeps_what_it_cannot),
        WITH_FOLDER(editor__that_stops__takes_the_lab_along),
        WITH_FOLDER(editor__that_ignores_the_end__is_not_waited_for),
        WITH_FOLDER(editor__file_that_it_removes__is_said),
        WITH_FOLDER(linear__kept_text__is_offered_at_the_start),
        WITH_FOLDER(linear__writing__goes_on_in_the_editor),
    };
    return cmocka_run_group_tests_name("external", tests, NULL, NULL);
}
