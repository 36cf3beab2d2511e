#include "term/signals.h"

#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

void signals_open(struct signals *signals)
{
    static const int ours[] = {SIGINT,   SIGTERM, SIGHUP,  SIGQUIT,
                               SIGWINCH, SIGTSTP, SIGCONT, SIGCHLD};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++) {
        sigaddset(&set, ours[i]);
    }
    sigprocmask(SIG_BLOCK, &set, &signals->before);
    signals->fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

void signals_close(struct signals *signals)
{
    while (signals_take(signals)) {
        continue;
    }
    if (signals->fd >= 0) {
        close(signals->fd);
    }
    signals->fd = -1;
    sigprocmask(SIG_SETMASK, &signals->before, NULL);
}

int signals_take(const struct signals *signals)
{
    struct signalfd_siginfo info;
    if (signals->fd < 0 || read(signals->fd, &info, sizeof info) != (ssize_t)sizeof info) {
        return 0;
    }
    return (int)info.ssi_signo;
}

int signals_wait(const struct signals *signals, int ms)
{
    struct pollfd ready = {.fd = signals->fd, .events = POLLIN};
    return poll(&ready, 1, ms) > 0 ? signals_take(signals) : 0;
}

int signals_is_end(int number)
{
    return number == SIGINT || number == SIGTERM || number == SIGHUP || number == SIGQUIT;
}
