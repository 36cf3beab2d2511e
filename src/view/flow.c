#include "view/flow.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/buffer.h"
#include "store/memory.h"
#include "view/bar.h"
#include "view/chain.h"
#include "view/clamp.h"
#include "view/draw.h"
#include "view/gauge.h"
#include "view/map.h"
#include "view/paragraphs.h"
#include "view/plot.h"
#include "view/radar.h"
#include "view/rows.h"
#include "view/slider.h"
#include "view/sparkline.h"
#include "view/text.h"
#include "view/verdicts.h"

enum { ENDLESS = 10000 }; /* rows: more than any screen has */
enum { LABEL_COLS = 30 }; /* of an answer whose options stand beside it */
enum { SPARK_LEAST = 3 };
/* Least rows of a written answer, and how many more it grows by. */
enum { TEXT_ROWS = 5, TEXT_ROWS_MORE = 9 };
enum { BOX_COLS = 3 }; /* left of what is written */

/* The next `rows` rows of the flow; nothing of them while measuring. */
static struct rect block(const struct flow *flow, int rows)
{
    return (struct rect){.row = flow->window.row + flow->line - flow->scroll,
                         .col = flow->window.col,
                         .rows = flow->measuring ? 0 : rows,
                         .cols = flow->window.cols};
}

static void mark_focus(struct flow *flow, bool focus)
{
    if (focus) {
        flow->focus_line = flow->focus_last = flow->line;
    }
}

void flow_blank(struct flow *flow)
{
    flow->line++;
}

void flow_gap(struct flow *flow)
{
    if (flow->line > 0 && !flow->tight) {
        flow->line++;
    }
}

void flow_spring(struct flow *flow)
{
    flow->flexible++;
    flow->line += flow->extra;
}

void flow_heading(struct flow *flow, const char *text)
{
    draw_text(flow->canvas, block(flow, 1), 0, 0, flow->window.cols, ROLE_TITLE, text);
    flow->line++;
}

void flow_note(struct flow *flow, const char *text)
{
    draw_text(flow->canvas, block(flow, 1), 0, DRAW_MARGIN, flow->window.cols - DRAW_MARGIN,
              ROLE_DIM, text);
    flow->line++;
}

void flow_paragraphs(struct flow *flow, const struct scene_paragraph *paragraphs, size_t count)
{
    if (count > 0) {
        flow->line += paragraphs_draw(flow->canvas, block(flow, ENDLESS), paragraphs, count, 0,
                                      flow->tight);
    }
}

void flow_control(struct flow *flow, const struct scene_field *field, bool focus)
{
    struct scene_field shown = *field;
    if (!flow->look.ghosts) {
        shown.first_position = NAN;
    }
    mark_focus(flow, focus);
    if (!flow->measuring) {
        slider_draw(flow->canvas, block(flow, 1), flow->look.stage, &shown, focus);
    }
    flow->line++;
}

/* ---- answers ---- */

bool flow_lists(const struct scene_field *field, int cols)
{
    int beside = LABEL_COLS;
    for (size_t i = 0; i < field->option_count; i++) {
        beside += text_width(field->options[i]) + 4;
    }
    return field->kind == SCENE_CHOICE &&
           (beside > cols || text_width(field->label) + DRAW_MARGIN >= LABEL_COLS);
}

static void options_beside(struct flow *flow, const struct scene_field *field)
{
    struct rect row = block(flow, 1);
    int col = LABEL_COLS;
    for (size_t i = 0; i < field->option_count; i++) {
        bool chosen = i == field->option;
        enum role role = chosen ? ROLE_VALUE : ROLE_TEXT;
        if (chosen) {
            draw_put(flow->canvas, row, 0, col, '[', role);
        }
        int used = draw_text(flow->canvas, row, 0, col + 1, row.cols - col - 1, role,
                             field->options[i]);
        if (chosen) {
            draw_put(flow->canvas, row, 0, col + 1 + used, ']', role);
        }
        col += used + 4;
    }
    flow->line++;
}

static void options_below(struct flow *flow, const struct scene_field *field, int focus)
{
    flow->line++;
    for (size_t i = 0; i < field->option_count; i++) {
        struct rect row = block(flow, 1);
        char lead[32];
        snprintf(lead, sizeof lead, "%*zu (%c)", field->option_count > 9 ? 2 : 1, i + 1,
                 i == field->option ? '*' : ' ');
        draw_margin(flow->canvas, row, 0, 0, (int)i == focus);
        int text = 5 + draw_text(flow->canvas, row, 0, 4, 8, ROLE_TEXT, lead);
        draw_text(flow->canvas, row, 0, text, row.cols - text,
                  i == field->option ? ROLE_VALUE : ROLE_TEXT, field->options[i]);
        flow->line++;
    }
}

