/* bars: horizontal bars of a scale from 0, each with its label above it and its number behind. */
#ifndef WEB_BARS_H
#define WEB_BARS_H

#include "store/buffer.h"

enum { BARS_SEGMENTS = 6 };

/* What a segment looks like; each can be told from the others without its colour. */
enum bars_fill { BARS_FULL, BARS_PALE, BARS_ALARM, BARS_DASHED };

struct bars_segment {
    double value; /* 0 or more; 0 and NaN: nothing is drawn */
    enum bars_fill fill;
};

struct bars_row {
    const char *label, *says; /* says: behind the bar, short */
    struct bars_segment segments[BARS_SEGMENTS];
    double mark; /* a line across the bar; NaN: none */
};

/* What the fills mean; a text that is NULL is left out. */
struct bars_legend {
    const char *full, *pale, *alarm, *dashed, *mark;
};

/* Draws the figure's picture alone: figure_open to figure_drawn. MOST: what the whole width is. */
void bars_add(struct buffer *out, const char *id, const char *title, const char *about,
              const struct bars_row *rows, size_t count, double most,
              const struct bars_legend *legend);

#endif
