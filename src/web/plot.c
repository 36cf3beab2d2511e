#include "web/plot.h"

#include <math.h>
#include <stdlib.h>

#include "store/memory.h"
#include "web/axis.h"
#include "web/figure.h"
#include "web/html.h"
#include "web/page.h"

enum {
    PLOT_TOP = 24,
    PLOT_HEIGHT = 190,
    PLOT_LEFT = 52,
    PLOT_RIGHT = FIGURE_WIDTH - 20,
    STYLES = 3
};

/* A line of the legend; how near to the edge a letter goes to the other side of its mark. */
static const double SAMPLE = 26, NEAR = 12;

/* Of a series: the first design is a ghost; the others have a colour and a dash each. */
static const char *style_of(const struct scene_plot *plot, size_t series)
{
    static const char *const styles[STYLES] = {"curve s0", "curve s1", "curve s2"};
    size_t before = 0;
    if (plot->series[series].glyph == ':') {
        return "curve ghost";
    }
    for (size_t i = 0; i < series; i++) {
        before += plot->series[i].glyph != ':';
    }
    return styles[before % STYLES];
}

static void draw_series(struct buffer *out, const struct area *area, const struct scene_plot *plot,
                        size_t index)
{
    const struct scene_series *series = &plot->series[index];
    double *x = memory_get(2 * series->count + 1, sizeof *x), *y = x + series->count;
    for (size_t i = 0; i < series->count; i++) {
        x[i] = axis_x(area, &plot->x, series->x[i]);
        y[i] = axis_y(area, &plot->y, series->y[i]);
    }
    figure_path(out, style_of(plot, index), x, y, series->count);
    free(x);
}

static void draw_mark(struct buffer *out, const struct area *area, const struct scene_plot *plot,
                      const struct scene_mark *mark)
{
    const char letter[] = {mark->letter, '\0'};
    double x = axis_x(area, &plot->x, mark->x), y = axis_y(area, &plot->y, mark->y);
    if (!isnan(x) && !isnan(y)) {
        figure_dot(out, x, y);
        bool right = x < area->right - NEAR;
        figure_text(out, right ? x + 7 : x - 7, y - 5, right ? FIGURE_START : FIGURE_END, letter);
    } else if (!isnan(x) && isnan(mark->y)) {
        figure_line(out, "mark", x, area->top, x, area->bottom);
        figure_text(out, x + 3, area->top + 12, FIGURE_START, letter);
    } else if (!isnan(y) && isnan(mark->x)) {
        figure_line(out, "mark", area->left, y, area->right, y);
        figure_text(out, area->right - 10, y - 4, FIGURE_START, letter);
    }
}

/* Below the picture: each series by its line, each mark by its letter. */
static void draw_legend(struct buffer *out, const struct scene_plot *plot, double y)
{
    double width = FIGURE_WIDTH - PLOT_LEFT - SAMPLE;
    for (size_t i = 0; i < plot->series_count; i++, y += FIGURE_LINE) {
        figure_line(out, style_of(plot, i), PLOT_LEFT - SAMPLE, y - 4, PLOT_LEFT - 4, y - 4);
        figure_text_within(out, PLOT_LEFT + 2, y, width, plot->series[i].label);
    }
    for (size_t i = 0; i < plot->mark_count; i++, y += FIGURE_LINE) {
        const char letter[] = {plot->marks[i].letter, '\0'};
        figure_text(out, PLOT_LEFT - SAMPLE / 2, y, FIGURE_MIDDLE, letter);
        figure_text_within(out, PLOT_LEFT + 2, y, width, plot->marks[i].label);
    }
}

static void draw(struct buffer *out, const struct scene_plot *plot)
{
    const struct area area = {PLOT_LEFT, PLOT_TOP, PLOT_RIGHT, PLOT_TOP + PLOT_HEIGHT};
    axis_draw_y(out, &area, &plot->y);
    axis_draw_x(out, &area, &plot->x);
    for (size_t i = 0; i < plot->series_count; i++) {
        draw_series(out, &area, plot, i);
    }
    for (size_t i = 0; i < plot->mark_count; i++) {
        draw_mark(out, &area, plot, &plot->marks[i]);
    }
    draw_legend(out, plot, area.bottom + 3.5 * FIGURE_LINE);
}

enum page_mark plot_mark(enum scene_verdict verdict)
{
    static const enum page_mark marks[SCENE_VERDICTS_COUNT] = {
        [SCENE_MET] = PAGE_GOOD,        [SCENE_RIGHT] = PAGE_GOOD,    [SCENE_NOT_MET] = PAGE_BAD,
        [SCENE_CANNOT_SAY] = PAGE_OPEN, [SCENE_NOT_RIGHT] = PAGE_BAD,
    };
    return marks[verdict];
}

void plot_rows(struct buffer *out, const struct catalog *catalog,
               const struct scene_instrument *instrument)
{
    const char *const columns[] = {page_text(catalog, "ui.page.item"),
                                   page_text(catalog, "ui.page.value")};
    struct buffer caption = {0};
    const struct word words[] = {{"title", .text = instrument->title}, {0}};
    page_words(&caption, catalog, "ui.page.numbers", words);
    page_table(out, buffer_text(&caption), columns, 2);
    for (size_t i = 0; i < instrument->row_count; i++) {
        const struct scene_row *row = &instrument->rows[i];
        page_row(out, row->label);
        html_open(out, "td", HTML_END);
        html_text(out, row->value);
        if (*row->limit) {
            buffer_add_text(out, *row->value ? ", " : "");
            html_text(out, row->limit);
        }
        if (row->verdict != SCENE_NO_VERDICT) {
            buffer_add_char(out, ' ');
            page_verdict(out, plot_mark(row->verdict), scene_row_verdict(row));
        }
        if (*row->note) {
            buffer_add_text(out, " (");
            html_text(out, row->note);
            buffer_add_char(out, ')');
        }
        html_close(out, "td");
        page_row_end(out);
    }
    page_table_end(out);
    buffer_free(&caption);
}

void plot_add(struct buffer *out, const struct catalog *catalog, const char *id,
              const struct scene_instrument *instrument)
{
    const struct scene_plot *plot = instrument->plot;
    double legend = (double)(plot->series_count + plot->mark_count) * FIGURE_LINE;
    figure_open(out, id, instrument->title, instrument->sentence ? instrument->sentence : "",
                PLOT_TOP + PLOT_HEIGHT + 3 * FIGURE_LINE + legend);
    draw(out, plot);
    figure_drawn(out);
    plot_rows(out, catalog, instrument);
    figure_close(out);
}
