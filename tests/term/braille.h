/*
 * braille: a display of 40 cells in front of a terminal. It is brltty with its virtual display,
 * which reads the screen from a segment of shared memory (its driver for GNU screen), so that
 * what a braille reader would feel can be asked for.
 */
#ifndef TESTS_TERM_BRAILLE_H
#define TESTS_TERM_BRAILLE_H

#include "terminal.h"

enum { BRAILLE_CELLS = 40 };

struct braille;

/* Whether the brltty that is installed came without its virtual display, as Debian's 6.9 does. */
bool braille_is_missing(void);

/* Ends the test program where there can be none. Its files go to FOLDER. */
struct braille *braille_start(const char *folder);
void braille_stop(struct braille *braille);

/* Lets it see the terminal as it is, until the cells read TEXT from their first on. */
bool braille_await(struct braille *braille, struct terminal *terminal, const char *text);

/* What the cells read now, for a comment. */
const char *braille_cells(const struct braille *braille);

#endif
