#include "view/instrument.h"

#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/memory.h"
#include "view/bar.h"
#include "view/chain.h"
#include "view/clamp.h"
#include "view/draw.h"
#include "view/gauge.h"
#include "view/map.h"
#include "view/plot.h"
#include "view/radar.h"
#include "view/rows.h"
#include "view/sparkline.h"
#include "view/text.h"
#include "view/verdicts.h"

enum { SPARK_LEAST = 3 };

bool instrument_is_picture(const struct scene_instrument *instrument)
{
    return instrument->kind == SCENE_PLOT || instrument->kind == SCENE_MAP ||
           instrument->kind == SCENE_RADAR || instrument->kind == SCENE_SPARKLINE;
}

/*
 * Verdicts a line each: notes that came and went would move everything below at each verdict that
 * turns. The message tells the first one's, the readout that of the focused row.
 */
static int verdicts(struct flow *flow, struct rect rect, const struct scene_row *rows, size_t count,
                    size_t focus)
{
    struct scene_row *plain = memory_get(count, sizeof *plain);
    for (size_t i = 0; i < count; i++) {
        plain[i] = rows[i];
        plain[i].note = "";
    }
    int lines = verdicts_draw(flow->canvas, rect, plain, count, 0, focus);
    free(plain);
    return lines;
}

/* The rows of an instrument without picture, the first `count` of them; the lines they take. */
static int rows_of(struct flow *flow, struct rect rect, const struct scene_instrument *instrument,
                   size_t count, size_t focus, bool page)
{
    if (count == 0 && instrument->row_count > 0) {
        return 0;
    }
    const struct scene_row *rows = instrument->rows;
    switch (instrument->kind) {
    case SCENE_BARS: return bars_draw(flow->canvas, rect, rows, count, focus);
    case SCENE_BAR: return bar_draw(flow->canvas, rect, rows, count, focus);
    case SCENE_CHAIN: return chain_draw(flow->canvas, rect, rows, count, focus);
    case SCENE_GAUGE: return gauge_draw(flow->canvas, rect, rows, count, focus);
    case SCENE_VERDICTS:
        return page ? verdicts_draw(
                          flow->canvas,
                          rect_cols(rect, 0, verdicts_cols(flow->canvas, rect.cols, rows, count)),
                          rows, count, 0, focus)
                    : verdicts(flow, rect, rows, count, focus);
    default: return rows_draw(flow->canvas, rect, rows, count, 0, focus, page);
    }
}

/* Where a row stands within its instrument: below the lines that the rows before it take. */
static int line_of_row(struct flow *flow, const struct scene_instrument *instrument, size_t row)
{
    struct rect nothing = flow_block(flow, 0);
    if (instrument->kind == SCENE_VERDICTS) {
        return verdicts_draw(flow->canvas, nothing, instrument->rows, row, 0, row);
    }
    return instrument->kind == SCENE_BAR ? (int)row + 1
                                         : rows_of(flow, nothing, instrument, row, row, true);
}

/* The rows of a plot, at least. Where there are many letters their names have a row of their own,
 * and a stack's two. */
static int plot_rows(const struct scene_plot *plot)
{
    enum { LEAST = 7, TALL = 10, MANY = 5 };
    bool many = plot->series_count + plot->mark_count > MANY;
    return plot->tall ? TALL : LEAST + (many ? 1 : 0) + (plot->stacked ? 1 : 0);
}

/* The rows of a picture from a line on, at least: one that was turned to gets what the window has
 * left. */
static int least_rows(const struct flow *flow, const struct scene_instrument *instrument, int line)
{
    enum { RADAR_ROWS = 8, RADAR_WIDE_ROWS = 11, WIDE_COLS = 43, MAP_ROWS = 6, FRONT_ROWS = 6 };
    /* Words around a radar, and the larger wheel, would cost a narrow column too many bytes a step.
     */
    int radar = flow->window.cols >= WIDE_COLS ? RADAR_WIDE_ROWS : RADAR_ROWS;
    int least = instrument->plot                  ? plot_rows(instrument->plot)
                : instrument->kind == SCENE_RADAR ? radar
                                                  : MAP_ROWS + (int)instrument->row_count;
    return instrument->front ? clamp(flow->whole_rows - line, FRONT_ROWS, flow->whole_rows) : least;
}

static void picture(struct flow *flow, const struct scene_instrument *instrument)
{
    int least = least_rows(flow, instrument, flow->line);
    int extra = instrument->front ? 0 : flow->extra;
    struct rect rect = flow_block(flow, least + extra);
    if (instrument->kind == SCENE_PLOT && instrument->plot) {
        plot_draw(flow->canvas, rect, flow->look.stage, instrument->plot);
    } else if (instrument->kind == SCENE_MAP && instrument->map) {
        map_draw(flow->canvas, rect, instrument->map, instrument->rows, instrument->row_count);
    } else if (instrument->kind == SCENE_RADAR && instrument->radar) {
        struct scene_radar radar = *instrument->radar;
        if (!flow->look.ghosts) {
            radar.first = radar.best = NULL;
        }
        radar_draw(flow->canvas, rect, flow->look.stage, &radar, instrument->rows,
                   instrument->row_count);
    }
    flow->flexible += !instrument->front;
    flow->fronted = flow->fronted || instrument->front;
    flow->line += least + extra;
}

