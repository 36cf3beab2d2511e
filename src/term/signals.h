/*
 * signals.h: signals as something to poll. They are blocked and read from a descriptor, so that
 * none arrives between a check and a wait, and none runs code in the middle of a save.
 */
#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

#include <signal.h>

struct signals {
    int fd;          /* readable when one waits; -1 where the system has none left */
    sigset_t before; /* the mask that a child program gets back */
};

/* Blocks INT, TERM, HUP, QUIT, WINCH, TSTP, CONT and CHLD. */
void signals_open(struct signals *signals);
void signals_close(struct signals *signals);

/* The next that waits, or 0. Never blocks. */
int signals_take(const struct signals *signals);

/* Waits for the next so many milliseconds (-1: for ever); 0: none came. */
int signals_wait(const struct signals *signals, int ms);

/* Whether it asks the program to leave. */
int signals_is_end(int number);

#endif
