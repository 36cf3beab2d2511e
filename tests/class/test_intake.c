/* A sweep whose calls fail, or which is killed at one of them: each file is taken exactly once.
 * Other users, exchanges and limits are in tests/cmd/test_box.sh. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../store/faulty.h"
#include "../store/scratch.h"
#include "class/intake.h"
#include "store/ledger_log.h"

enum { FILES = 5 };

static void fill(void **state)
{
    mkdir(scratch_path(state, "box"), 0700);
    for (int i = 0; i < FILES; i++) {
        char name[32];
        snprintf(name, sizeof name, "box/%d.csv", i);
        scratch_write(scratch_path(state, name), LEDGER_HEADER "\n", strlen(LEDGER_HEADER) + 1);
    }
}

static enum dropbox_end sweep(void **state, const struct store_kernel *kernel,
                              struct intake *intake, struct fault_list *faults)
{
    return intake_sweep(kernel, scratch_path(state, "box"), scratch_path(state, "store"), "c3",
                        &intake_limits_default, intake, faults, NULL);
}

/* How many names a folder has, and whether none of them begins with a dot. */
static size_t count_names(const char *path, bool *dotted)
{
    size_t count = 0;
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        bool above = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        count += !above;
        *dotted = *dotted || (!above && entry->d_name[0] == '.');
    }
    closedir(folder);
    return count;
}

/* A sound sweep follows: then all files lie in the storage, once, and nothing else does. */
static void assert_all_taken_once(void **state)
{
    struct intake intake;
    struct fault_list faults = {0};
    struct buffer log = {0};
    char folder[32];
    size_t rows = 0;
    bool dotted = false;
    assert_int_equal(sweep(state, store_kernel_system(), &intake, &faults), DROPBOX_DONE);
    assert_int_equal(faults.count, 0);
    assert_int_equal(count_names(scratch_path(state, "box"), &dotted), 0);
    snprintf(folder, sizeof folder, "store/%lu", (unsigned long)getuid());
    assert_int_equal(count_names(scratch_path(state, folder), &dotted), FILES);
    assert_false(dotted);
    for (int i = 0; i < FILES; i++) {
        char name[64];
        struct buffer copy = {0};
        snprintf(name, sizeof name, "%s/%d.csv", folder, i);
        scratch_read(scratch_path(state, name), &copy);
        assert_string_equal(buffer_text(&copy), LEDGER_HEADER "\n");
        buffer_free(&copy);
    }
    scratch_read(scratch_path(state, "store/sweep.csv"), &log);
    for (const char *at = buffer_text(&log); (at = strchr(at, '\n')) != NULL; at++) {
        rows++;
    }
    assert_int_equal(rows, FILES + 1);
    buffer_free(&log);
}

static void drop(void **state)
{
    scratch_remove(state);
    scratch_make(state);
}

static void sweep__takes_each_file_once__when_any_call_fails(void **state)
{
    static const int errors[] = {ENOSPC, EIO, EDQUOT};
    size_t injected = 0;
    for (size_t i = 0; i < 6; i++) {
        bool happened = true;
        for (size_t n = 1; happened; n++, injected += happened) {
            struct faulty faulty;
            struct intake intake;
            struct fault_list faults = {0};
            fill(state);
            faulty_init(&faulty);
            faulty.no_sync = true;
            faulty.error = errors[i / 2];
            faulty.way = i % 2 == 0 ? FAULTY_ERROR : FAULTY_SHORT;
            faulty.first = faulty.last = n;
            sweep(state, &faulty.kernel, &intake, &faults);
            happened = faulty_happened(&faulty);
            if (intake.swept < FILES) {
                assert_true(faults.count > 0);
            }
            fault_free(&faults);
            assert_all_taken_once(state);
            drop(state);
        }
    }
    print_message("# %zu faults injected into sweeps\n", injected);
    assert_true(injected > 100);
}

/* Sweeps in a process of its own, which is to be killed; false when it lived. */
static bool sweep_and_die(void **state, enum faulty_way way, size_t first)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        struct faulty faulty;
        struct intake intake;
        struct fault_list faults = {0};
        faulty_init(&faulty);
        faulty.no_sync = true;
        faulty.way = way;
        faulty.first = faulty.last = first;
        sweep(state, &faulty.kernel, &intake, &faults);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

static void sweep__takes_each_file_once__when_killed_at_any_call(void **state)
{
    static const enum faulty_way ways[] = {FAULTY_KILL_BEFORE, FAULTY_KILL_MIDDLE,
                                           FAULTY_KILL_AFTER};
    size_t kills = 0;
    for (size_t i = 0; i < 3; i++) {
        bool killed = true;
        for (size_t n = 1; killed; n++, kills += killed) {
            fill(state);
            killed = sweep_and_die(state, ways[i], n);
            if (killed) { /* and the one after it, a little later */
                sweep_and_die(state, ways[i], n + 3);
            }
            assert_all_taken_once(state);
            drop(state);
        }
    }
    print_message("# %zu sweeps killed\n", kills);
    assert_true(kills > 50);
}

static void sweep__tells_what_was_never_finished__from_what_is_in_the_making(void **state)
{
    struct faulty faulty;
    struct intake intake;
    struct fault_list faults = {0};
    faulty_init(&faulty);
    faulty.step_ms = 0;
    mkdir(scratch_path(state, "box"), 0700);
    scratch_write(scratch_path(state, "box/.dot"), "x", 1);
    faulty.now_ms = store_kernel_system()->wall_ms(NULL) + 595 * 1000;
    assert_int_equal(sweep(state, &faulty.kernel, &intake, &faults), DROPBOX_DONE);
    assert_int_equal(intake.making, 1);
    assert_int_equal(intake_left(&intake), 0);
    faulty.now_ms += 10 * 1000;
    assert_int_equal(sweep(state, &faulty.kernel, &intake, &faults), DROPBOX_DONE);
    assert_int_equal(intake.making, 0);
    assert_int_equal(intake.left[INTAKE_UNFINISHED], 1);
    fault_free(&faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sweep__takes_each_file_once__when_any_call_fails,
                                        scratch_make, scratch_remove),
        cmocka_unit_test_setup_teardown(sweep__takes_each_file_once__when_killed_at_any_call,
                                        scratch_make, scratch_remove),
        cmocka_unit_test_setup_teardown(
            sweep__tells_what_was_never_finished__from_what_is_in_the_making, scratch_make,
            scratch_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
