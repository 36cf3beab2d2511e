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

#include "store/ledger_log.h"
#include "student.h"

#define CTRL_X_E "\x18\x05"
#define FILE_NAME "fleetlab-answer-Cloud-Titan-Scaling-Wall-justification.txt"

/* A lab whose student stands at the reflection of part 1, and an editor that is a shell script. */
struct lab {
    char folder[200], ledger[240], editor[240];
    struct terminal *terminal;
};

static void play_to_reflection(const struct lab *lab)
{
    char command[1000];
    snprintf(command, sizeof command,
             "printf '%%s\\n' part.1 to_lock choice=hop3 number=20 mechanism=light "
             "confidence=2 lock yes commit to_observe observation=Light observe to_reflect "
             "justification 'As it was.' . quit >%s/script; "
             "\"$FLEETLAB\" --linear --track cloud --ledger %s <%s/script >/dev/null",
             lab->folder, lab->ledger, lab->folder);
    (void)!system(command);
}

static void write_editor(const struct lab *lab, const char *script)
{
    struct buffer text = {0};
    buffer_add_format(&text, "#!/bin/sh\n%s\n", script);
    scratch_write(lab->editor, text.bytes, text.length);
    assert_int_equal(chmod(lab->editor, 0700), 0);
    buffer_free(&text);
}

static struct lab lab_prepare(void **state, const char *script)
{
    struct lab lab = {0};
    snprintf(lab.folder, sizeof lab.folder, "%s", (const char *)*state);
    snprintf(lab.ledger, sizeof lab.ledger, "%s/ledger.csv", lab.folder);
    snprintf(lab.editor, sizeof lab.editor, "%s/editor.sh", lab.folder);
    play_to_reflection(&lab);
    write_editor(&lab, script);
    return lab;
}

static void lab_start(struct lab *lab, bool linear)
{
    static char editor[260];
    snprintf(editor, sizeof editor, "EDITOR=%s", lab->editor);
    const char *const command[] = {"env",
                                   "-u",
                                   "VISUAL",
                                   editor,
                                   getenv("FLEETLAB"),
                                   "--ledger",
                                   lab->ledger,
                                   linear ? "--linear" : NULL,
                                   NULL};
    lab->terminal = terminal_start(
        &(struct terminal_setup){.cols = 100, .rows = 30, .locale = "C.UTF-8", .command = command});
}

/* To the answer of the painted lab. */
static void lab_go(struct lab *lab)
{
    assert_true(terminal_await_text(lab->terminal, "? help"));
    terminal_type(lab->terminal, KEY_ENTER);
    assert_true(terminal_await_text(lab->terminal, ">REFLECT<"));
    terminal_type(lab->terminal, KEY_TAB KEY_TAB);
    assert_true(terminal_await_text(lab->terminal, "^X ^E $EDITOR"));
}

static void lab_end(struct lab *lab)
{
    terminal_free(lab->terminal);
    lab->terminal = NULL;
}

/* How many kept texts lie beside the ledger; the last one's path in `path`. */
static size_t kept(const struct lab *lab, char path[600])
{
    size_t count = 0;
    DIR *folder = opendir(lab->folder);
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        if (strncmp(entry->d_name, "fleetlab-answer-", 16) == 0) {
            snprintf(path, 600, "%s/%s", lab->folder, entry->d_name);
            count++;
        }
    }
    closedir(folder);
    return count;
}

static void expect_kept(const struct lab *lab, const void *bytes, size_t length)
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

static void expect_nothing_kept(const struct lab *lab)
{
    char path[600];
    assert_int_equal(kept(lab, path), 0);
}

/* The last record of what was written. */
static void expect_draft(const struct lab *lab, const char *text)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(lab->ledger, &why);
    const char *last = "";
    assert_non_null(log);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        if (strcmp(record->event, "draft") == 0 && strncmp(record->key, "justif", 6) == 0) {
            last = record->value;
        }
    }
    assert_string_equal(last, text);
    ledger_log_free(log);
}

/* Starts the editor in the painted lab and waits until a word stands on the screen. */
static struct lab edit(void **state, const char *script, const char *then)
{
    struct lab lab = lab_prepare(state, script);
    lab_start(&lab, false);
    lab_go(&lab);
    terminal_type(lab.terminal, CTRL_X_E);
    if (!terminal_await_text(lab.terminal, then)) {
        fail_msg("not said: %s", then);
    }
    return lab;
}

static void editor__text__is_taken_and_its_file_gone(void **state)
{
    struct lab lab = edit(state,
                          "grep -q 'As it was.' \"$1\" && printf 'From my editor.\\n' >\"$1\"",
                          "From my editor.");
    expect_nothing_kept(&lab);
    expect_draft(&lab, "From my editor.");
    lab_end(&lab);
}

static void editor__latin_1__is_converted_whole(void **state)
{
    struct lab lab = edit(state, "printf 'Br\\374cke \\344\\n' >\"$1\"", "was in Latin-1");
    expect_nothing_kept(&lab);
    expect_draft(&lab, "Br\xc3\xbc"
                       "cke \xc3\xa4");
    lab_end(&lab);
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
        struct lab lab = edit(state, cases[i].script, cases[i].says);
        assert_true(terminal_has(lab.terminal, "justification.txt"));
        expect_kept(&lab, cases[i].left, cases[i].length);
        expect_draft(&lab, "As it was.");
        lab_end(&lab);
        kept(&lab, path);
        unlink(path);
        unlink(lab.ledger);
    }
}

