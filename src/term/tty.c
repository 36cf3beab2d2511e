#include "term/tty.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "store/memory.h"

bool tty_open(struct tty *tty)
{
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

/* A dead terminal is found out by whoever polls it. */
static void write_out(const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(STDOUT_FILENO, bytes, length);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return;
        }
        bytes += n;
        length -= (size_t)n;
    }
}

void tty_flush(const struct tty *tty)
{
    int memory = fileno(tty->out);
    off_t length = lseek(memory, 0, SEEK_CUR);
    if (length <= 0) {
        return;
    }
    char *bytes = memory_get((size_t)length, 1);
    if (pread(memory, bytes, (size_t)length, 0) == length) {
        write_out(bytes, (size_t)length);
    }
    free(bytes);
    lseek(memory, 0, SEEK_SET);
}
