/*
 * screen.h: a terminal that is painted on. screen.c is the only file that knows curses.
 */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

#include "view/canvas.h"

enum screen_colour { SCREEN_COLOUR, SCREEN_COLOUR_ALWAYS, SCREEN_MONO };
enum screen_glyphs { SCREEN_BY_LOCALE, SCREEN_ASCII, SCREEN_UTF8 };

struct screen_options {
    int wake; /* readable: an update that the terminal holds up is given up; -1: never */
    enum screen_glyphs glyphs;
    bool braille; /* plots in braille dots, where there is UTF-8 */
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

/* Whether plots are drawn in braille dots; the glyphs that it can show; its size now, in cells. */
bool screen_braille(const struct screen *screen);
enum glyph_tier screen_tier(const struct screen *screen);
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

#endif
