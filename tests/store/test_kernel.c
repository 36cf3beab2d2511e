/* The real table of kernel.h: each entry makes its own system call, on what it was given, passes on
 * how that failed, and makes it again when a signal came between. The linker puts the functions
 * here (--wrap) between the table and the C library. */
#include "scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

#include "store/kernel.h"
#include "store/ledger.h"
#include "store/whole.h"

/* What was called, in order: "write 5;fdatasync 5;" */
static char trace[16384];
static int interruptions; /* calls that a signal will still come into */
static int refusal;       /* errno of the next call; 0: none */

static void note(const char *call, int fd)
{
    size_t used = strlen(trace);

    snprintf(trace + used, sizeof trace - used, "%s %d;", call, fd);
}

/* Notes the call; true when it is to fail, with errno set. */
static bool fails(const char *call, int fd)
{
    note(call, fd);
    if (interruptions > 0) {
        interruptions--;
        errno = EINTR;
        return true;
    }
    errno = refusal;
    return refusal != 0;
}

int __real_fdatasync(int fd);
int __real_fsync(int fd);
int __real_syncfs(int fd);
int __real_flock(int fd, int operation);
int __real_rename(const char *from, const char *to);
int __real_unlink(const char *path);
int __real_mkdir(const char *path, mode_t mode);
int __real_fchmod(int fd, mode_t mode);
int __real_close(int fd);
ssize_t __real_write(int fd, const void *bytes, size_t length);
ssize_t __real_getrandom(void *bytes, size_t length, unsigned flags);

int __wrap_fdatasync(int fd);
int __wrap_fsync(int fd);
int __wrap_syncfs(int fd);
int __wrap_flock(int fd, int operation);
int __wrap_rename(const char *from, const char *to);
int __wrap_unlink(const char *path);
int __wrap_mkdir(const char *path, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode);
int __wrap_close(int fd);
ssize_t __wrap_write(int fd, const void *bytes, size_t length);
ssize_t __wrap_getrandom(void *bytes, size_t length, unsigned flags);

int __wrap_fdatasync(int fd)
{
    return fails("fdatasync", fd) ? -1 : __real_fdatasync(fd);
}

int __wrap_fsync(int fd)
{
    return fails("fsync", fd) ? -1 : __real_fsync(fd);
}

int __wrap_syncfs(int fd)
{
    return fails("syncfs", fd) ? -1 : __real_syncfs(fd);
}

int __wrap_flock(int fd, int operation)
{
    assert_int_equal(operation, LOCK_EX | LOCK_NB);
    return fails("flock", fd) ? -1 : __real_flock(fd, operation);
}

int __wrap_rename(const char *from, const char *to)
{
    return fails("rename", 0) ? -1 : __real_rename(from, to);
}

int __wrap_unlink(const char *path)
{
    return fails("unlink", 0) ? -1 : __real_unlink(path);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
    return fails("mkdir", (int)mode) ? -1 : __real_mkdir(path, mode);
}

int __wrap_fchmod(int fd, mode_t mode)
{
    return fails("fchmod", fd) ? -1 : __real_fchmod(fd, mode);
}

int __wrap_close(int fd)
{
    return fails("close", fd) ? -1 : __real_close(fd);
}

ssize_t __wrap_write(int fd, const void *bytes, size_t length)
{
    return fails("write", fd) ? -1 : __real_write(fd, bytes, length);
}

ssize_t __wrap_getrandom(void *bytes, size_t length, unsigned flags)
{
    return fails("getrandom", (int)length) ? -1 : __real_getrandom(bytes, length, flags);
}

/* The trace so far is CALLS; it starts anew. */
static void expect(const char *calls)
{
    assert_string_equal(trace, calls);
    trace[0] = '\0';
    interruptions = refusal = 0;
}

static const struct store_kernel *table(void)
{
    const struct store_kernel *kernel = store_kernel_system();

    trace[0] = '\0';
    interruptions = refusal = 0;
    return kernel;
}

static void expect_of(const char *call, int fd)
{
    char wanted[64];

    snprintf(wanted, sizeof wanted, "%s %d;", call, fd);
    expect(wanted);
}

/* A call on a descriptor: made once, made again after a signal, refused as the system refuses. */
static void check_descriptor(const char *call, int (*function)(void *context, int fd), int fd,
                             bool retries)
{
    char twice[128];

    assert_int_equal(function(NULL, fd), 0);
    expect_of(call, fd);
    refusal = EIO;
    assert_int_equal(function(NULL, fd), -1);
    assert_int_equal(errno, EIO);
    expect_of(call, fd);
    if (retries) {
        snprintf(twice, sizeof twice, "%s %d;%s %d;", call, fd, call, fd);
        interruptions = 1;
        assert_int_equal(function(NULL, fd), 0);
        expect(twice);
    }
}

static void kernel__syncs_and_locks__with_its_own_calls(void **state)
{
    const struct store_kernel *kernel = table();
    int fd = kernel->open(NULL, scratch_path(state, "f"), O_RDWR | O_CREAT, 0600);

    assert_true(fd >= 0);
    check_descriptor("fdatasync", kernel->fdatasync, fd, true);
    check_descriptor("fsync", kernel->fsync, fd, true);
    check_descriptor("syncfs", kernel->syncfs, fd, true);
    check_descriptor("flock", kernel->lock, fd, true);
    assert_int_equal(kernel->close(NULL, fd), 0);
    expect_of("close", fd);
}

static void kernel__closes_once__whatever_comes_between(void **state)
{
    const struct store_kernel *kernel = table();
    int fd = kernel->open(NULL, scratch_path(state, "f"), O_RDWR | O_CREAT, 0600);

    interruptions = 1;
    assert_int_equal(kernel->close(NULL, fd), -1);
    expect_of("close", fd);
    __real_close(fd);
}