/* The name is a heading; figures behind a gap change with each step and stay plain. */
static int title_text(struct flow *flow, struct rect row, const char *text, bool focus)
{
    const char *gap = strstr(text, "  ");
    size_t length = gap ? (size_t)(gap - text) : strlen(text);
    char *name = memory_text_n(text, length);
    int used = draw_text(flow->canvas, row, 0, 0, row.cols, focus ? ROLE_FOCUS : ROLE_TITLE, name);
    free(name);
    return used + draw_text(flow->canvas, row, 0, used, row.cols - used, ROLE_VALUE, text + length);
}

/* A row of so many values behind the title, where there is room for some of them, and what is said
 * of it. */
static void spark(struct flow *flow, struct rect row, int used, const double *values, size_t count,
                  const char *says)
{
    int room = row.cols - used - text_width(says) - 2;
    int cols = room < clamp((int)count, 1, SPARK_LEAST) ? 0 : clamp((int)count, 1, room);
    if (cols > 0) {
        sparkline_draw(flow->canvas, rect_cols(row, used + 1, cols), values, count);
        used += cols + 1;
    }
    draw_text(flow->canvas, row, 0, used + 1, row.cols, ROLE_VALUE, says);
}

static void title(struct flow *flow, const struct scene_instrument *instrument, bool focus)
{
    flow_mark_focus(flow, focus);
    if (flow->measuring) {
        flow->line++;
        return;
    }
    struct rect row = flow_block(flow, 1);
    int used = title_text(flow, row, instrument->title, focus);
    if (instrument->kind == SCENE_SPARKLINE) {
        spark(flow, row, used, instrument->spark, instrument->spark_count, instrument->spark_says);
    }
    if (focus) {
        canvas_set_cursor(flow->canvas, row.row, row.col);
    }
    flow->line++;
}

void instrument_spark(struct flow *flow, const struct scene_instrument *plot)
{
    enum { MOST = 40 };
    double heights[MOST];
    struct buffer name = {0};
    struct rect row = flow_block(flow, 1);
    text_words(&name, stage_text(flow->look.stage, "ui.turns"),
               (struct word[]){{"title", .text = plot->title}, {0}});
    int says = text_width(plot->spark_says) + 1; /* a figure is worth more than a name */
    int used = title_text(flow, rect_cols(row, 0, clamp(row.cols - says, SPARK_LEAST, row.cols)),
                          buffer_text(&name), false);
    int cols = clamp(row.cols - used - says - 1, SPARK_LEAST, MOST);
    plot_heights(plot->plot, heights, (size_t)cols);
    spark(flow, row, used, heights, (size_t)cols, plot->spark_says);
    buffer_free(&name);
    flow->sparked = plot;
    flow->line++;
}

static void sentence_of(struct flow *flow, const char *sentence)
{
    if (*sentence) {
        flow_paragraphs(flow, &(struct scene_paragraph){SCENE_TEXT, sentence}, 1);
    }
}

bool instrument_has_title(const struct scene_instrument *instrument)
{
    return (instrument->kind != SCENE_GAUGE && *instrument->title) || instrument->row_count == 0;
}

/* Whether so many rows from here on end below the window. */
static bool is_cut(const struct flow *flow, int rows)
{
    return !flow->measuring && flow->line - flow->scroll + rows > flow->window.rows;
}

/* No heading stands at the window's end without what it is of. */
static bool is_orphan(const struct flow *flow, const struct scene_instrument *instrument)
{
    return instrument->row_count > 0 && instrument->kind != SCENE_SPARKLINE && !is_cut(flow, 1) &&
           is_cut(flow, 2);
}

/*
 * No half of a picture stands there either: a plot that the window's end cuts is drawn in one row,
 * another picture not at all. True: it was left out.
 */
static bool left_out(struct flow *flow, const struct scene_instrument *instrument)
{
    if (!instrument_is_picture(instrument) || instrument->kind == SCENE_SPARKLINE) {
        return false;
    }
    int first = flow->line + (*instrument->title ? 1 : 0);
    int end = first + least_rows(flow, instrument, first) + (instrument->front ? 0 : flow->extra);
    if (!is_cut(flow, end - flow->line)) {
        return false;
    }
    if (instrument->plot && !instrument->plot->stacked && flow->sparked != instrument &&
        !is_cut(flow, 1)) {
        instrument_spark(flow, instrument);
    }
    flow->line = end;
    return true;
}

void instrument_put(struct flow *flow, const struct scene_instrument *instrument, int focus,
                    bool sentence)
{
    if (!sentence && focus == FLOW_NO_FOCUS && left_out(flow, instrument)) {
        return;
    }
    if (*instrument->title && (instrument_has_title(instrument) || sentence)) {
        if (focus == FLOW_NO_FOCUS && is_orphan(flow, instrument)) {
            flow->line++;
        } else {
            title(flow, instrument, focus == FLOW_TITLE);
        }
    }
    if (instrument->kind == SCENE_SPARKLINE) {
        /* its title's row holds it */
    } else if (instrument_is_picture(instrument)) {
        picture(flow, instrument);
        if (focus == FLOW_TITLE) {
            flow->focus_last = flow->line - 1;
        }
    } else {
        size_t row = focus >= 0 ? (size_t)focus : instrument->row_count;
        if (focus >= 0) {
            flow->focus_line = flow->focus_last = flow->line + line_of_row(flow, instrument, row);
        }
        flow->line += rows_of(flow, flow_block(flow, FLOW_ENDLESS), instrument,
                              instrument->row_count, flow->measuring ? instrument->row_count : row,
                              sentence);
    }
    if (sentence) {
        sentence_of(flow, instrument->sentence);
    }
}
