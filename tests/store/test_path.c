/* Tests of where things are: the data folder, the ledger, folders made and judged. */
#include "scratch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faulty.h"
#include "store/path.h"

static void path__finds_data__where_it_is_told(void **state)
{
    struct buffer why = {0};
    char *found = path_data_folder(*state, &why);

    assert_string_equal(found, *state);
    free(found);
    assert_int_equal(setenv("FLEETLAB_DATA_DIR", *state, 1), 0);
    found = path_data_folder(NULL, &why);
    assert_string_equal(found, *state);
    free(found);
    assert_int_equal(why.length, 0);
    assert_null(path_data_folder(scratch_path(state, "absent"), &why));
    /* An option or an operand: what was given is all that is named. */
    assert_ptr_equal(strstr(buffer_text(&why), "there is no data folder"), buffer_text(&why));
    buffer_cut(&why, 0);
    assert_int_equal(setenv("FLEETLAB_DATA_DIR", scratch_path(state, "absent"), 1), 0);
    assert_null(path_data_folder(NULL, &why)); /* what was asked for is not replaced silently */
    assert_non_null(strstr(buffer_text(&why), "FLEETLAB_DATA_DIR: there is no data folder"));
    buffer_free(&why);
}

static void path__places_the_ledger__by_the_base_directories(void **state)
{
    struct buffer why = {0};
    char *path;

    (void)state;
    assert_int_equal(setenv("XDG_DATA_HOME", "/x", 1), 0);
    path = path_ledger("c3-2026", &why);
    assert_string_equal(path, "/x/fleetlab/c3-2026/ledger.csv");
    free(path);
    assert_int_equal(setenv("XDG_DATA_HOME", "relative", 1), 0);
    assert_int_equal(setenv("HOME", "/home/ada", 1), 0);
    path = path_ledger("c3", &why);
    assert_string_equal(path, "/home/ada/.local/share/fleetlab/c3/ledger.csv");
    free(path);
    assert_int_equal(why.length, 0);
}

static void path__refuses__a_course_that_leaves_its_folder(void **state)
{
    static const char *const courses[] = {"", "..", ".hidden", "a/b", "a b", "a\n", "\xc3\xa9"};

    (void)state;
    for (size_t i = 0; i < sizeof courses / sizeof courses[0]; i++) {
        struct buffer why = {0};

        assert_null(path_ledger(courses[i], &why));
        assert_non_null(strstr(buffer_text(&why), "can't name a course; "));
        buffer_free(&why);
    }
}

static void path__gives__the_folder_of_a_path(void **state)
{
    static const char *const cases[][2] = {
        {"a", "."}, {"a/b", "a"}, {"/a", "/"}, {"a//b", "a"}, {"/a/b/c", "/a/b"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *folder = path_folder(cases[i][0]);

        assert_string_equal(folder, cases[i][1]);
        free(folder);
    }
}

static void path__knows_an_ending(void **state)
{
    (void)state;
    assert_true(path_has_ending("a/b.csv", ".csv"));
    assert_true(path_has_ending("LEDGER.CSV", ".csv"));
    assert_false(path_has_ending(".csv", ".csv")); /* the ending of nothing */
    assert_false(path_has_ending("csv", ".csv"));
    assert_false(path_has_ending("a.csv.bak", ".csv"));
}

static void path__makes_folders__and_syncs_their_parents(void **state)
{
    const char *folder = scratch_path(state, "a//b/c/");
    struct buffer why = {0};
    struct faulty faulty;
    struct stat status;

    faulty_init(&faulty);
    assert_true(path_make_folders(&faulty.kernel, folder, &why));
    assert_int_equal(faulty.counts[FAULTY_MKDIR], 3);
    assert_true(faulty.counts[FAULTY_FSYNC] >= 3);
    assert_int_equal(stat(scratch_path(state, "a/b/c"), &status), 0);
    assert_int_equal(status.st_mode & 07777, 0700);
    assert_true(path_make_folders(&faulty.kernel, folder, &why));
    assert_int_equal(faulty.counts[FAULTY_MKDIR], 3);

    scratch_write(scratch_path(state, "file"), "", 0);
    assert_false(path_make_folders(&faulty.kernel, scratch_path(state, "file/x"), &why));
    assert_non_null(strstr(buffer_text(&why), "can't be made"));
    buffer_cut(&why, 0);
    faulty_init(&faulty);
    faulty.call = FAULTY_MKDIR;
    faulty.first = faulty.last = 1;
    faulty.error = EROFS;
    assert_false(path_make_folders(&faulty.kernel, scratch_path(state, "d"), &why));
    assert_non_null(strstr(buffer_text(&why), "Read-only file system"));
    buffer_free(&why);
}

/* Another process makes the name between our look and our call. */
static int mkdir_too_late(void *context, const char *path, mode_t mode)
{
    (void)context;
    assert_int_equal(mkdir(path, mode), 0);
    errno = EEXIST;
    return -1;
}

static int mkdir_after_a_file(void *context, const char *path, mode_t mode)
{
    (void)context;
    (void)mode;
    scratch_write(path, "", 0);
    errno = EEXIST;
    return -1;
}

static void path__makes_folders__beside_others_that_make_them(void **state)
{
    struct store_kernel kernel = *store_kernel_system();
    struct buffer why = {0};

    kernel.mkdir = mkdir_too_late;
    assert_true(path_make_folders(&kernel, scratch_path(state, "a/b"), &why));
    assert_int_equal(why.length, 0);
    kernel.mkdir = mkdir_after_a_file;
    assert_false(path_make_folders(&kernel, scratch_path(state, "c/d"), &why));
    assert_non_null(strstr(buffer_text(&why), "File exists"));
    buffer_free(&why);
}

static void path__refuses__a_folder_of_another_user(void **state)
{
    struct buffer why = {0};
    struct faulty faulty;

    assert_true(path_folder_is_private(store_kernel_system(), *state, &why));
    faulty_init(&faulty);
    faulty.owner = geteuid() + 1;
    assert_false(path_folder_is_private(&faulty.kernel, *state, &why));
    assert_non_null(strstr(buffer_text(&why), "belongs to another user"));
    buffer_free(&why);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(path__finds_data__where_it_is_told),
        cmocka_unit_test(path__places_the_ledger__by_the_base_directories),
        cmocka_unit_test(path__knows_an_ending),
        cmocka_unit_test(path__refuses__a_course_that_leaves_its_folder),
        cmocka_unit_test(path__gives__the_folder_of_a_path),
        IN_SCRATCH(path__makes_folders__and_syncs_their_parents),
        IN_SCRATCH(path__makes_folders__beside_others_that_make_them),
        IN_SCRATCH(path__refuses__a_folder_of_another_user),
    };

    return cmocka_run_group_tests_name("path", tests, NULL, NULL);
}
