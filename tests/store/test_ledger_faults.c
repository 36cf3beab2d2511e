/* Tests of the ledger's promise that nothing acknowledged is lost: a scripted session in which
 * each call to the kernel fails in turn, or is the last thing that the process does. */
#include "scratch.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faulty.h"
#include "store/ledger.h"

static const struct ledger_identity student = {
    .login = "ada", .course = "c3", .data = "d1", .program = "fleetlab 0.1", .uid = 1000};

enum { ANSWERS = 5, TRIES = 3 };

/* What a session got acknowledged: value i is "answer i". */
struct acks {
    bool got[ANSWERS];
    int pipe; /* where each is told at once, or -1 */
};

/* A student's session: ANSWERS locks, each tried again when it failed. Returns the number of
 * failures that were told. */
static size_t play(struct faulty *faulty, const char *path, struct acks *acks)
{
    struct ledger *ledger = ledger_open(&faulty->kernel, path, &student);
    size_t failures = ledger_state(ledger) != LEDGER_READY;

    for (int i = 0; i < ANSWERS && ledger_state(ledger) == LEDGER_READY; i++) {
        char value[32];
        const struct ledger_entry entry = {.event = "lock", .value = value};

        snprintf(value, sizeof value, "answer %d", i);
        for (int try = 0; try < TRIES && !acks->got[i]; try++) {
            acks->got[i] = ledger_append(ledger, &entry) == 0;
            failures += !acks->got[i];
            if (!acks->got[i] && strstr(ledger_error(ledger), "; ") == NULL) {
                fail_msg("a failure without a mend: \"%s\"", ledger_error(ledger));
            }
        }
        if (acks->got[i] && acks->pipe >= 0 && write(acks->pipe, &(char){(char)i}, 1) != 1) {
            _exit(2);
        }
    }
    if (failures > 0 && ledger_state(ledger) != LEDGER_READY &&
        strstr(ledger_error(ledger), "; ") == NULL) {
        fail_msg("a refusal without a mend: \"%s\"", ledger_error(ledger));
    }
    ledger_close(ledger);
    return failures;
}

/* Starts again without faults: every acknowledged answer is there, none twice, all is sound. */
static void assert_kept(const char *path, const struct acks *acks, const char *when, size_t which)
{
    struct faulty fair;
    struct buffer why = {0};
    size_t found[ANSWERS] = {0};
    size_t number = 0;

    faulty_init(&fair);

    struct ledger *ledger = ledger_open(&fair.kernel, path, &student);
    const struct ledger_entry entry = {.event = "run", .value = "after"};

    if (ledger_state(ledger) != LEDGER_READY || ledger_append(ledger, &entry) != 0) {
        fail_msg("%s %zu: no new start: %s", when, which, ledger_error(ledger));
    }
    for (size_t i = 0; i < ledger_log_count(ledger_log(ledger)); i++) {
        int answer;

        if (sscanf(ledger_log_record(ledger_log(ledger), i)->value, "answer %d", &answer) == 1) {
            found[answer]++;
        }
    }
    for (int i = 0; i < ANSWERS; i++) {
        if (found[i] > 1 || (acks->got[i] && found[i] == 0)) {
            fail_msg("%s %zu: answer %d is there %zu times", when, which, i, found[i]);
        }
    }
    if (!ledger_log_verify(ledger_log(ledger), &number, &why)) {
        fail_msg("%s %zu: %s", when, which, buffer_text(&why));
    }
    ledger_close(ledger);
    buffer_free(&why);
}

/* Empties the folder for the next session. */
static void clean(void **state)
{
    assert_int_equal(scratch_remove(state), 0);
    assert_int_equal(scratch_make(state), 0);
}

