/*
 * figure: a picture in SVG, with a title and a description of its own that are read out in its
 * place. Lengths are in units of the picture, FIGURE_WIDTH across; letters are 12 high.
 */
#ifndef WEB_FIGURE_H
#define WEB_FIGURE_H

#include "store/buffer.h"

enum { FIGURE_WIDTH = 420, FIGURE_LINE = 16 };

/* Begins a figure and its picture, HEIGHT high; ID is the page's for it alone. Between
 * figure_drawn and figure_close stands what says the same as a table. */
void figure_open(struct buffer *out, const char *id, const char *title, const char *says,
                 double height);
void figure_drawn(struct buffer *out);
void figure_close(struct buffer *out);

/* STYLE: classes of the style sheet. */
void figure_line(struct buffer *out, const char *style, double x1, double y1, double x2, double y2);
void figure_rect(struct buffer *out, const char *style, double x, double y, double width,
                 double height);
void figure_dot(struct buffer *out, double x, double y);

enum figure_anchor { FIGURE_START, FIGURE_MIDDLE, FIGURE_END };
void figure_text(struct buffer *out, double x, double y, enum figure_anchor anchor,
                 const char *text);

/* The same, cut to what commonly fits into a width. */
void figure_text_within(struct buffer *out, double x, double y, double width, const char *text);

/* A rectangle that stands out without its colour: stripes with a thick edge. */
void figure_alarm(struct buffer *out, double x, double y, double width, double height);

/* A line through points; one that is NaN in x or y is a gap. */
void figure_path(struct buffer *out, const char *style, const double *x, const double *y,
                 size_t count);

#endif
