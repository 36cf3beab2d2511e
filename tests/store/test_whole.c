/* Tests of whole: the new file or the older one, never half of one, whatever fails or dies. */
#include "faulty.h"
#include "scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/whole.h"

static const char older[] = "the older report\n";
static const char newer[] = "the newer report, which is longer\n";

static void assert_holds(const char *path, const char *text)
{
    struct buffer content = {0};

    scratch_read(path, &content);
    assert_string_equal(buffer_text(&content), text);
    buffer_free(&content);
}

/* Entries of the folder, dots left out. */
static size_t count_files(const char *folder)
{
    DIR *entries = opendir(folder);
    size_t count = 0;

    assert_non_null(entries);
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    closedir(entries);
    return count;
}

static mode_t mode_of(const char *path)
{
    struct stat status;

    assert_int_equal(lstat(path, &status), 0);
    return status.st_mode;
}

static void assert_written(const char *path)
{
    struct buffer why = {0};

    if (!whole_write(store_kernel_system(), path, newer, strlen(newer), &why)) {
        fail_msg("%s", buffer_text(&why));
    }
    assert_holds(path, newer);
}

static void whole__makes_a_file__as_the_umask_says(void **state)
{
    const char *path = scratch_path(state, "report.txt");
    mode_t before = umask(027);

    assert_written(path);
    umask(before);
    assert_int_equal(mode_of(path) & 07777, 0640);
    assert_int_equal(count_files(*state), 1);
}

static void whole__replaces_a_file__and_keeps_its_mode(void **state)
{
    const char *path = scratch_path(state, "report.txt");

    scratch_write(path, older, strlen(older));
    assert_int_equal(chmod(path, 0604), 0);
    assert_written(path);
    assert_int_equal(mode_of(path) & 07777, 0604);
    assert_int_equal(count_files(*state), 1);
}

static void whole__follows_a_link__and_leaves_it(void **state)
{
    const char *path = scratch_path(state, "report.txt");
    const char *link = scratch_path(state, "link");

    scratch_write(path, older, strlen(older));
    assert_int_equal(symlink("report.txt", link), 0);
    assert_written(link);
    assert_true(S_ISLNK(mode_of(link)));
    assert_holds(path, newer);
}

static void whole__takes_a_name__as_long_as_names_may_be(void **state)
{
    char name[256];

    memset(name, 'n', 255);
    name[255] = '\0';
    assert_written(scratch_path(state, name));
    assert_int_equal(count_files(*state), 1);
}

static void whole__writes_to_what_is_no_file(void **state)
{
    const char *path = scratch_path(state, "pipe");
    char got[sizeof newer] = "";
    struct buffer why = {0};

    assert_int_equal(mkfifo(path, 0600), 0);

    int reader = open(path, O_RDONLY | O_NONBLOCK);

    assert_true(reader >= 0);
    assert_true(whole_write(store_kernel_system(), path, newer, strlen(newer), &why));
    assert_int_equal(read(reader, got, sizeof got), strlen(newer));
    close(reader);
    assert_string_equal(got, newer);
    assert_true(S_ISFIFO(mode_of(path)));
    assert_false(whole_write(store_kernel_system(), "/dev/full", newer, strlen(newer), &why));
    assert_non_null(strstr(buffer_text(&why), "free some space"));
    buffer_free(&why);
}

static void whole__refuses__and_says_why(void **state)
{
    const char *const places[] = {".", "absent/report.txt"};

    for (size_t i = 0; i < 2; i++) {
        struct buffer why = {0};

        assert_false(whole_write(store_kernel_system(), scratch_path(state, places[i]), newer,
                                 strlen(newer), &why));
        assert_non_null(strstr(buffer_text(&why), places[i]));
        assert_non_null(strstr(buffer_text(&why), "; give another file"));
        buffer_free(&why);
    }
    assert_int_equal(count_files(*state), 0);
}

/* Makes call after call fail. The older file stays, and nothing else is left. */
static void check_errors(void **state, int error, const char *mend)
{
    const char *path = scratch_path(state, "report.txt");
    struct faulty faulty;
    size_t failed = 0;

    for (size_t call = 1;; call++) {
        struct buffer why = {0};

        scratch_write(path, older, strlen(older));
        faulty_init(&faulty);
        faulty.way = FAULTY_ERROR;
        faulty.error = error;
        faulty.first = faulty.last = call;

        bool good = whole_write(&faulty.kernel, path, newer, strlen(newer), &why);

        assert_int_equal(count_files(*state), 1);
        if (good) {
            assert_holds(path, newer);
            assert_false(faulty_happened(&faulty));
            break;
        }
        failed++;
        assert_non_null(strstr(buffer_text(&why), mend));
        assert_holds(path, strstr(buffer_text(&why), "is written") != NULL ? newer : older);
        buffer_free(&why);
    }
    assert_true(failed >= 6);
}