/* Lets each call of one kind fail in turn, COUNT calls at a time, until none is left. */
static void fail_each(void **state, enum faulty_call call, enum faulty_way way, int error,
                      size_t count)
{
    for (size_t n = 1;; n++) {
        const char *path = scratch_path(state, "a/l.csv");
        struct faulty faulty;
        struct acks acks = {.pipe = -1};

        faulty_init(&faulty);
        faulty.call = call;
        faulty.way = way;
        faulty.error = error;
        faulty.first = n;
        faulty.last = n + count - 1;

        size_t failures = play(&faulty, path, &acks);

        assert_kept(path, &acks, strerror(error), n);
        clean(state);
        if (!faulty_happened(&faulty)) {
            assert_true(n > 1); /* the session makes such calls at all */
            assert_int_equal(failures, 0);
            return;
        }
    }
}

static void ledger__keeps_every_answer__when_a_write_fails(void **state)
{
    static const int errors[] = {ENOSPC, EIO, EDQUOT};

    for (size_t i = 0; i < 3; i++) {
        fail_each(state, FAULTY_WRITE, FAULTY_ERROR, errors[i], 1);
        fail_each(state, FAULTY_WRITE, FAULTY_ERROR, errors[i], 4);
        fail_each(state, FAULTY_WRITE, FAULTY_SHORT, errors[i], 1);
        fail_each(state, FAULTY_WRITE, FAULTY_SHORT, errors[i], 4);
    }
}

static void ledger__keeps_every_answer__when_a_sync_fails(void **state)
{
    static const int errors[] = {ENOSPC, EIO, EDQUOT};

    for (size_t i = 0; i < 3; i++) {
        fail_each(state, FAULTY_FDATASYNC, FAULTY_ERROR, errors[i], 1);
        fail_each(state, FAULTY_FDATASYNC, FAULTY_ERROR, errors[i], 4);
        fail_each(state, FAULTY_FSYNC, FAULTY_ERROR, errors[i], 1);
    }
}

static void ledger__keeps_every_answer__when_any_call_fails(void **state)
{
    static const int errors[] = {EIO, ENOSPC, EACCES};
    static const size_t counts[] = {1, 2, 5, 1000};

    for (size_t i = 0; i < 3; i++) {
        for (size_t j = 0; j < 4; j++) {
            fail_each(state, FAULTY_ANY, FAULTY_ERROR, errors[i], counts[j]);
            fail_each(state, FAULTY_ANY, FAULTY_SHORT, errors[i], counts[j]);
        }
    }
}

static void ledger__trusts_no_descriptor__whose_sync_failed(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    const struct ledger_entry entry = {.event = "lock", .value = "1"};
    struct faulty faulty;

    faulty_init(&faulty);

    struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);

    faulty.call = FAULTY_FDATASYNC;
    faulty.error = EIO;
    faulty.first = faulty.last = faulty.counts[FAULTY_FDATASYNC] + 1;
    assert_int_equal(ledger_append(ledger, &entry), -1);
    assert_non_null(strstr(ledger_error(ledger), "could not be synced"));
    assert_int_equal(ledger_log_count(ledger_log(ledger)), 1);

    size_t opens = faulty.counts[FAULTY_OPEN];
    size_t reads = faulty.counts[FAULTY_PREAD];

    assert_int_equal(ledger_append(ledger, &entry), 0);
    assert_true(faulty.counts[FAULTY_OPEN] > opens);
    assert_true(faulty.counts[FAULTY_PREAD] > reads);
    assert_int_equal(ledger_log_count(ledger_log(ledger)), 2);
    ledger_close(ledger);
}

static void ledger__is_whole_again__right_after_a_short_write(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    const struct ledger_entry entry = {.event = "lock", .value = "1"};
    struct buffer before = {0};
    struct buffer after = {0};
    struct faulty faulty;

    faulty_init(&faulty);

    struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);

    scratch_read(path, &before);
    faulty.call = FAULTY_WRITE;
    faulty.way = FAULTY_SHORT;
    faulty.first = faulty.last = faulty.counts[FAULTY_WRITE] + 1;
    assert_int_equal(ledger_append(ledger, &entry), -1);
    assert_non_null(strstr(ledger_error(ledger), "No space left on device"));
    scratch_read(path, &after);
    assert_string_equal(buffer_text(&before), buffer_text(&after));
    assert_int_equal(ledger_append(ledger, &entry), 0);
    ledger_close(ledger);
    buffer_free(&before);
    buffer_free(&after);
}

