#include "web/figure.h"

#include <math.h>

#include "store/clean.h"
#include "store/number.h"
#include "web/html.h"

/* A letter's width, commonly; the distance of stripes. */
static const double LETTER = 6.4, STRIPES = 5;

/* A length as SVG has it. */
static const char *length_text(double value, char text[NUMBER_FIXED_ROOM])
{
    return number_fixed(value, 1, text);
}

void figure_open(struct buffer *out, const char *id, const char *title, const char *says,
                 double height)
{
    struct buffer box = {0}, name = {0}, about = {0}, both = {0};
    char text[NUMBER_FIXED_ROOM];
    buffer_add_format(&box, "0 0 %d %s", (int)FIGURE_WIDTH, length_text(height, text));
    buffer_add_format(&name, "%s-name", id);
    buffer_add_format(&about, "%s-about", id);
    buffer_add_format(&both, "%s-name %s-about", id, id);
    html_open(out, "figure", HTML_END);
    html_element(out, "figcaption", title, HTML_END);
    html_open(out, "svg", "viewBox", buffer_text(&box), "role", "img", "aria-labelledby",
              buffer_text(&both), HTML_END);
    html_element(out, "title", title, "id", buffer_text(&name), HTML_END);
    html_element(out, "desc", says, "id", buffer_text(&about), HTML_END);
    buffer_free(&box);
    buffer_free(&name);
    buffer_free(&about);
    buffer_free(&both);
}

void figure_drawn(struct buffer *out)
{
    html_close(out, "svg");
}

void figure_close(struct buffer *out)
{
    html_close(out, "figure");
}

void figure_line(struct buffer *out, const char *style, double x1, double y1, double x2, double y2)
{
    char a[NUMBER_FIXED_ROOM], b[NUMBER_FIXED_ROOM], c[NUMBER_FIXED_ROOM], d[NUMBER_FIXED_ROOM];
    html_empty(out, "line", "class", style, "x1", length_text(x1, a), "y1", length_text(y1, b),
               "x2", length_text(x2, c), "y2", length_text(y2, d), HTML_END);
}

void figure_rect(struct buffer *out, const char *style, double x, double y, double width,
                 double height)
{
    char a[NUMBER_FIXED_ROOM], b[NUMBER_FIXED_ROOM], c[NUMBER_FIXED_ROOM], d[NUMBER_FIXED_ROOM];
    html_empty(out, "rect", "class", style, "x", length_text(x, a), "y", length_text(y, b), "width",
               length_text(width, c), "height", length_text(height, d), HTML_END);
}

void figure_dot(struct buffer *out, double x, double y)
{
    char a[NUMBER_FIXED_ROOM], b[NUMBER_FIXED_ROOM];
    html_empty(out, "circle", "class", "dot", "cx", length_text(x, a), "cy", length_text(y, b), "r",
               "4", HTML_END);
}

void figure_text(struct buffer *out, double x, double y, enum figure_anchor anchor,
                 const char *text)
{
    static const char *const anchors[] = {"start", "middle", "end"};
    char a[NUMBER_FIXED_ROOM], b[NUMBER_FIXED_ROOM];
    html_element(out, "text", text, "x", length_text(x, a), "y", length_text(y, b), "text-anchor",
                 anchors[anchor], HTML_END);
}

void figure_text_within(struct buffer *out, double x, double y, double width, const char *text)
{
    struct buffer cut = {0};
    clean_short(&cut, text, (size_t)(width / LETTER));
    figure_text(out, x, y, FIGURE_START, buffer_text(&cut));
    buffer_free(&cut);
}

void figure_alarm(struct buffer *out, double x, double y, double width, double height)
{
    figure_rect(out, "pale", x, y, width, height);
    for (double at = x + STRIPES / 2; at < x + width; at += STRIPES) {
        figure_line(out, "stripe", at, y, at, y + height);
    }
    figure_rect(out, "alarm", x, y, width, height);
}

void figure_path(struct buffer *out, const char *style, const double *x, const double *y,
                 size_t count)
{
    char a[NUMBER_FIXED_ROOM], b[NUMBER_FIXED_ROOM];
    struct buffer path = {0};
    bool down = false;
    for (size_t i = 0; i < count; i++) {
        bool gap = isnan(x[i]) || isnan(y[i]);
        if (!gap) {
            buffer_add_format(&path, "%s%s %s",
                              down              ? " L"
                              : path.length > 0 ? " M"
                                                : "M",
                              length_text(x[i], a), length_text(y[i], b));
        }
        down = !gap;
    }
    if (path.length > 0) {
        html_empty(out, "path", "class", style, "d", buffer_text(&path), HTML_END);
    }
    buffer_free(&path);
}
