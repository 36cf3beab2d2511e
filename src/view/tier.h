/*
 * tier.h: the tiers of drawing: how rich a picture is, never what it says. One drawing code serves
 * them all; it asks the canvas for its tier.
 */
#ifndef VIEW_TIER_H
#define VIEW_TIER_H

#include <stdbool.h>

enum tier {
    TIER_PLAIN,  /* ASCII and few colours: few bytes for a slow line */
    TIER_BLOCKS, /* the rich tier without braille dots, which a braille display shows as noise */
    TIER_RICH,   /* UTF-8: lines, block elements, dots of braille patterns, a colour a series */
    TIER_COUNT
};

/* What a student asked for, and what is known of the terminal. */
struct tier_signs {
    bool asked; /* for `wanted`; else the terminal decides */
    enum tier wanted;
    bool utf8;   /* the locale's, or all that is written is UTF-8 */
    int colours; /* that the terminal can show; 0: none */
    bool slow;   /* a serial line, or a console whose font lacks the glyphs */
};

/*
 * What is asked for, as long as there is UTF-8 for it; else the rich tier where there is UTF-8, no
 * slow line and eight colours at least; else the plain one.
 */
enum tier tier_choose(const struct tier_signs *signs);

/* The tier that one key leads to: from the plain one to the rich, to blocks, to the plain one. */
enum tier tier_next(enum tier tier);

/* The ids of texts: its name, and what is said when it was turned to. */
const char *tier_name(enum tier tier);
const char *tier_told(enum tier tier);

/* Whether UTF-8 is needed for it. */
bool tier_is_rich(enum tier tier);

#endif
