/* box_play: what many students, or one who is up to something, do to a drop box.
 *
 *   fill BOX COUNT USERS UID   COUNT small ledgers, by turns of USERS users from UID on (for root)
 *   race BOX SECRET POOL MS    for MS milliseconds, what lies under a name is exchanged for a file,
 * a symbolic link to SECRET, a second name of a file, a FIFO, a file of another user (out of POOL),
 * and written to; prints how many times
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/ledger_log.h"

static void put(const char *path, const char *words, long number)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0640);
    if (fd < 0 || dprintf(fd, LEDGER_HEADER "\n%s %ld\n", words, number) < 0 || close(fd) != 0) {
        perror(path);
        exit(99);
    }
}

static int fill(char **argv)
{
    long count = atol(argv[1]), users = atol(argv[2]), uid = atol(argv[3]);
    char path[4200];
    for (long i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%06ld.ledger.csv", argv[0], i);
        put(path, "ledger", i);
        if (chown(path, (uid_t)(uid + i % users), (gid_t)-1) != 0) {
            perror(path);
            return 99;
        }
    }
    return 0;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

enum { KINDS = 7 };

/* Makes the thing NEW of this kind; OWN is a file of one's own. Whether it is there. */
static bool make(int kind, const char *new, const char *own, char **argv, long number)
{
    char other[4200];
    switch (kind) {
    case 0: return symlink(argv[1], new) == 0;
    case 1: return link(own, new) == 0;
    case 2: return mkfifo(new, 0640) == 0;
    case 3:
        snprintf(other, sizeof other, "%s/%ld.csv", argv[2], number % 400);
        return rename(other, new) == 0;
    default: put(new, "bob", number); return true;
    }
}

/* Puts it in the name's place, or changes what is there. Another user's file may stay. */
static void change(const char *path, const char *own, char **argv, long number)
{
    char new[4200];
    int kind = rand() % KINDS;
    snprintf(new, sizeof new, "%s/.new-%ld", argv[0], number);
    if (kind == KINDS - 1) {
        int fd = open(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK);
        if (fd >= 0) {
            dprintf(fd, "bob again\n");
            close(fd);
        }
        return;
    }
    if (!make(kind, new, own, argv, number)) {
        return;
    }
    rename(new, path);
    unlink(new); /* two names of one file: both stay */
}

static int race(char **argv)
{
    enum { NAMES = 16, TURNS = 40 };
    char path[4200], own[4200];
    int64_t end = now_ms() + atol(argv[3]);
    long count = 0;
    snprintf(own, sizeof own, "%s/.own", argv[0]);
    put(own, "LINK", 0);
    for (long first = 0; now_ms() < end; first += NAMES) {
        for (int turn = 0; turn < NAMES * TURNS && now_ms() < end; turn++) {
            snprintf(path, sizeof path, "%s/race-%ld.csv", argv[0], first + turn % NAMES);
            change(path, own, argv, count++);
        }
    }
    printf("%ld\n", count);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 6) {
        fputs("usage: box_play fill BOX COUNT USERS UID | race BOX SECRET POOL MS\n", stderr);
        return 2;
    }
    return strcmp(argv[1], "fill") == 0 ? fill(argv + 2) : race(argv + 2);
}
