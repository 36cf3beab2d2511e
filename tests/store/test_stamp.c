/* Tests of stamp: what was put is read back, and nothing that anybody else may have written is. */
#include "faulty.h"
#include "scratch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/stamp.h"

static const char said[] = "all is sound";

/* The cache folder is the test's own; returns the stamp's path. */
static const char *begin(void **state)
{
    setenv("XDG_CACHE_HOME", *state, 1);
    return scratch_path(state, "fleetlab/mark");
}

static bool reads(const struct store_kernel *kernel, const char *text)
{
    struct buffer line = {0};
    bool good = stamp_read(kernel, "mark", &line);
    bool same = strcmp(buffer_text(&line), text) == 0;

    assert_true(good || line.length == 0);
    buffer_free(&line);
    return good && same;
}

static void assert_believed(void)
{
    assert_true(reads(store_kernel_system(), said));
}

static void assert_not_believed(void)
{
    struct buffer line = {0};

    assert_false(stamp_read(store_kernel_system(), "mark", &line));
    assert_int_equal(line.length, 0);
    buffer_free(&line);
}

static void put(void)
{
    stamp_put(store_kernel_system(), "mark", said);
}

static void stamp__gives__what_was_put(void **state)
{
    struct stat status;
    const char *path = begin(state);

    assert_not_believed();
    put();
    assert_believed();
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    stamp_put(store_kernel_system(), "mark", "all is sound again");
    assert_true(reads(store_kernel_system(), "all is sound again"));
}

static void stamp__waits_for_no_disk(void **state)
{
    struct faulty faulty;

    begin(state);
    put(); /* its folder is there now */
    faulty_init(&faulty);
    stamp_put(&faulty.kernel, "mark", said);
    assert_believed();
    assert_int_equal(faulty.counts[FAULTY_FSYNC] + faulty.counts[FAULTY_FDATASYNC], 0);
}

static void stamp__disbelieves__what_others_may_write(void **state)
{
    const char *path = begin(state), *folder = scratch_path(state, "fleetlab");

    put();
    assert_int_equal(chmod(path, 0620), 0);
    assert_not_believed();
    assert_int_equal(chmod(path, 0602), 0);
    assert_not_believed();
    assert_int_equal(chmod(path, 0644), 0);
    assert_believed();
    assert_int_equal(chmod(folder, 0770), 0);
    assert_not_believed();
    assert_int_equal(chmod(folder, 0777), 0);
    assert_not_believed();
    assert_int_equal(chmod(folder, 0755), 0);
    assert_believed();
}

static void stamp__disbelieves__anothers_file(void **state)
{
    struct faulty faulty;

    begin(state);
    put();
    faulty_init(&faulty);
    assert_true(reads(&faulty.kernel, said));
    faulty.owner = geteuid() + 1;
    assert_false(reads(&faulty.kernel, said));
    faulty.folders_stay = true; /* another's file in a folder of our own */
    assert_false(reads(&faulty.kernel, said));
}

static void stamp__disbelieves__links(void **state)
{
    const char *path = begin(state), *elsewhere = scratch_path(state, "elsewhere");

    put();
    assert_int_equal(link(path, elsewhere), 0);
    assert_not_believed();
    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink(elsewhere, path), 0);
    assert_not_believed();
    put(); /* in the link's place, not through it */
    assert_believed();
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(scratch_path(state, "fleetlab")), 0);
    assert_int_equal(mkdir(scratch_path(state, "real"), 0700), 0);
    scratch_write(scratch_path(state, "real/mark"), "all is sound\n", strlen(said) + 1);
    assert_int_equal(symlink("real", scratch_path(state, "fleetlab")), 0);
    assert_not_believed();
}

static void stamp__disbelieves__all_but_one_line(void **state)
{
    static const char *const contents[] = {"", "all is sound", "all is sound\nand more\n",
                                           "\nall is sound\n"};
    const char *path = begin(state);

    put();
    for (size_t i = 0; i < sizeof contents / sizeof contents[0]; i++) {
        scratch_write(path, contents[i], strlen(contents[i]));
        assert_int_equal(chmod(path, 0600), 0);
        assert_not_believed();
    }
    scratch_write(path, "all is sound\n\0\n", 15);
    assert_not_believed();

    struct buffer longer = {0};

    while (longer.length < 2000) {
        buffer_add_char(&longer, 'x');
    }
    buffer_add_char(&longer, '\n');
    scratch_write(path, longer.bytes, longer.length);
    assert_not_believed();
    buffer_free(&longer);
}

static void stamp__is_lost__where_it_can_not_be_kept(void **state)
{
    static const enum faulty_call calls[] = {FAULTY_MKDIR, FAULTY_WRITE};
    struct faulty faulty;

    begin(state);
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        faulty_init(&faulty);
        faulty.call = calls[i];
        faulty.error = EACCES;
        faulty.first = 1;
        faulty.last = 100;
        stamp_put(&faulty.kernel, "mark", said);
        assert_true(faulty_happened(&faulty));
        assert_not_believed();
    }
    scratch_write(scratch_path(state, "file"), "", 0);
    setenv("XDG_CACHE_HOME", scratch_path(state, "file"), 1);
    put();
    assert_not_believed();
}

static void stamp__is_not_there__where_it_can_not_be_read(void **state)
{
    static const enum faulty_call calls[] = {FAULTY_OPEN, FAULTY_FSTAT, FAULTY_PREAD};
    struct faulty faulty;

    begin(state);
    put();
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        faulty_init(&faulty);
        faulty.call = calls[i];
        faulty.error = EIO;
        faulty.first = 1;
        faulty.last = 100;
        assert_false(reads(&faulty.kernel, said));
        assert_true(faulty_happened(&faulty));
    }
    assert_believed();
}

int main(void)
{
#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(stamp__gives__what_was_put),
        IN_SCRATCH(stamp__waits_for_no_disk),
        IN_SCRATCH(stamp__disbelieves__what_others_may_write),
        IN_SCRATCH(stamp__disbelieves__anothers_file),
        IN_SCRATCH(stamp__disbelieves__links),
        IN_SCRATCH(stamp__disbelieves__all_but_one_line),
        IN_SCRATCH(stamp__is_lost__where_it_can_not_be_kept),
        IN_SCRATCH(stamp__is_not_there__where_it_can_not_be_read),
    };
    return cmocka_run_group_tests_name("stamp", tests, NULL, NULL);
}
