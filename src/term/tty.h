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
    struct termios before; /* modes to give back */
};

/* False: standard input is no terminal, or there is no memory. */
bool tty_open(struct tty *tty);
void tty_close(struct tty *tty);

/* Each key at once, no echo, CR as it is; signals and ^S stay as they are. And back. */
void tty_take(const struct tty *tty);
void tty_give_back(const struct tty *tty);

/* Sends what curses has written to standard output. */
void tty_flush(const struct tty *tty);

#endif
