/* faulty: see the header. */
#include "faulty.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const struct store_kernel *real(void)
{
    return store_kernel_system();
}

static void faulty_die(void)
{
    kill(getpid(), SIGKILL);
    for (;;) {
        pause();
    }
}

/* True when the call that is about to be made has to fail. */
static bool faulty_strikes(struct faulty *faulty, enum faulty_call call)
{
    bool strikes;

    faulty->counts[call]++;
    faulty->counts[FAULTY_ANY]++;
    if (faulty->call != FAULTY_ANY && faulty->call != call) {
        return false;
    }
    strikes = faulty->counts[faulty->call] >= faulty->first &&
              faulty->counts[faulty->call] <= faulty->last;
    if (strikes && faulty->way == FAULTY_POWER_LOSS && faulty->fd >= 0 &&
        ftruncate(faulty->fd, faulty->synced) != 0) {
        return false; /* the test will miss the death */
    }
    if (strikes && (faulty->way == FAULTY_KILL_BEFORE || faulty->way == FAULTY_POWER_LOSS ||
                    (faulty->way == FAULTY_KILL_MIDDLE && call != FAULTY_WRITE))) {
        faulty_die();
    }
    errno = faulty->error;
    return strikes;
}

/* RESULT of a call that was made; dies when it was planned so. */
static int faulty_result(const struct faulty *faulty, bool strikes, int result)
{
    if (strikes && faulty->way == FAULTY_KILL_AFTER) {
        faulty_die();
    }
    return result;
}

static bool faulty_fails(const struct faulty *faulty, bool strikes)
{
    return strikes && faulty->way != FAULTY_KILL_AFTER;
}

static int faulty_open(void *context, const char *path, int flags, mode_t mode)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_OPEN);

    return faulty_fails(faulty, strikes)
               ? -1
               : faulty_result(faulty, strikes, real()->open(NULL, path, flags, mode));
}

static ssize_t faulty_pread(void *context, int fd, void *bytes, size_t length, off_t offset)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_PREAD);

    return faulty_fails(faulty, strikes)
               ? -1
               : faulty_result(faulty, strikes,
                               (int)real()->pread(NULL, fd, bytes, length, offset));
}

static ssize_t faulty_write(void *context, int fd, const void *bytes, size_t length)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_WRITE);

    if (strikes && faulty->way == FAULTY_ERROR) {
        return -1;
    }

    bool half = strikes && faulty->way != FAULTY_KILL_AFTER;
    ssize_t result = real()->write(NULL, fd, bytes, half ? length / 2 : length);

    if (strikes && faulty->way != FAULTY_SHORT) {
        faulty_die();
    }
    return result;
}

static int faulty_fdatasync(void *context, int fd)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_FDATASYNC);
    struct stat status;

    if (faulty_fails(faulty, strikes)) {
        return -1;
    }

    int result = faulty->no_sync ? 0 : real()->fdatasync(NULL, fd);

    if (result == 0 && fstat(fd, &status) == 0) {
        faulty->fd = fd;
        faulty->synced = status.st_size;
    }
    return faulty_result(faulty, strikes, result);
}

static int faulty_fsync(void *context, int fd)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_FSYNC);

    return faulty_fails(faulty, strikes)
               ? -1
               : faulty_result(faulty, strikes, faulty->no_sync ? 0 : real()->fsync(NULL, fd));
}

static int faulty_syncfs(void *context, int fd)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_SYNCFS);

    return faulty_fails(faulty, strikes)
               ? -1
               : faulty_result(faulty, strikes, faulty->no_sync ? 0 : real()->syncfs(NULL, fd));
}

static int faulty_lock(void *context, int fd)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_LOCK);

    return faulty_fails(faulty, strikes) ? -1
                                         : faulty_result(faulty, strikes, real()->lock(NULL, fd));
}

static int faulty_truncate(void *context, int fd, off_t length)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_TRUNCATE);

    return faulty_fails(faulty, strikes)
               ? -1
               : faulty_result(faulty, strikes, real()->truncate(NULL, fd, length));
}

static int faulty_fstat(void *context, int fd, struct stat *status)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_FSTAT);

    if (faulty_fails(faulty, strikes)) {
        return -1;
    }

    int result = real()->fstat(NULL, fd, status);

    if (faulty->owner != 0 && !(faulty->folders_stay && S_ISDIR(status->st_mode))) {
        status->st_uid = faulty->owner;
    }
    return faulty_result(faulty, strikes, result);
}

static int faulty_mkdir(void *context, const char *path, mode_t mode)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_MKDIR);

    return faulty_fails(faulty, strikes)
               ? -1
               : faulty_result(faulty, strikes, real()->mkdir(NULL, path, mode));
}

static int faulty_unlink(void *context, const char *path)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_UNLINK);

    return faulty_fails(faulty, strikes)
               ? -1
               : faulty_result(faulty, strikes, real()->unlink(NULL, path));
}

static int faulty_rename(void *context, const char *from, const char *to)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_RENAME);

    return faulty_fails(faulty, strikes)
               ? -1
               : faulty_result(faulty, strikes, real()->rename(NULL, from, to));
}

static int faulty_fchmod(void *context, int fd, mode_t mode)
{
    struct faulty *faulty = context;
    bool strikes = faulty_strikes(faulty, FAULTY_FCHMOD);

    return faulty_fails(faulty, strikes)
               ? -1
               : faulty_result(faulty, strikes, real()->fchmod(NULL, fd, mode));
}

static int faulty_close(void *context, int fd)
{
    struct faulty *faulty = context;

    if (faulty->fd == fd) {
        faulty->fd = -1;
    }
    return real()->close(NULL, fd);
}

static int64_t faulty_now(void *context)
{
    struct faulty *faulty = context;

    faulty->now_ms += faulty->step_ms;
    return faulty->now_ms;
}

static int faulty_random(void *context, void *bytes, size_t length)
{
    (void)context;
    memset(bytes, 0xa5, length);
    return 0;
}

void faulty_init(struct faulty *faulty)
{
    *faulty = (struct faulty){
        .kernel =
            {
                .context = faulty,
                .open = faulty_open,
                .pread = faulty_pread,
                .write = faulty_write,
                .fdatasync = faulty_fdatasync,
                .fsync = faulty_fsync,
                .syncfs = faulty_syncfs,
                .lock = faulty_lock,
                .truncate = faulty_truncate,
                .fstat = faulty_fstat,
                .mkdir = faulty_mkdir,
                .unlink = faulty_unlink,
                .rename = faulty_rename,
                .fchmod = faulty_fchmod,
                .close = faulty_close,
                .wall_ms = faulty_now,
                .monotonic_ms = faulty_now,
                .random = faulty_random,
            },
        .now_ms = INT64_C(1767225600000), /* 2026-01-01 */
        .step_ms = 1001,
        .fd = -1,
        .no_sync = true,
    };
}

bool faulty_happened(const struct faulty *faulty)
{
    return faulty->first > 0 && faulty->counts[faulty->call] >= faulty->first;
}