static void editor__text_that_is_too_long__is_kept_whole(void **state)
{
    char path[600];
    struct stat status;
    struct lab lab = edit(state, "head -c 70000 /dev/zero | tr '\\000' a >\"$1\"",
                          "70000 bytes and 8000 fit");
    assert_int_equal(kept(&lab, path), 1);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_size, 70000);
    expect_draft(&lab, "As it was.");
    lab_end(&lab);
}

static void editor__that_is_not_there__leaves_all_as_it_was(void **state)
{
    struct lab lab = lab_prepare(state, "exit 0");
    unlink(lab.editor);
    lab_start(&lab, false);
    lab_go(&lab);
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "No editor could be run"));
    expect_nothing_kept(&lab);
    lab_end(&lab);
}

static void editor__that_gives_up__leaves_all_as_it_was(void **state)
{
    struct lab lab = edit(state, "exit 1", "status 1. The answer is as it was");
    expect_nothing_kept(&lab);
    lab_end(&lab);
}

/* The line drops while the editor is open: what it saved is found and offered the next time. */
static void editor__line_that_drops__keeps_and_offers_the_text(void **state)
{
    struct lab lab = edit(state, "printf 'Saved in time.\\n' >\"$1\"; echo at work; exec sleep 100",
                          "at work");
    assert_int_equal(terminal_hang_up(lab.terminal), 0);
    lab_end(&lab);
    expect_kept(&lab, "Saved in time.\n", 15);
    expect_draft(&lab, "As it was.");

    write_editor(&lab, "grep -q 'Saved in time.' \"$1\" && echo 'And more.' >>\"$1\"");
    lab_start(&lab, false);
    assert_true(terminal_await_text(lab.terminal, "was kept in"));
    lab_go(&lab);
    assert_true(terminal_await_text(lab.terminal, "^X ^E opens it"));
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "Open it?"));
    assert_true(terminal_has(lab.terminal, "y yes"));
    terminal_type(lab.terminal, "y");
    assert_true(terminal_await_text(lab.terminal, "And more."));
    expect_nothing_kept(&lab);
    expect_draft(&lab, "Saved in time.\nAnd more.");
    lab_end(&lab);
}

/* Not opened, what was kept stays, and a new text gets a file of its own. */
static void editor__kept_text__stays_when_it_is_not_opened(void **state)
{
    char path[600];
    struct lab lab = edit(state, "printf 'First.' >\"$1\"; exit 3", "ended with status 3");
    write_editor(&lab, "printf 'Second.' >\"$1\"");
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "Open it?"));
    terminal_type(lab.terminal, "\033");
    assert_true(terminal_await_text(lab.terminal, "Not done."));
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "Open it?"));
    terminal_type(lab.terminal, "n");
    assert_true(terminal_await_text(lab.terminal, "Second."));
    expect_draft(&lab, "Second.");
    assert_int_equal(kept(&lab, path), 1);
    expect_kept(&lab, "First.", 6);
    lab_end(&lab);
}

/* A folder that takes no file is a reason that is said. */
static void editor__without_a_file__says_why(void **state)
{
    struct lab lab = lab_prepare(state, "exit 0");
    lab_start(&lab, false);
    lab_go(&lab);
    for (int i = 1; i <= 99; i++) {
        char path[400], number[8] = "";
        if (i > 1) {
            snprintf(number, sizeof number, "-%d", i);
        }
        snprintf(path, sizeof path,
                 "%s/fleetlab-answer-Cloud-Titan-Scaling-Wall-justification%s.txt", lab.folder,
                 number);
        assert_int_equal(mkdir(path, 0700), 0);
    }
    terminal_type(lab.terminal, CTRL_X_E);
    assert_true(terminal_await_text(lab.terminal, "no file beside the ledger: File exists"));
    lab_end(&lab);
}

static void editor__button__opens_it_too(void **state)
{
    struct lab lab = lab_prepare(state, "printf 'By the button.\\n' >\"$1\"");
    lab_start(&lab, false);
    lab_go(&lab);
    terminal_type(lab.terminal, KEY_TAB KEY_TAB KEY_TAB KEY_TAB KEY_TAB);
    assert_true(terminal_await_text(lab.terminal, "> [Write it in your own"));
    terminal_type(lab.terminal, KEY_ENTER);
    assert_true(terminal_await_text(lab.terminal, "By the button."));
    expect_draft(&lab, "By the button.");
    lab_end(&lab);
}

/* ---- in linear mode ---- */

static void linear__editor__takes_the_text_and_keeps_what_it_cannot(void **state)
{
    struct lab lab = lab_prepare(state, "printf 'Half.' >\"$1\"; exit 3");
    lab_start(&lab, true);
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
    expect_draft(&lab, "Half. Whole.");
    lab_end(&lab);
}

static void linear__writing__goes_on_in_the_editor(void **state)
{
    struct lab lab = lab_prepare(state, "grep -q 'two' \"$1\" && printf 'three\\n' >>\"$1\"");
    lab_start(&lab, true);
    terminal_type(lab.terminal, "resume\rjustification\r");
    assert_true(terminal_await_text(lab.terminal, "Line:"));
    terminal_type(lab.terminal, "one\rtwo\r.editor\r");
    assert_true(terminal_await_text(lab.terminal, "Choose:"));
    terminal_type(lab.terminal, "justification\r");
    assert_true(terminal_await_text(lab.terminal, "three"));
    expect_draft(&lab, "one\ntwo\nthree");
    lab_end(&lab);
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
        WITH_FOLDER(linear__writing__goes_on_in_the_editor),
    };
    return cmocka_run_group_tests_name("external", tests, NULL, NULL);
}