static void ledger__refuses_to_go_on__when_saved_bytes_changed_meanwhile(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    const struct ledger_entry entry = {.event = "lock", .value = "1"};
    struct buffer content = {0};
    struct faulty faulty;

    faulty_init(&faulty);

    struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);

    faulty.call = FAULTY_FDATASYNC;
    faulty.error = EIO;
    faulty.first = faulty.last = faulty.counts[FAULTY_FDATASYNC] + 1;
    assert_int_equal(ledger_append(ledger, &entry), -1);
    scratch_read(path, &content);
    content.bytes[content.length / 2] ^= 1;
    scratch_write(path, content.bytes, content.length);
    assert_int_equal(ledger_append(ledger, &entry), -1);
    assert_non_null(strstr(ledger_error(ledger), "no longer what was saved"));
    ledger_close(ledger);
    buffer_free(&content);
}

/* Opens a ledger with a torn line while call number N of one kind fails. */
static void open_torn(void **state, enum faulty_call call, size_t n, const char *said)
{
    static const char torn[] = LEDGER_HEADER "\n1,1,torn";
    const char *path = scratch_path(state, "l.csv");
    struct buffer content = {0};
    struct faulty faulty;

    scratch_write(path, torn, strlen(torn));
    assert_int_equal(chmod(path, 0600), 0);
    faulty_init(&faulty);
    faulty.call = call;
    faulty.error = EIO;
    faulty.first = faulty.last = n;

    struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);

    assert_true(faulty_happened(&faulty));
    assert_int_equal(ledger_state(ledger), LEDGER_READ_ONLY);
    assert_non_null(strstr(ledger_error(ledger), said));
    ledger_close(ledger);
    if (call != FAULTY_FDATASYNC) { /* not copied: neither cut, nor half a copy left lying about */
        scratch_read(path, &content);
        assert_string_equal(buffer_text(&content), torn);
        assert_int_equal(access(scratch_path(state, "l.csv.torn-1"), F_OK), -1);
    }
    buffer_free(&content);
}

static void ledger__cuts_no_torn_line__that_it_could_not_keep(void **state)
{
    open_torn(state, FAULTY_WRITE, 1, "can't be copied aside");
    open_torn(state, FAULTY_FSYNC, 1, "can't be copied aside");
    open_torn(state, FAULTY_FSYNC, 2, "can't be copied aside");
    open_torn(state, FAULTY_FDATASYNC, 1, "can't be cut back");
}

static void ledger__syncs_its_name__until_it_has_a_record(void **state)
{
    static const char header[] = LEDGER_HEADER "\n";
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;

    scratch_write(path, header, strlen(header)); /* cut off before the first record */
    assert_int_equal(chmod(path, 0600), 0);
    faulty_init(&faulty);
    ledger_close(ledger_open(&faulty.kernel, path, &student));
    assert_true(faulty.counts[FAULTY_FSYNC] > 0);
    faulty_init(&faulty);
    ledger_close(ledger_open(&faulty.kernel, path, &student));
    assert_int_equal(faulty.counts[FAULTY_FSYNC], 0);
}

static void ledger__begins__with_one_write_and_one_sync(void **state)
{
    struct faulty faulty;

    faulty_init(&faulty);
    ledger_close(ledger_open(&faulty.kernel, scratch_path(state, "new.csv"), &student));
    assert_int_equal(faulty.counts[FAULTY_WRITE], 1);
    assert_int_equal(faulty.counts[FAULTY_FDATASYNC], 1);
}

