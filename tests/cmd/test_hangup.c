/* The real program in plain lines, hung up and killed after every line of a session: what it had
 * said was SAVED, and what was being written, is there. */
#include "../setting.h"
#include "../store/scratch.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/ledger_log.h"

/* A line, and the record that is on disk once SAVED stands behind it; NULL: none. */
struct line {
    const char *text;
    const char *event, *value;
};

static const struct line script[] = {
    {"begin", NULL, NULL},
    {"track.cloud", "track", "cloud"},
    {"part.1", NULL, NULL},
    {"to_lock", NULL, NULL},
    {"choice=hop3", NULL, NULL},
    {"number=22", NULL, NULL},
    {"mechanism=light", NULL, NULL},
    {"confidence=3", NULL, NULL},
    {"lock", NULL, NULL},
    {"yes", "lock", "choice=hop3\nnumber=22\n"},
    {"to_mission", NULL, NULL},
    {"local_steps=50", NULL, NULL},
    {"commit", "run", "local_steps=50\n"},
    {"to_observe", NULL, NULL},
    {"observation=the ocean is slow", NULL, NULL},
    {"observe", "observe", "the ocean is slow"},
    {"to_reflect", NULL, NULL},
    {"topology=torus", NULL, NULL},
    {"count=never", NULL, NULL},
    {"justification", NULL, NULL},
    {"Bytes decide.", NULL, NULL},
    {"Light does not.", NULL, NULL},
    {".", NULL, NULL},
    {"submit", "reflect", "justification=Bytes decide.\\nLight does not."},
};

enum { LINES = sizeof script / sizeof script[0], OBSERVED = 14, WROTE_ONE = 20, WROTE_TWO = 21 };

struct program {
    pid_t pid;
    int input, output;
};

static struct program start(const char *ledger)
{
    int in[2], out[2];
    const char *fleetlab = setting("FLEETLAB");
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    struct program program = {fork(), in[1], out[0]};
    if (program.pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        close(in[0]);
        close(in[1]);
        close(out[0]);
        close(out[1]);
        execl(fleetlab, "fleetlab", "--linear", "--ledger", ledger, (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    return program;
}

/* Reads until a prompt waits (": " or "> " at the end), into SAID. */
static void listen(const struct program *program, struct buffer *said)
{
    buffer_cut(said, 0);
    for (;;) {
        struct pollfd ready = {program->output, POLLIN, 0};
        if (poll(&ready, 1, 10000) != 1) {
            fail_msg("no prompt behind: %s", buffer_text(said));
        }
        ssize_t got = read(program->output, buffer_reserve(said, 4096), 4096);
        if (got <= 0) {
            fail_msg("the program ended behind: %s", buffer_text(said));
        }
        buffer_grew(said, (size_t)got);
        const char *text = buffer_text(said);
        if (said->length >= 2 && (strcmp(text + said->length - 2, ": ") == 0 ||
                                  strcmp(text + said->length - 2, "> ") == 0)) {
            return;
        }
    }
}

/* Ends the program by a signal and waits for it. */
static int end(const struct program *program, int number)
{
    int status;
    char rest[4096];
    assert_int_equal(kill(program->pid, number), 0);
    while (read(program->output, rest, sizeof rest) > 0) {
        continue;
    }
    assert_int_equal(waitpid(program->pid, &status, 0), program->pid);
    close(program->input);
    close(program->output);
    return status;
}

/* Plays the first COUNT lines, notes what was called SAVED, and ends by the signal. */
static void play(const char *ledger, int count, int number, bool saved[LINES])
{
    struct program program = start(ledger);
    struct buffer said = {0};
    listen(&program, &said);
    for (int i = 0; i < count; i++) {
        assert_int_equal(dprintf(program.input, "%s\n", script[i].text),
                         (int)strlen(script[i].text) + 1);
        listen(&program, &said);
        saved[i] = strstr(buffer_text(&said), "SAVED.") && !strstr(buffer_text(&said), "NOT SAVED");
        if (script[i].event && !saved[i]) {
            fail_msg("%s is not SAVED: %s", script[i].text, buffer_text(&said));
        }
    }
    int status = end(&program, number);
    assert_true(number == SIGKILL ? WIFSIGNALED(status)
                                  : WIFEXITED(status) && WEXITSTATUS(status) == 0);
    buffer_free(&said);
}

static bool has_record(const struct ledger_log *log, const char *event, const char *value)
{
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        if (strcmp(record->event, event) == 0 && strstr(record->value, value)) {
            return true;
        }
    }
    return false;
}

static void assert_kept(const char *ledger, int count, int number, const bool saved[LINES])
{
    struct buffer why = {0};
    size_t bad;
    struct ledger_log *log = ledger_log_read(ledger, &why);
    if (!log || !ledger_log_verify(log, &bad, &why)) {
        fail_msg("after %d lines: %s", count, buffer_text(&why));
    }
    for (int i = 0; i < count; i++) {
        if (saved[i] && script[i].event && !has_record(log, script[i].event, script[i].value)) {
            fail_msg("after %d lines: %s is lost", count, script[i].text);
        }
    }
    if (count > OBSERVED) {
        assert_true(has_record(log, "draft", "the ocean is slow"));
    }
    if (number != SIGKILL) { /* there was time to save what was being written */
        assert_true(count <= WROTE_ONE || has_record(log, "draft", "Bytes decide."));
        assert_true(count <= WROTE_TWO || has_record(log, "draft", "Light does not."));
        assert_true(has_record(log, "close", ""));
    }
    ledger_log_free(log);
}

static void end_after_every_line(void **state, int number)
{
    for (int count = 0; count <= LINES; count++) {
        bool saved[LINES] = {false};
        const char *ledger = scratch_path(state, "home/l.csv");
        play(ledger, count, number, saved);
        assert_kept(ledger, count, number, saved);
        assert_int_equal(scratch_remove(state), 0);
        assert_int_equal(scratch_make(state), 0);
    }
    print_message("# ended by signal %d after each of %d lines\n", number, LINES);
}

static void program__keeps_what_it_called_saved__when_hung_up(void **state)
{
    end_after_every_line(state, SIGHUP);
}

static void program__keeps_what_it_called_saved__when_terminated(void **state)
{
    end_after_every_line(state, SIGTERM);
}

static void program__keeps_what_it_called_saved__when_killed(void **state)
{
    end_after_every_line(state, SIGKILL);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(program__keeps_what_it_called_saved__when_hung_up),
        IN_SCRATCH(program__keeps_what_it_called_saved__when_terminated),
        IN_SCRATCH(program__keeps_what_it_called_saved__when_killed),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests_name("hangup", tests, NULL, NULL);
}