static void kernel__writes_and_reads__what_it_was_given(void **state)
{
    const struct store_kernel *kernel = table();
    const char *path = scratch_path(state, "f");
    int fd = kernel->open(NULL, path, O_RDWR | O_CREAT | O_EXCL, 0640);
    char got[8] = "";
    struct stat status;

    assert_true(fd >= 0);
    assert_int_equal(kernel->open(NULL, path, O_RDWR | O_CREAT | O_EXCL, 0640), -1);
    assert_int_equal(errno, EEXIST);
    interruptions = 1;
    assert_int_equal(kernel->write(NULL, fd, "hello", 5), 5);
    assert_non_null(strstr(trace, "write"));
    assert_int_equal(kernel->pread(NULL, fd, got, 3, 2), 3);
    assert_string_equal(got, "llo");
    assert_int_equal(kernel->truncate(NULL, fd, 4), 0);
    assert_int_equal(kernel->fchmod(NULL, fd, 0600), 0);
    assert_int_equal(kernel->fstat(NULL, fd, &status), 0);
    assert_int_equal(status.st_size, 4);
    assert_int_equal(status.st_mode & 07777, 0600);
    kernel->close(NULL, fd);
}

static void kernel__names__folders_and_files(void **state)
{
    const struct store_kernel *kernel = table();
    const char *folder = scratch_path(state, "folder");
    const char *from = scratch_path(state, "from");
    struct stat status;

    scratch_write(from, "x", 1);
    assert_int_equal(kernel->mkdir(NULL, folder, 0700), 0);
    assert_int_equal(stat(folder, &status), 0);
    assert_true(S_ISDIR(status.st_mode) && (status.st_mode & 0777) == 0700);
    assert_int_equal(kernel->rename(NULL, from, scratch_path(state, "to")), 0);
    assert_int_equal(stat(from, &status), -1);
    assert_int_equal(stat(scratch_path(state, "to"), &status), 0);
    assert_int_equal(kernel->unlink(NULL, scratch_path(state, "to")), 0);
    assert_int_equal(stat(scratch_path(state, "to"), &status), -1);
}

static void kernel__tells__time_and_luck(void **state)
{
    const struct store_kernel *kernel = table();
    unsigned char one[16] = {0};
    unsigned char other[16] = {0};
    int64_t before = kernel->monotonic_ms(NULL);
    int64_t now = kernel->wall_ms(NULL);

    (void)state;
    assert_true(now > INT64_C(1700000000000) && now < INT64_C(4100000000000));
    assert_true(kernel->monotonic_ms(NULL) >= before);
    assert_int_equal(kernel->random(NULL, one, sizeof one), 0);
    assert_int_equal(kernel->random(NULL, other, sizeof other), 0);
    assert_memory_not_equal(one, other, sizeof one);
    refusal = ENOSYS;
    assert_int_equal(kernel->random(NULL, one, sizeof one), -1);
    assert_int_equal(kernel->random(NULL, one, 257), -1); /* more than comes at once */
    refusal = 0;
}

/* Where the last call named CALL stands in the trace; NULL when there is none. */
static const char *last_call(const char *call)
{
    const char *last = NULL;

    for (const char *at = strstr(trace, call); at != NULL; at = strstr(at + 1, call)) {
        last = at;
    }
    return last;
}

/* What is acknowledged has been synced, on the real system: behind the last write of each append
 * comes an fdatasync of the same descriptor. */
static void ledger__syncs_each_record__before_it_is_acknowledged(void **state)
{
    const struct ledger_identity who = {"ada", "cs", "", "fleetlab", 1, 1};
    const struct ledger_entry entry = {.event = "lock", .key = "k", .value = "v"};
    const struct store_kernel *kernel = table();
    struct ledger *ledger = ledger_open(kernel, scratch_path(state, "ledger.csv"), &who);

    assert_int_equal(ledger_state(ledger), LEDGER_READY);
    assert_non_null(last_call("fsync"));
    for (int i = 0; i < 3; i++) {
        char wanted[128];
        int fd = 0;

        trace[0] = '\0';
        assert_int_equal(ledger_append(ledger, &entry), 0);
        assert_int_equal(sscanf(trace, "write %d;", &fd), 1);
        snprintf(wanted, sizeof wanted, "write %d;fdatasync %d;", fd, fd);
        assert_string_equal(trace, wanted);
    }
    refusal = EIO;
    assert_int_equal(ledger_append(ledger, &entry), -1);
    refusal = 0;
    ledger_close(ledger);
}

static void whole__syncs_file_then_name(void **state)
{
    struct buffer why = {0};
    const struct store_kernel *kernel = table();

    assert_true(whole_write(kernel, scratch_path(state, "report.txt"), "x", 1, &why));

    const char *wrote = last_call("write");
    const char *renamed = last_call("rename");
    const char *first = strstr(trace, "fsync");
    const char *last = last_call("fsync");

    assert_true(wrote != NULL && renamed != NULL && first != NULL);
    assert_true(wrote < first && first < renamed && renamed < last);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)
    const struct CMUnitTest tests[] = {
        TEST(kernel__syncs_and_locks__with_its_own_calls),
        TEST(kernel__closes_once__whatever_comes_between),
        TEST(kernel__writes_and_reads__what_it_was_given),
        TEST(kernel__names__folders_and_files),
        cmocka_unit_test(kernel__tells__time_and_luck),
        TEST(ledger__syncs_each_record__before_it_is_acknowledged),
        TEST(whole__syncs_file_then_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