static void answer_choice(struct flow *flow, const struct scene_field *field, int focus)
{
    bool listed = flow_lists(field, flow->window.cols);
    if (flow->measuring) {
        flow->line += 1 + (listed ? (int)field->option_count : 0);
        return;
    }
    struct rect row = block(flow, 1);
    enum role role = draw_margin(flow->canvas, row, 0, 0, focus == FLOW_TITLE);
    draw_pair(flow->canvas, row, 0, DRAW_MARGIN, row.cols,
              (struct draw_pair){field->label, listed ? field->range : "", role, ROLE_DIM});
    if (listed) {
        options_below(flow, field, focus);
    } else {
        options_beside(flow, field);
    }
}

/* A text has the rows that are left; a line has those that what is written in it takes. */
static int text_rows(const struct flow *flow, const struct scene_field *field,
                     struct editor *editor)
{
    return field->multiline ? TEXT_ROWS + clamp(flow->extra, 0, TEXT_ROWS_MORE)
           : editor         ? editor_rows(editor, flow->window.cols - BOX_COLS)
                            : 1;
}

static void answer_text(struct flow *flow, const struct scene_field *field, struct editor *editor,
                        bool focus)
{
    struct rect row = block(flow, 1);
    enum role role = draw_margin(flow->canvas, row, 0, 0, focus);
    draw_pair(flow->canvas, row, 0, DRAW_MARGIN, row.cols,
              (struct draw_pair){field->label, field->range, role, ROLE_TEXT});
    flow->line++;
    int rows = text_rows(flow, field, editor);
    struct rect box = block(flow, rows);
    for (int i = 0; i < rows; i++) {
        draw_put(flow->canvas, box, i, 1, draw_glyph(flow->canvas, '|', 0x2502), ROLE_DIM);
    }
    if (editor && !flow->measuring) {
        editor_draw(flow->canvas, rect_cols(box, BOX_COLS, box.cols - BOX_COLS), editor, focus);
    }
    if (field->multiline) {
        flow->flexible++;
    }
    flow->line += rows;
}

void flow_answer(struct flow *flow, const struct scene_field *field, struct editor *editor,
                 int focus)
{
    bool focused = focus != FLOW_NO_FOCUS;
    mark_focus(flow, focused);
    if (field->kind == SCENE_CHOICE) {
        answer_choice(flow, field, focus);
    } else if (field->kind == SCENE_EDIT) {
        answer_text(flow, field, editor, focused);
    } else {
        flow_control(flow, field, focused);
    }
    if (focused) {
        flow->focus_last = flow->line - 1;
    }
}

/* ---- instruments ---- */

bool flow_is_picture(const struct scene_instrument *instrument)
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
        return page ? verdicts_draw(flow->canvas, rect, rows, count, 0, focus)
                    : verdicts(flow, rect, rows, count, focus);
    default: return rows_draw(flow->canvas, rect, rows, count, 0, focus);
    }
}

/* Where a row stands within its instrument: below the lines that the rows before it take. */
static int line_of_row(struct flow *flow, const struct scene_instrument *instrument, size_t row)
{
    struct rect nothing = block(flow, 0);
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
    enum { RADAR_ROWS = 8, RADAR_WIDE_ROWS = 11, WIDE_COLS = 44, MAP_ROWS = 6, FRONT_ROWS = 6 };
    /* Words around a radar, and the larger wheel, would cost a narrow column too many bytes a step.
     */
    int radar = flow->window.cols >= WIDE_COLS ? RADAR_WIDE_ROWS : RADAR_ROWS;
    int least = instrument->plot                  ? plot_rows(instrument->plot)
                : instrument->kind == SCENE_RADAR ? radar
                                                  : MAP_ROWS + (int)instrument->row_count;
    return instrument->front ? clamp(flow->window.rows - line, FRONT_ROWS, flow->window.rows)
                             : least;
}

