/*
 * tty.h: the terminal under curses: its modes, and one write() an update. curses writes to memory,
 * since it flushes at each cursor movement; a slow line, a braille display and a multiplexer would
 * each see a picture half done.
 */
#ifndef TERM_TTY_H
#define TERM_TTY_H

#include <stdbool.h>
#include <stdio.h>
#include <termios.h>

struct tty {
    FILE *out;             /* memory, for curses */
    int wake;              /* readable: output that is held is given up; -1: never */
    struct termios before; /* modes to give back */
};

/* False: standard input is no terminal, or there is no memory. `wake` is as above. */
bool tty_open(struct tty *tty, int wake);
void tty_close(struct tty *tty);

/* Each key at once, no echo, CR as it is; signals and ^S stay as they are. And back. */
void tty_take(const struct tty *tty);
void tty_give_back(const struct tty *tty);

/*
 * Sends what curses has written to standard output. False: it was given up, since the terminal is
 * held, by ^S or a line that takes nothing, while a signal waits.
 */
bool tty_flush(const struct tty *tty);

/* Forgets it instead. */
void tty_drop(const struct tty *tty);

/* Lets a terminal go on that is held, for what follows must come out. */
void tty_let_go_on(void);

#endif
