#include "view/flow.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "store/buffer.h"
#include "view/clamp.h"
#include "view/draw.h"
#include "view/paragraphs.h"
#include "view/slider.h"
#include "view/text.h"

enum { SIGNS_ROWS = 4 }; /* of a window that has room for signs */
/* Least rows of a written answer, and how many more it grows by. */
enum { TEXT_ROWS = 5, TEXT_ROWS_MORE = 9 };
enum { OPTION_LEFT = 4 }; /* before an option's number */
enum { BOX_COLS = 3 };    /* left of what is written */

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

/* "1 (*)" before an option. */
static void option_lead(struct flow *flow, const struct scene_field *field, size_t option,
                        bool focus)
{
    struct rect row = flow_block(flow, 1);
    char lead[32];
    if (!flow->measuring) {
        snprintf(lead, sizeof lead, "%*zu (%c)", field->option_count > 9 ? 2 : 1, option + 1,
                 option == field->option ? '*' : ' ');
        draw_margin(flow->canvas, row, 0, 0, focus);
        draw_text(flow->canvas, row, 0, OPTION_LEFT, row.cols, ROLE_TEXT, lead);
    }
}

static void options_below(struct flow *flow, const struct scene_field *field, int focus)
{
    int left = OPTION_LEFT + (field->option_count > 9 ? 7 : 6);
    flow->line++;
    for (size_t i = 0; i < field->option_count; i++) {
        option_lead(flow, field, i, (int)i == focus);
        flow->line += draw_wrapped(flow->canvas, flow_block(flow, FLOW_ENDLESS), 0, left,
                                   i == field->option ? ROLE_VALUE : ROLE_TEXT, field->options[i]);
    }
}

static void answer_choice(struct flow *flow, const struct scene_field *field, int focus)
{
    if (!flow->measuring) {
        struct rect row = flow_block(flow, 1);
        enum role role = draw_margin(flow->canvas, row, 0, 0, focus == FLOW_TITLE);
        draw_pair(flow->canvas, row, 0, DRAW_MARGIN, row.cols,
                  (struct draw_pair){field->label, field->range, role, ROLE_DIM});
    }
    options_below(flow, field, focus);
}

/* An action whose label is longer than a row, as that of a run is, is told whole. */
static void answer_action(struct flow *flow, const struct scene_field *field, bool focus)
{
    struct rect block = flow_block(flow, FLOW_ENDLESS);
    if (DRAW_MARGIN + 2 + text_width(field->label) <= block.cols) {
        flow_control(flow, field, focus);
        return;
    }
    struct buffer text = {0};
    buffer_add_format(&text, "[%s]", field->label);
    flow->line += draw_hanging(flow->canvas, block, 0, DRAW_MARGIN, 1,
                               draw_margin(flow->canvas, block, 0, 0, focus), buffer_text(&text));
    buffer_free(&text);
}

/* A text has the rows that are left; a line has those that what is written in it takes. */
static int text_rows(const struct flow *flow, const struct scene_field *field,
                     struct editor *editor)
{
    return field->multiline ? TEXT_ROWS + clamp(flow->extra, 0, TEXT_ROWS_MORE)
           : editor         ? editor_rows(editor, flow->window.cols - BOX_COLS)
                            : 1;
}

bool flow_help_fits(const struct scene_field *field, int cols)
{
    return text_width(field->label) + 2 + text_width(field->help) <= cols;
}

/* What is written, beside a bar that says where more of it stands, above and below its box. */
static void written(struct canvas *canvas, struct rect box, struct editor *editor, bool focus)
{
    struct rect text = rect_cols(box, BOX_COLS, box.cols - BOX_COLS);
    editor_draw(canvas, text, editor, focus);
    int above = editor_above(editor), lines = editor_rows(editor, text.cols);
    if (above > 0) {
        draw_put(canvas, box, 0, 1, draw_glyph(canvas, '^', 0x2191), ROLE_TEXT);
    }
    if (lines > above + box.rows) {
        draw_put(canvas, box, box.rows - 1, 1, draw_glyph(canvas, 'v', 0x2193), ROLE_TEXT);
    }
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
        written(flow->canvas, box, editor, focus);
    }
    if (field->multiline) {
        flow->flexible++;
    }
    flow->line += rows;
}

