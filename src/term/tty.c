#include "term/tty.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "store/memory.h"

bool tty_open(struct tty *tty, int wake)
{
    tty->wake = wake;
    int memory = memfd_create("fleetlab", MFD_CLOEXEC);
    tty->out = memory >= 0 ? fdopen(memory, "w") : NULL;
    if (!tty->out && memory >= 0) {
        close(memory);
    }
    if (tty->out && tcgetattr(STDIN_FILENO, &tty->before) != 0) {
        tty_close(tty);
    }
    return tty->out != NULL;
}

void tty_close(struct tty *tty)
{
    fclose(tty->out);
    tty->out = NULL;
}

void tty_take(const struct tty *tty)
{
    struct termios modes = tty->before;
    modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR);
    modes.c_oflag &= ~(tcflag_t)(ONLCR | OCRNL | TABDLY);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
}

void tty_give_back(const struct tty *tty)
{
    tcsetattr(STDIN_FILENO, TCSADRAIN, &tty->before);
}

/* Whether it takes bytes, at the latest after so many milliseconds; -1: for ever. */
static bool is_writable(int wake, int ms)
{
    struct pollfd fds[] = {{.fd = STDOUT_FILENO, .events = POLLOUT},
                           {.fd = wake, .events = POLLIN}};
    int ready;
    do {
        ready = poll(fds, 2, ms);
    } while (ready < 0 && errno == EINTR);
    return ready > 0 && fds[0].revents != 0;
}

/* False: given up. A dead terminal is found out by whoever polls it. */
static bool write_out(int wake, const char *bytes, size_t length)
{
    while (length > 0) {
        if (!is_writable(wake, -1)) {
            return false;
        }
        ssize_t n = write(STDOUT_FILENO, bytes, length);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return true;
        }
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

/* ^S is undone by no request of its own; a hold of ours, undone, takes it along. */
void tty_let_go_on(void)
{
    if (!is_writable(-1, 0)) {
        tcflow(STDOUT_FILENO, TCOOFF);
        tcflow(STDOUT_FILENO, TCOON);
    }
}

void tty_drop(const struct tty *tty)
{
    lseek(fileno(tty->out), 0, SEEK_SET);
}

bool tty_flush(const struct tty *tty)
{
    int memory = fileno(tty->out);
    off_t length = lseek(memory, 0, SEEK_CUR);
    if (length <= 0) {
        return true;
    }
    bool sent = true;
    char *bytes = memory_get((size_t)length, 1);
    if (pread(memory, bytes, (size_t)length, 0) == length) {
        sent = write_out(tty->wake, bytes, (size_t)length);
    }
    free(bytes);
    tty_drop(tty);
    return sent;
}
