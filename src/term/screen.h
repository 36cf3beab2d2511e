/*
 * screen.h: a terminal that is painted on. screen.c is the only file that knows curses.
 */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "view/canvas.h"

enum screen_colour { SCREEN_COLOUR, SCREEN_COLOUR_ALWAYS, SCREEN_MONO };

struct screen_options {
    int wake;        /* readable: an update that the terminal holds up is given up; -1: never */
    bool tier_asked; /* for `tier`; else FLEETLAB_PLAIN and the terminal decide */
    enum tier tier;
    /* SCREEN_COLOUR: unless NO_COLOR is set; SCREEN_MONO: attributes in their place. */
    enum screen_colour colour;
};

struct screen;

/*
 * Takes the terminal on standard input and output; SIGTSTP, SIGWINCH and their like must be
 * blocked. NULL where the terminal is unknown or can't address its cursor. Freed by screen_close,
 * which gives the terminal back as it was.
 */
struct screen *screen_open(const struct screen_options *options);
void screen_close(struct screen *screen);

/* The tier to begin with; whether it can show the others. Its size now, in cells. */
enum tier screen_tier(const struct screen *screen);
bool screen_can_rich(const struct screen *screen);
void screen_size(const struct screen *screen, int *rows, int *cols);

/* The canvas' cells and cursor to the terminal: the changed ones, in one go. */
void screen_paint(struct screen *screen, const struct canvas *canvas);

/* The next waiting key as view/keys.h has them, or 0. Waits for the rest of a key's sequence
 * only. */
uint32_t screen_key(struct screen *screen);

/* The next paint writes every cell. */
void screen_repaint(struct screen *screen);

/* After SIGWINCH: takes the terminal's new size. */
void screen_resize(struct screen *screen);

/* Gives the terminal to another program, and takes it back. */
void screen_suspend(struct screen *screen);
void screen_resume(struct screen *screen);

/* Stops as any program does on ^Z; comes back here when it is continued. SIGTSTP is blocked before
 * and after. */
void screen_stop(struct screen *screen);

#endif
