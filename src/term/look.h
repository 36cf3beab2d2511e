/*
 * look.h: how each role of a cell looks on a terminal. No look says what the text doesn't; emphasis
 * is for what needs a student's eye, and all else is plain, since each change of it costs a slow
 * line 13 bytes.
 *
 * None of the eight colours is legible on black and on white in the palettes that terminals have
 * (contrast 4.5:1, WCAG 2.2, 1.4.3), and few of 256 are. So words keep the terminal's own pair
 * where there are eight, and a colour only joins the emphasis that stands without it. On the rich
 * tier lines and bars are coloured, too, which repeats what a letter beside them says.
 */
#ifndef TERM_LOOK_H
#define TERM_LOOK_H

#include "view/canvas.h"

enum look_attribute { LOOK_PLAIN = 0, LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_REVERSE = 4 };

struct look {
    unsigned attributes; /* of enum look_attribute */
    int ink, paper;      /* colours of the terminal's; -1: its own */
};

/* A role's look on a terminal with so many colours; 0: none, or none wanted. */
struct look look_of(enum role role, int colours, enum tier tier);

#endif
