/*
 * golden.h: pictures that a test compares with a text file.
 *
 * A golden is a list of titled canvases. With GENERATE set in the environment the file is written
 * anew, and what changed is printed.
 */
#ifndef TESTS_VIEW_GOLDEN_H
#define TESTS_VIEW_GOLDEN_H

#include "view/canvas.h"

struct golden;

struct golden *golden_new(void);

/* Adds a canvas under a title; its cells' roles too when asked for. */
void golden_add(struct golden *golden, const char *title, const struct canvas *canvas);
void golden_add_roles(struct golden *golden, const char *title, const struct canvas *canvas);

/* Adds a picture that is text already. */
void golden_add_text(struct golden *golden, const char *title, const char *text);

/* Compares with tests/view/golden/NAME.txt, fails the test on a difference, frees the golden. */
void golden_check(struct golden *golden, const char *name);

#endif