static void whole__keeps_the_older_file__when_the_disk_is_full(void **state)
{
    check_errors(state, ENOSPC, "free some space on the disk");
    check_errors(state, EDQUOT, "your quota is full");
    check_errors(state, EIO, "check the disk, or give another file");
}

/* A disk that takes half of the bytes; the next write gets none in. */
static void whole__keeps_the_older_file__when_half_is_written(void **state)
{
    const char *path = scratch_path(state, "report.txt");
    struct faulty faulty;
    struct buffer why = {0};

    scratch_write(path, older, strlen(older));
    faulty_init(&faulty);
    faulty.call = FAULTY_WRITE;
    faulty.way = FAULTY_SHORT;
    faulty.first = 1;
    faulty.last = 100;
    assert_false(whole_write(&faulty.kernel, path, newer, strlen(newer), &why));
    assert_true(faulty_happened(&faulty));
    assert_holds(path, older);
    assert_int_equal(count_files(*state), 1);
    buffer_free(&why);
}

static void whole__keeps_the_older_file__at_the_real_limit_of_a_file(void **state)
{
    enum { BYTES = 100000 };
    static const struct rlimit small = {BYTES / 2, RLIM_INFINITY};
    const char *path = scratch_path(state, "report.txt");
    static char bytes[BYTES];
    struct buffer why = {0};
    struct rlimit before;

    memset(bytes, 'x', BYTES);
    scratch_write(path, older, strlen(older));
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);

    bool good = whole_write(store_kernel_system(), path, bytes, BYTES, &why);

    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(good);
    assert_holds(path, older);
    assert_int_equal(count_files(*state), 1);
    buffer_free(&why);
}

/* Kills the writer before, in the middle of and after each call. */
static void whole__is_one_of_the_two__wherever_it_is_killed(void **state)
{
    static const enum faulty_way ways[] = {FAULTY_KILL_BEFORE, FAULTY_KILL_MIDDLE,
                                           FAULTY_KILL_AFTER};
    char path[1000];
    size_t kept = 0, replaced = 0;

    snprintf(path, sizeof path, "%s/report.txt", (const char *)*state);

    for (size_t way = 0; way < 3; way++) {
        bool killed = true;

        for (size_t call = 1; killed; call++) {
            int status = 0;

            unlink(
                scratch_path(state, ".report.txt.a5a5a5a5a5a5a5a5")); /* left by the killed one */
            scratch_write(path, older, strlen(older));

            pid_t child = fork();

            if (child == 0) {
                struct faulty faulty;
                struct buffer why = {0};

                faulty_init(&faulty);
                faulty.way = ways[way];
                faulty.first = faulty.last = call;
                _exit(whole_write(&faulty.kernel, path, newer, strlen(newer), &why) ? 0 : 1);
            }
            assert_int_equal(waitpid(child, &status, 0), child);
            killed = WIFSIGNALED(status);

            struct buffer content = {0};

            scratch_read(path, &content);
            if (strcmp(buffer_text(&content), older) == 0) {
                kept++;
            } else {
                assert_string_equal(buffer_text(&content), newer);
                replaced++;
            }
            buffer_free(&content);
        }
    }
    assert_true(kept > 10 && replaced > 5);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)
    const struct CMUnitTest tests[] = {
        TEST(whole__makes_a_file__as_the_umask_says),
        TEST(whole__replaces_a_file__and_keeps_its_mode),
        TEST(whole__follows_a_link__and_leaves_it),
        TEST(whole__takes_a_name__as_long_as_names_may_be),
        TEST(whole__writes_to_what_is_no_file),
        TEST(whole__refuses__and_says_why),
        TEST(whole__keeps_the_older_file__when_the_disk_is_full),
        TEST(whole__keeps_the_older_file__when_half_is_written),
        TEST(whole__keeps_the_older_file__at_the_real_limit_of_a_file),
        TEST(whole__is_one_of_the_two__wherever_it_is_killed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