static void picture(struct flow *flow, const struct scene_instrument *instrument)
{
    int least = least_rows(flow, instrument, flow->line);
    int extra = instrument->front ? 0 : flow->extra;
    struct rect rect = block(flow, least + extra);
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

/* A row of so many values behind the title, and what is said of it. */
static void spark(struct flow *flow, struct rect row, int used, const double *values, size_t count,
                  const char *says)
{
    int room = clamp(row.cols - used - text_width(says) - 3, SPARK_LEAST, row.cols - used);
    int cols = clamp((int)count, 1, room);
    sparkline_draw(flow->canvas, rect_cols(row, used + 1, cols), values, count);
    draw_text(flow->canvas, row, 0, used + cols + 2, row.cols, ROLE_VALUE, says);
}

static void title(struct flow *flow, const struct scene_instrument *instrument, bool focus)
{
    mark_focus(flow, focus);
    if (flow->measuring) {
        flow->line++;
        return;
    }
    struct rect row = block(flow, 1);
    int used = title_text(flow, row, instrument->title, focus);
    if (instrument->kind == SCENE_SPARKLINE) {
        spark(flow, row, used, instrument->spark, instrument->spark_count, instrument->spark_says);
    }
    if (focus) {
        canvas_set_cursor(flow->canvas, row.row, row.col);
    }
    flow->line++;
}

void flow_spark(struct flow *flow, const struct scene_instrument *plot)
{
    enum { MOST = 40 };
    double heights[MOST];
    struct buffer name = {0};
    struct rect row = block(flow, 1);
    text_words(&name, stage_text(flow->look.stage, "ui.turns"),
               (struct word[]){{"title", .text = plot->title}, {0}});
    int used = title_text(flow, row, buffer_text(&name), false);
    int cols = clamp(row.cols - used - text_width(plot->spark_says) - 3, SPARK_LEAST, MOST);
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

bool flow_has_title(const struct scene_instrument *instrument)
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
    if (!flow_is_picture(instrument) || instrument->kind == SCENE_SPARKLINE) {
        return false;
    }
    int first = flow->line + (*instrument->title ? 1 : 0);
    int end = first + least_rows(flow, instrument, first) + (instrument->front ? 0 : flow->extra);
    if (!is_cut(flow, end - flow->line)) {
        return false;
    }
    if (instrument->plot && !instrument->plot->stacked && flow->sparked != instrument &&
        !is_cut(flow, 1)) {
        flow_spark(flow, instrument);
    }
    flow->line = end;
    return true;
}

void flow_instrument(struct flow *flow, const struct scene_instrument *instrument, int focus,
                     bool sentence)
{
    if (!sentence && focus == FLOW_NO_FOCUS && left_out(flow, instrument)) {
        return;
    }
    if (*instrument->title && (flow_has_title(instrument) || sentence)) {
        if (focus == FLOW_NO_FOCUS && is_orphan(flow, instrument)) {
            flow->line++;
        } else {
            title(flow, instrument, focus == FLOW_TITLE);
        }
    }
    if (instrument->kind == SCENE_SPARKLINE) {
        /* its title's row holds it */
    } else if (flow_is_picture(instrument)) {
        picture(flow, instrument);
        if (focus == FLOW_TITLE) {
            flow->focus_last = flow->line - 1;
        }
    } else {
        size_t row = focus >= 0 ? (size_t)focus : instrument->row_count;
        if (focus >= 0) {
            flow->focus_line = flow->focus_last = flow->line + line_of_row(flow, instrument, row);
        }
        flow->line += rows_of(flow, block(flow, ENDLESS), instrument, instrument->row_count,
                              flow->measuring ? instrument->row_count : row, sentence);
    }
    if (sentence) {
        sentence_of(flow, instrument->sentence);
    }
}

/* ---- the window ---- */

static int follow(int scroll, const struct flow *measured)
{
    int rows = measured->window.rows, last = measured->line - rows;
    if (measured->focus_line >= 0 && measured->focus_last >= scroll + rows) {
        scroll = measured->focus_last - rows + 1;
    }
    if (measured->focus_line >= 0 && measured->focus_line < scroll) {
        scroll = measured->focus_line;
    }
    return clamp(scroll, 0, last > 0 ? last : 0);
}

int flow_show(struct canvas *canvas, struct rect window, struct flow_look look, int *scroll,
              void (*fill)(struct flow *flow, void *context), void *context)
{
    struct flow flow = {
        .canvas = canvas, .window = window, .focus_line = -1, .measuring = true, .look = look};
    fill(&flow, context);
    if (flow.line > window.rows) {
        struct flow tight = {.canvas = canvas,
                             .window = window,
                             .focus_line = -1,
                             .measuring = true,
                             .look = look,
                             .tight = true};
        fill(&tight, context);
        if (tight.line <= window.rows) {
            flow = tight;
        }
    }
    *scroll = follow(*scroll, &flow);
    struct flow drawn = {.canvas = canvas,
                         .window = window,
                         .focus_line = -1,
                         .scroll = *scroll,
                         .look = look,
                         .tight = flow.tight};
    if (flow.flexible > 0 && flow.line < window.rows) {
        drawn.extra = (window.rows - flow.line) / flow.flexible;
    }
    fill(&drawn, context);
    return drawn.line;
}
