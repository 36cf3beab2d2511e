/* Plain lines on a home without room or without locks: a full quota at each write of a session, and
 * no locks at all. What happens is said in words, at once; nothing that was saved is lost. */
#include "../course/ours.h"
#include "../store/faulty.h"
#include "../store/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenes/stage.h"
#include "store/ledger_log.h"
#include "term/linear.h"

static struct catalog *catalog;

/* Part 1 from the start to its end. */
static const char part1[] =
    "begin\ntrack.cloud\npart.1\nto_lock\nchoice=hop3\nnumber=22\n"
    "mechanism=light\nconfidence=3\nlock\nyes\nto_mission\nlocal_steps=50\ncommit\n"
    "to_observe\nobservation=the ocean is slow\nobserve\nto_reflect\n"
    "topology=torus\ncount=never\njustification\nBytes decide.\n.\n"
    "submit\nquit\n";

/* What a run printed, and how it ended. */
struct program_run {
    struct buffer said;
    int status;
};

/* Runs the lines of a script against the ledger in the home. */
static void play(void **state, const struct store_kernel *kernel, const char *script,
                 struct program_run *run)
{
    const char *lines = scratch_path(state, "script");
    char *text = NULL;
    size_t size = 0;

    scratch_write(lines, script, strlen(script));

    const struct session_options lab = {.catalog = catalog,
                                        .kernel = kernel,
                                        .ledger_path = scratch_path(state, "home/ledger.csv"),
                                        .login = "ada",
                                        .uid = 1000,
                                        .course = "test",
                                        .salt = "salt",
                                        .variant = -1,
                                        .unit_words = true};
    const struct linear_options options = {.input = open(lines, O_RDONLY | O_CLOEXEC),
                                           .output = open_memstream(&text, &size),
                                           .why = "linear.why.asked"};
    struct stage *stage = stage_open(&lab);

    run->status = linear_run(stage, &options);
    stage_close(stage);
    fclose(options.output);
    close(options.input);
    buffer_cut(&run->said, 0);
    buffer_add(&run->said, text, size);
    free(text);
}

static size_t count_events(const struct ledger_log *log, const char *event)
{
    size_t count = 0;

    for (size_t i = 0; log != NULL && i < ledger_log_count(log); i++) {
        count += strcmp(ledger_log_record(log, i)->event, event) == 0;
    }
    return count;
}

/* The ledger as it lies there; NULL where there is none yet. Ends the test if it is damaged. */
static struct ledger_log *read_ledger(void **state)
{
    const char *path = scratch_path(state, "home/ledger.csv");
    struct buffer why = {0};
    size_t number;
    struct ledger_log *log = access(path, F_OK) == 0 ? ledger_log_read(path, &why) : NULL;

    if (log != NULL && ledger_log_torn(log) == 0 && !ledger_log_verify(log, &number, &why)) {
        fail_msg("%s", buffer_text(&why));
    }
    buffer_free(&why);
    return log;
}

static void assert_said(const struct program_run *run, const char *words)
{
    if (strstr(buffer_text(&run->said), words) == NULL) {
        fail_msg("\"%s\" was not said in:\n%s", words, buffer_text(&run->said));
    }
}

/* What the screen said of a record, and the record's event. */
static const struct {
    const char *words, *event;
} promises[] = {{"UNANCHORED ", "lock"},
                {"Saved as run 1", "run"},
                {"Your prediction and the result, side by side", "reveal"},
                {"your written answer is read by a person", "reflect"}};

/* What was called saved is there, once; and where there is room again the session goes on. */
static void assert_nothing_is_lost(void **state, const struct program_run *run)
{
    struct faulty fair;
    struct program_run next = {0};
    struct ledger_log *log = read_ledger(state);
    size_t records = log != NULL ? ledger_log_count(log) : 0;

    for (size_t i = 0; i < sizeof promises / sizeof promises[0]; i++) {
        bool said = strstr(buffer_text(&run->said), promises[i].words) != NULL;

        if (said && count_events(log, promises[i].event) != 1) {
            fail_msg("\"%s\" was said, and there is no %s", promises[i].words, promises[i].event);
        }
    }
    ledger_log_free(log);
    faulty_init(&fair);
    play(state, &fair.kernel, "names\nquit\n", &next);
    assert_int_equal(next.status, 0);
    assert_null(strstr(buffer_text(&next.said), "NOT SAVED"));
    log = read_ledger(state);
    assert_int_equal(ledger_log_torn(log), 0);
    assert_true(ledger_log_count(log) >= records + 2); /* open and close */
    ledger_log_free(log);
    buffer_free(&next.said);
}

