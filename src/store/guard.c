#include "store/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/file.h"
#include "store/memory.h"

struct guard {
    char *folder;
    int line; /* to the process that waits for its end */
    pid_t process;
};

/* What ends a program from outside; the process beside it takes none of them. */
static const int ends[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE};

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status;
    (void)type;
    (void)at;
    return remove(path);
}

/* In the process beside, which makes the folder, so that nothing ends the program in between: it
 * says how that went, as errno's value. The line ends when nobody holds its other end any more. */
static _Noreturn void keep(char *folder, int line)
{
    char byte;
    int nothing = open("/dev/null", O_RDWR);
    int error = mkdtemp(folder) ? 0 : errno;
    /* Who reads what the program prints waits for its end, not for this one's. */
    for (int fd = 0; fd <= STDERR_FILENO && nothing >= 0; fd++) {
        dup2(nothing, fd);
    }
    ssize_t told = send(line, &error, sizeof error, MSG_NOSIGNAL);
    told += error == 0 ? send(line, folder, strlen(folder), MSG_NOSIGNAL) : 0;
    while (told > 0 && read(line, &byte, 1) < 0 && errno == EINTR) {
    }
    if (error == 0) {
        nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    }
    _exit(0);
}

/* Whether all was read. */
static bool hear(int line, void *bytes, size_t length)
{
    ssize_t got;
    while ((got = recv(line, bytes, length, MSG_WAITALL)) < 0 && errno == EINTR) {
    }
    return got >= 0 && (size_t)got == length;
}

static void end(struct guard *guard)
{
    close(guard->line);
    while (waitpid(guard->process, NULL, 0) < 0 && errno == EINTR) {
    }
}

static bool start(struct guard *guard, struct buffer *why)
{
    int lines[2], error = EIO;
    guard->process = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, lines) == 0 ? fork() : -1;
    if (guard->process < 0) {
        file_explain(why, guard->folder, "can't be watched over", errno,
                     "end some of your processes, then try again");
        return false;
    }
    if (guard->process == 0) {
        close(lines[1]);
        keep(guard->folder, lines[0]);
    }
    close(lines[0]);
    guard->line = lines[1];
    if (!hear(guard->line, &error, sizeof error) || error != 0 ||
        !hear(guard->line, guard->folder, strlen(guard->folder))) {
        file_explain(why, guard->folder, "can't be made", error,
                     "set TMPDIR to a folder with room");
        end(guard);
        return false;
    }
    return true;
}

struct guard *guard_open(struct buffer *why)
{
    const char *base = getenv("TMPDIR");
    struct buffer path = {0};
    sigset_t held, before;
    struct guard *guard = memory_get(1, sizeof *guard);
    buffer_add_format(&path, "%s/fleetlab-XXXXXX", base && *base ? base : "/tmp");
    *guard = (struct guard){.folder = buffer_take(&path)};
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        sigaddset(&held, ends[i]);
    }
    sigprocmask(SIG_BLOCK, &held, &before); /* for good in the process beside */
    bool good = start(guard, why);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (!good) {
        free(guard->folder);
        free(guard);
        return NULL;
    }
    return guard;
}

const char *guard_folder(const struct guard *guard)
{
    return guard->folder;
}

void guard_close(struct guard *guard)
{
    if (!guard) {
        return;
    }
    end(guard);
    free(guard->folder);
    free(guard);
}
