#include "web/bars.h"

#include <math.h>

#include "web/figure.h"

enum { ROW = 36, BAR = 14, LEFT = 8, RIGHT = FIGURE_WIDTH - 76, TOP = 6, SWATCH = 22 };

static void draw_segment(struct buffer *out, enum bars_fill fill, double x, double y, double width)
{
    static const char *const styles[] = {
        [BARS_FULL] = "bar f0", [BARS_PALE] = "bar pale", [BARS_DASHED] = "bar dashed"};
    if (fill == BARS_ALARM) {
        figure_alarm(out, x, y, width, BAR);
    } else {
        figure_rect(out, styles[fill], x, y, width, BAR);
    }
}

static void draw_row(struct buffer *out, const struct bars_row *row, double y, double most)
{
    double x = LEFT, scale = most > 0 ? (RIGHT - LEFT) / most : 0;
    figure_text_within(out, LEFT, y + 12, FIGURE_WIDTH - LEFT, row->label);
    for (size_t i = 0; i < BARS_SEGMENTS; i++) {
        double width = row->segments[i].value * scale;
        if (width > 0) {
            draw_segment(out, row->segments[i].fill, x, y + 17, width);
            x += width;
        }
    }
    figure_line(out, "axis", LEFT, y + 17, LEFT, y + 17 + BAR);
    if (!isnan(row->mark)) {
        double at = LEFT + row->mark * scale;
        figure_line(out, "mark", at, y + 14, at, y + 20 + BAR);
    }
    figure_text(out, RIGHT + 6, y + 28, FIGURE_START, row->says);
}

static void draw_legend(struct buffer *out, const struct bars_legend *legend, double y)
{
    const char *const fills[] = {legend->full, legend->pale, legend->alarm, legend->dashed};
    for (size_t i = 0; i < sizeof fills / sizeof fills[0]; i++) {
        if (fills[i]) {
            draw_segment(out, (enum bars_fill)i, LEFT, y, SWATCH);
            figure_text_within(out, LEFT + SWATCH + 8, y + 12, FIGURE_WIDTH - SWATCH - 16,
                               fills[i]);
            y += FIGURE_LINE + 4;
        }
    }
    if (legend->mark) {
        figure_line(out, "mark", LEFT + SWATCH / 2.0, y - 2, LEFT + SWATCH / 2.0, y + BAR + 2);
        figure_text_within(out, LEFT + SWATCH + 8, y + 12, FIGURE_WIDTH - SWATCH - 16,
                           legend->mark);
    }
}

void bars_add(struct buffer *out, const char *id, const char *title, const char *about,
              const struct bars_row *rows, size_t count, double most,
              const struct bars_legend *legend)
{
    int lines = (legend->full != NULL) + (legend->pale != NULL) + (legend->alarm != NULL) +
                (legend->dashed != NULL) + (legend->mark != NULL);
    double legend_top = TOP + (double)count * ROW + 8;
    figure_open(out, id, title, about,
                legend_top + lines * (FIGURE_LINE + 4) + (lines > 0 ? 4 : 0));
    for (size_t i = 0; i < count; i++) {
        draw_row(out, &rows[i], TOP + (double)i * ROW, most);
    }
    draw_legend(out, legend, legend_top);
    figure_drawn(out);
}