static void start_anew(void **state)
{
    assert_int_equal(scratch_remove(state), 0);
    assert_int_equal(scratch_make(state), 0);
}

/* COUNT calls of a kind fail with a full quota, from each one on. */
static void check_quota(void **state, enum faulty_call call, enum faulty_way way, size_t count)
{
    size_t faults = 0;

    for (size_t first = 1;; first++) {
        struct faulty faulty;
        struct program_run run = {0};

        faulty_init(&faulty);
        faulty.call = call;
        faulty.way = way;
        faulty.error = EDQUOT;
        faulty.first = first;
        faulty.last = first + count - 1;
        play(state, &faulty.kernel, part1, &run);
        if (!faulty_happened(&faulty)) {
            assert_int_equal(run.status, 0);
            assert_null(strstr(buffer_text(&run.said), "NOT SAVED"));
            buffer_free(&run.said);
            break;
        }
        faults++;
        if (first < faulty.counts[call]) { /* not the last one: it says that the session closed */
            assert_said(&run, "NOT SAVED");
            assert_said(&run, way == FAULTY_SHORT ? "free some space" : "your quota is full");
            assert_said(&run, "then try again");
            assert_true(count == 1 || run.status != 0);
        }
        assert_nothing_is_lost(state, &run);
        buffer_free(&run.said);
        start_anew(state);
    }
    assert_true(faults > 8);
    print_message("# %zu full quotas survived\n", faults);
    start_anew(state);
}

static void linear__says_that_the_quota_is_full__at_each_write(void **state)
{
    check_quota(state, FAULTY_WRITE, FAULTY_ERROR, 1);
    check_quota(state, FAULTY_WRITE, FAULTY_ERROR, 1000000);
}

static void linear__says_that_there_is_no_room__at_each_half_write(void **state)
{
    check_quota(state, FAULTY_WRITE, FAULTY_SHORT, 1000000);
}

static void linear__says_that_the_quota_is_full__at_each_sync(void **state)
{
    check_quota(state, FAULTY_FDATASYNC, FAULTY_ERROR, 1000000);
}

static void linear__says_that_there_are_no_locks__and_keeps_what_is_there(void **state)
{
    static const int errors[] = {ENOLCK, ENOSYS, EOPNOTSUPP};

    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        struct faulty fair;
        struct faulty faulty;
        struct program_run run = {0};
        struct buffer before = {0};
        struct buffer after = {0};

        faulty_init(&fair);
        play(state, &fair.kernel, part1, &run);
        scratch_read(scratch_path(state, "home/ledger.csv"), &before);
        faulty_init(&faulty);
        faulty.call = FAULTY_LOCK;
        faulty.error = errors[i];
        faulty.first = 1;
        faulty.last = 1000000;
        play(state, &faulty.kernel, part1, &run);
        assert_int_not_equal(run.status, 0);
        assert_said(&run, "NOTHING CAN BE SAVED");
        assert_said(&run, "can't be locked");
        assert_said(&run, "give a place on a local disk with --ledger");
        scratch_read(scratch_path(state, "home/ledger.csv"), &after);
        assert_string_equal(buffer_text(&after), buffer_text(&before));
        buffer_free(&run.said);
        buffer_free(&before);
        buffer_free(&after);
        start_anew(state);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)
    const struct CMUnitTest tests[] = {
        TEST(linear__says_that_the_quota_is_full__at_each_write),
        TEST(linear__says_that_there_is_no_room__at_each_half_write),
        TEST(linear__says_that_the_quota_is_full__at_each_sync),
        TEST(linear__says_that_there_are_no_locks__and_keeps_what_is_there),
    };

    catalog = our_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