static void ledger__leaves_a_later_session_alone__after_a_failed_sync(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    const struct ledger_entry entry = {.event = "lock", .value = "1"};
    struct faulty faulty;
    struct faulty fair;

    faulty_init(&faulty);
    faulty_init(&fair);

    struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);

    faulty.call = FAULTY_FDATASYNC;
    faulty.error = EIO;
    faulty.first = faulty.last = faulty.counts[FAULTY_FDATASYNC] + 1;
    assert_int_equal(ledger_append(ledger, &entry), -1);

    struct ledger *other = ledger_open(&fair.kernel, path, &student); /* the lock was free */

    assert_int_equal(ledger_state(other), LEDGER_READY);
    assert_int_equal(ledger_append(ledger, &entry), -1);
    assert_non_null(strstr(ledger_error(ledger), "another session"));
    assert_int_equal(ledger_append(other, &entry), 0);

    size_t count = ledger_log_count(ledger_log(other));

    ledger_close(other);
    assert_int_equal(ledger_append(ledger, &entry), -1);
    assert_non_null(strstr(ledger_error(ledger), "no longer what was saved"));
    ledger_close(ledger);
    other = ledger_open(&fair.kernel, path, &student);
    assert_int_equal(ledger_log_count(ledger_log(other)), count + 1);
    assert_int_equal(ledger_notices(other)->count, 0);
    ledger_close(other);
}

/* Plays in a child that dies at call N. Returns false when it came through alive. */
static bool play_and_die(const char *path, enum faulty_way way, size_t n, struct acks *acks)
{
    int ends[2];
    int status;
    char answer;

    assert_int_equal(pipe(ends), 0);

    pid_t child = fork();

    if (child == 0) {
        struct faulty faulty;
        struct acks told = {.pipe = ends[1]};

        faulty_init(&faulty);
        faulty.way = way;
        faulty.first = faulty.last = n;
        play(&faulty, path, &told);
        _exit(0);
    }
    close(ends[1]);
    while (read(ends[0], &answer, 1) == 1) {
        acks->got[(int)answer] = true;
    }
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status)) {
        assert_int_equal(WTERMSIG(status), SIGKILL);
        return true;
    }
    assert_int_equal(WEXITSTATUS(status), 0);
    return false;
}

static void kill_at_each(void **state, enum faulty_way way)
{
    for (size_t n = 1;; n++) {
        const char *path = scratch_path(state, "a/l.csv");
        struct acks acks = {.pipe = -1};
        bool died = play_and_die(path, way, n, &acks);

        assert_kept(path, &acks, "killed at call", n);
        clean(state);
        if (!died) {
            assert_true(n > 20);
            return;
        }
    }
}

static void ledger__keeps_every_answer__when_killed_before_any_call(void **state)
{
    kill_at_each(state, FAULTY_KILL_BEFORE);
}

static void ledger__keeps_every_answer__when_killed_in_the_middle_of_a_write(void **state)
{
    kill_at_each(state, FAULTY_KILL_MIDDLE);
}

static void ledger__keeps_every_answer__when_killed_after_any_call(void **state)
{
    kill_at_each(state, FAULTY_KILL_AFTER);
}

static void ledger__keeps_every_answer__when_the_power_fails(void **state)
{
    kill_at_each(state, FAULTY_POWER_LOSS);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(ledger__keeps_every_answer__when_a_write_fails),
        IN_SCRATCH(ledger__keeps_every_answer__when_a_sync_fails),
        IN_SCRATCH(ledger__keeps_every_answer__when_any_call_fails),
        IN_SCRATCH(ledger__trusts_no_descriptor__whose_sync_failed),
        IN_SCRATCH(ledger__is_whole_again__right_after_a_short_write),
        IN_SCRATCH(ledger__refuses_to_go_on__when_saved_bytes_changed_meanwhile),
        IN_SCRATCH(ledger__cuts_no_torn_line__that_it_could_not_keep),
        IN_SCRATCH(ledger__syncs_its_name__until_it_has_a_record),
        IN_SCRATCH(ledger__begins__with_one_write_and_one_sync),
        IN_SCRATCH(ledger__leaves_a_later_session_alone__after_a_failed_sync),
        IN_SCRATCH(ledger__keeps_every_answer__when_killed_before_any_call),
        IN_SCRATCH(ledger__keeps_every_answer__when_killed_in_the_middle_of_a_write),
        IN_SCRATCH(ledger__keeps_every_answer__when_killed_after_any_call),
        IN_SCRATCH(ledger__keeps_every_answer__when_the_power_fails),
    };

    return cmocka_run_group_tests_name("ledger_faults", tests, NULL, NULL);
}
