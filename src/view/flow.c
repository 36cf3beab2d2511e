#include "view/flow.h"

#include <math.h>
#include <stdio.h>

#include "view/clamp.h"
#include "view/draw.h"
#include "view/paragraphs.h"
#include "view/slider.h"
#include "view/text.h"

enum { LABEL_COLS = 30 }; /* of an answer whose options stand beside it */
/* Least rows of a written answer, and how many more it grows by. */
enum { TEXT_ROWS = 5, TEXT_ROWS_MORE = 9 };
enum { BOX_COLS = 3 }; /* left of what is written */

struct rect flow_block(const struct flow *flow, int rows)
{
    return (struct rect){.row = flow->window.row + flow->line - flow->scroll,
                         .col = flow->window.col,
                         .rows = flow->measuring ? 0 : rows,
                         .cols = flow->window.cols};
}

void flow_mark_focus(struct flow *flow, bool focus)
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
    draw_text(flow->canvas, flow_block(flow, 1), 0, 0, flow->window.cols, ROLE_TITLE, text);
    flow->line++;
}

void flow_note(struct flow *flow, const char *text)
{
    draw_text(flow->canvas, flow_block(flow, 1), 0, DRAW_MARGIN, flow->window.cols - DRAW_MARGIN,
              ROLE_DIM, text);
    flow->line++;
}

void flow_paragraphs(struct flow *flow, const struct scene_paragraph *paragraphs, size_t count)
{
    if (count > 0) {
        flow->line += paragraphs_draw(flow->canvas, flow_block(flow, FLOW_ENDLESS), paragraphs,
                                      count, 0, flow->tight);
    }
}

void flow_control(struct flow *flow, const struct scene_field *field, bool focus)
{
    struct scene_field shown = *field;
    if (!flow->look.ghosts) {
        shown.first_position = NAN;
    }
    flow_mark_focus(flow, focus);
    if (!flow->measuring) {
        slider_draw(flow->canvas, flow_block(flow, 1), flow->look.stage, &shown, focus);
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
    struct rect row = flow_block(flow, 1);
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
        struct rect row = flow_block(flow, 1);
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
    struct rect row = flow_block(flow, 1);
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
    struct rect row = flow_block(flow, 1);
    enum role role = draw_margin(flow->canvas, row, 0, 0, focus);
    draw_pair(flow->canvas, row, 0, DRAW_MARGIN, row.cols,
              (struct draw_pair){field->label, field->range, role, ROLE_TEXT});
    flow->line++;
    int rows = text_rows(flow, field, editor);
    struct rect box = flow_block(flow, rows);
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
    flow_mark_focus(flow, focused);
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