/* Its label stands above it already. */
static void refusal(struct flow *flow, const struct scene_field *field, const char *why)
{
    struct buffer text = {0};
    size_t label = strlen(field->label);
    bool named = strncmp(why, field->label, label) == 0 && strncmp(why + label, ": ", 2) == 0;
    buffer_add_format(&text, "! %s", named ? why + label + 2 : why);
    flow_paragraphs(flow, &(struct scene_paragraph){SCENE_TEXT, buffer_text(&text)}, 1);
    buffer_free(&text);
}

/* Whether it is one of the screen's paragraphs already. */
static bool says(const struct scene *scene, const char *text)
{
    for (size_t i = 0; i < scene->paragraph_count; i++) {
        if (strcmp(scene->paragraphs[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

void flow_answer(struct flow *flow, const struct scene_field *field, const struct draft *draft,
                 int focus)
{
    bool focused = focus != FLOW_NO_FOCUS;
    flow_mark_focus(flow, focused);
    if (field->kind == SCENE_CHOICE) {
        answer_choice(flow, field, focus);
    } else if (field->kind == SCENE_EDIT) {
        answer_text(flow, field, draft ? draft->editor : NULL, focused);
    } else if (field->kind == SCENE_ACTION) {
        answer_action(flow, field, focused);
    } else {
        flow_control(flow, field, focused);
    }
    if (draft && draft->why) {
        refusal(flow, field, draft->why);
    }
    if (focused) {
        flow->focus_last = flow->line - 1;
    }
    if (field->kind == SCENE_EDIT && !flow_help_fits(field, canvas_cols(flow->canvas)) &&
        !says(stage_scene(flow->look.stage), field->help)) {
        flow_paragraphs(flow, &(struct scene_paragraph){SCENE_TEXT, field->help}, 1);
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

/* The flow as it will be drawn in so many rows. */
static struct flow measure(struct flow flow, int rows, struct flow_fill fill)
{
    flow.window.rows = flow.whole_rows = rows;
    flow.line = flow.flexible = 0;
    flow.focus_line = flow.focus_last = -1;
    flow.measuring = true;
    fill.fill(&flow, fill.context);
    return flow;
}

/* The flow from a line on, in a column. */
static int draw_column(struct flow flow, struct rect column, int scroll, struct flow_fill fill)
{
    flow.window = column;
    flow.scroll = scroll;
    flow.line = flow.flexible = 0;
    flow.focus_line = flow.focus_last = -1;
    flow.measuring = false;
    fill.fill(&flow, fill.context);
    return flow.line;
}

/* The flow in so many rows, with what its blocks grow by, and without blank lines where it fits
 * only then. */
static struct flow measure_tight(const struct flow *begin, int rows, struct flow_fill fill)
{
    struct flow flow = measure(*begin, rows, fill);
    if (flow.line > rows) {
        struct flow tight = *begin;
        tight.tight = true;
        tight = measure(tight, rows, fill);
        flow = tight.line <= rows ? tight : flow;
    }
    if (flow.flexible > 0 && flow.line < rows) {
        flow.extra = (rows - flow.line) / flow.flexible;
    }
    return flow;
}

struct rect flow_column(struct rect window, int number, int count)
{
    enum { BETWEEN = 3 };
    int cols = (window.cols - (count - 1) * BETWEEN) / count;
    int from = number * (cols + BETWEEN);
    return rect_cols(window, from, cols);
}

int flow_lines(struct canvas *canvas, struct rect window, int columns, struct flow_look look,
               struct flow_fill fill)
{
    const struct flow begin = {
        .canvas = canvas, .window = flow_column(window, 0, columns), .look = look};
    struct flow flow = measure_tight(&begin, window.rows * columns, fill);
    return flow.line + flow.flexible * flow.extra;
}

int flow_show(struct canvas *canvas, struct rect window, int columns, struct flow_look look,
              int *scroll, struct flow_fill fill)
{
    const struct flow begin = {
        .canvas = canvas, .window = flow_column(window, 0, columns), .look = look};
    struct flow flow = measure_tight(&begin, window.rows * columns, fill);
    int lines = flow.line;
    *scroll = follow(*scroll, &flow);
    for (int i = 0; i < columns; i++) {
        int row, col, line = *scroll + i * window.rows;
        canvas_cursor(canvas, &row, &col);
        lines = draw_column(flow, flow_column(window, i, columns), line, fill);
        if (i > 0 && flow.focus_line < line) {
            canvas_set_cursor(canvas, row, col); /* it stands in the column before */
        }
    }
    return lines;
}

/* ---- the window, and what is outside of it ---- */

/* The words at a window's ends that say there is more; NULL: there is not. */
struct signs {
    const char *up, *down;
};

static struct signs signs_of(const struct flow *flow, bool up, bool down)
{
    const struct stage *stage = flow->look.stage;
    return (struct signs){up ? stage_text(stage, "ui.more_up") : NULL,
                          down ? stage_text(stage, "ui.more_down") : NULL};
}

static int from_of(struct rect window, const char *sign)
{
    return window.cols - text_width(sign) - 1;
}

/* Whether a row's end has room for a sign. */
static bool has_room(const struct canvas *canvas, struct rect window, int row, const char *sign)
{
    int from = sign ? from_of(window, sign) - 1 : window.cols;
    for (int col = from < 0 ? 0 : from; col < window.cols; col++) {
        uint32_t glyph = canvas_at(canvas, window.row + row, window.col + col)->glyph;
        if (glyph != ' ' && glyph != 0) {
            return false;
        }
    }
    return from >= 0;
}

static void draw_sign(struct canvas *canvas, struct rect window, int row, const char *sign)
{
    if (sign) {
        draw_text(canvas, window, row, from_of(window, sign), window.cols, ROLE_MARK, sign);
    }
}

/* Which ends have a row for their sign alone: what stands in their last cells is needed there. */
struct own_rows {
    bool up, down;
};

/* Places a flow that is longer than its window between its signs. */
static struct signs place_signs(struct flow flow, struct own_rows own, int *scroll)
{
    int rows = flow.window.rows, last = flow.line - rows + own.up;
    flow.window.rows = rows - own.up - own.down;
    *scroll = follow(*scroll, &flow);
    bool up = *scroll > own.up, down = *scroll < last;
    *scroll = !up ? 0 : !down ? last : *scroll;
    return signs_of(&flow, up, down);
}

/* Draws it, and its signs where these have room. Says which have not. */
static struct own_rows draw_signed(struct flow flow, struct rect window, struct own_rows own,
                                   int *scroll, struct flow_fill fill)
{
    struct canvas *canvas = flow.canvas;
    struct signs signs = place_signs(flow, own, scroll);
    int above = own.up && signs.up, below = own.down && signs.down, end = window.rows - 1;
    draw_column(flow, rect_rows(window, above, window.rows - above - below), *scroll, fill);
    draw_wipe(canvas, rect_rows(window, 0, above));
    draw_wipe(canvas, rect_rows(window, end, below));
    own.up = own.up || !has_room(canvas, window, 0, signs.up);
    own.down = own.down || !has_room(canvas, window, end, signs.down);
    draw_sign(canvas, window, 0, signs.up);
    draw_sign(canvas, window, end, signs.down);
    return own;
}

int flow_show_signed(struct canvas *canvas, struct rect window, struct flow_look look, int *scroll,
                     struct flow_fill fill)
{
    const struct flow begin = {.canvas = canvas, .window = window, .look = look};
    struct flow flow = measure_tight(&begin, window.rows, fill);
    struct own_rows own = {false, false}, before;
    if (flow.line <= window.rows || window.rows < SIGNS_ROWS) {
        *scroll = follow(*scroll, &flow);
        return draw_column(flow, window, *scroll, fill);
    }
    do {
        before = own;
        own = draw_signed(flow, window, own, scroll, fill);
        if (own.up != before.up || own.down != before.down) {
            draw_wipe(canvas, window);
            flow = flow.fronted ? measure(flow, window.rows - 1, fill) : flow;
            flow.window = window;
        }
    } while (own.up != before.up || own.down != before.down);
    return flow.line;
}
