#include "view/widgets.h"

#include "view/draw.h"
#include "view/text.h"

enum {
    VERDICT_COLS = 10,
    LABEL_LEAST = 6,
    NOTE_LEAST = 16,
    VALUE_ROOM = 8,
    VALUE_STEP = 4,
    VALUE_LEAST = 3,
    VERDICT_LABEL = 18
};

/* Where the columns of rows_draw end or begin; 0: the column is left out. */
struct columns {
    int value_end, limit, verdict, note;
};

static int widest(int a, const char *text)
{
    int b = text_width(text);

    return a > b ? a : b;
}

static struct columns fit_columns(int cols, const struct scene_row *rows, size_t count)
{
    int label = 0, value = VALUE_ROOM, limit = 0, verdict = 0;

    for (size_t i = 0; i < count; i++) {
        if (!draw_is_heading(&rows[i])) {
            label = widest(label, rows[i].label);
        }
        value = widest(value, rows[i].value);
        limit = widest(limit, rows[i].limit);
        verdict = rows[i].verdict ? VERDICT_COLS : verdict;
    }
    /* Values get room in steps, so that a longer number does not move a column. */
    value = (value + VALUE_STEP - 1) / VALUE_STEP * VALUE_STEP;
    if (DRAW_MARGIN + LABEL_LEAST + 1 + value + 2 + verdict > cols) {
        verdict = 0;
    }
    int need = DRAW_MARGIN + label + 1 + value + (verdict ? 2 + verdict : 0);
    if (limit && need + 2 + limit > cols) {
        limit = 0;
    }
    need += limit ? 2 + limit : 0;

    struct columns columns = {.value_end = DRAW_MARGIN + label + 1 + value};
    if (need > cols) {
        columns.value_end -= need - cols;
    }
    columns.limit = limit ? columns.value_end + 2 : 0;
    int after = columns.value_end + (limit ? 2 + limit : 0);
    columns.verdict = verdict ? after + 2 : 0;
    after += verdict ? 2 + verdict : 0;
    columns.note = cols - after - 2 >= NOTE_LEAST ? after + 2 : 0;
    return columns;
}

static void draw_row(struct canvas *canvas, struct rect rect, int line, struct columns columns,
                     const struct scene_row *row, bool focus)
{
    enum role role = draw_margin(canvas, rect, line, row->letter, focus);

    if (draw_is_heading(row)) {
        draw_text(canvas, rect, line, row->letter || focus ? DRAW_MARGIN : 0, rect.cols,
                  focus ? role : ROLE_TITLE, row->label);
        return;
    }
    /* A verdict without a value takes the value's place where it has no column of its own. */
    const char *value = row->value[0] || columns.verdict ? row->value
                                                         : scene_verdict_word(row->verdict);
    draw_pair(canvas, rect, line, DRAW_MARGIN, columns.value_end,
              (struct draw_pair){row->label, value, role, ROLE_VALUE});
    if (columns.limit) {
        draw_text(canvas, rect, line, columns.limit, rect.cols, ROLE_TEXT, row->limit);
    }
    if (columns.verdict) {
        draw_text(canvas, rect, line, columns.verdict, VERDICT_COLS,
                  draw_verdict_role(row->verdict), scene_verdict_word(row->verdict));
    }
    if (columns.note) {
        draw_text(canvas, rect, line, columns.note, rect.cols, ROLE_TEXT, row->note);
    }
}

int rows_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
              size_t first, size_t focus)
{
    struct columns columns = fit_columns(rect.cols, rows, count);

    for (size_t i = first; i < count && (int)(i - first) < rect.rows; i++) {
        draw_row(canvas, rect, (int)(i - first), columns, &rows[i], i == focus);
    }
    return (int)count;
}

/*
 * The value stands at the right end where it fits after any verdict's word, so that a verdict that
 * turns moves nothing, or after the label.
 */
static bool value_fits(const struct scene_row *row, int word_col, int cols)
{
    enum scene_verdict widest = row->verdict < SCENE_RIGHT ? SCENE_NOT_MET : SCENE_NOT_RIGHT;
    int end = row->verdict ? word_col + text_width(scene_verdict_word(widest))
                           : DRAW_MARGIN + text_width(row->label);

    return end + 1 + text_width(row->value) <= cols;
}

/* Below a verdict: its value, if that did not fit, and its note, in one line or in two. Returns
 * lines used, which must not depend on whether they are drawn. */
static int draw_below(struct canvas *canvas, struct rect rect, int line,
                      const struct scene_row *row, bool with_value)
{
    int left = 2 * DRAW_MARGIN, col = left, lines = with_value || row->note[0] ? 1 : 0;

    if (with_value) {
        draw_text(canvas, rect, line, left, rect.cols - left, ROLE_VALUE, row->value);
        col += text_width(row->value) + 2;
    }
    if (col > left && row->note[0] && col + text_width(row->note) > rect.cols) {
        col = left;
        line++;
        lines++;
    }
    draw_text(canvas, rect, line, col, rect.cols - col, ROLE_TEXT, row->note);
    return lines;
}

/* Draws a row's one to three lines. Returns how many. */
static int draw_verdict(struct canvas *canvas, struct rect rect, int line, int word_col,
                        const struct scene_row *row, bool focus)
{
    enum role role = draw_margin(canvas, rect, line, row->letter, focus);
    bool fits = value_fits(row, word_col, rect.cols);

    if (draw_is_heading(row)) {
        draw_text(canvas, rect, line, focus ? DRAW_MARGIN : 0, rect.cols, focus ? role : ROLE_TITLE,
                  row->label);
        return 1 + draw_below(canvas, rect, line + 1, row, false);
    }
    draw_text(canvas, rect, line, DRAW_MARGIN, word_col - DRAW_MARGIN - 1, role, row->label);
    draw_text(canvas, rect, line, word_col, VERDICT_COLS, draw_verdict_role(row->verdict),
              scene_verdict_word(row->verdict));
    if (fits) {
        int value = text_width(row->value);
        draw_text(canvas, rect, line, rect.cols - value, value, ROLE_VALUE, row->value);
    }
    return 1 + draw_below(canvas, rect, line + 1, row, !fits);
}

int verdicts_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows,
                  size_t count, size_t first, size_t focus)
{
    int label = VERDICT_LABEL; /* at least: a list whose rows change keeps its columns */
    int line = 0;

    for (size_t i = 0; i < count; i++) {
        label = draw_is_heading(&rows[i]) ? label : widest(label, rows[i].label);
    }
    /* The verdict's word is never cut for a label, nor is a short value moved below it. */
    int word_col = draw_clamp(DRAW_MARGIN + label + 1, 0, rect.cols - VERDICT_COLS - VALUE_LEAST);
    for (size_t i = first; i < count; i++) {
        line += draw_verdict(canvas, rect, line, word_col, &rows[i], i == focus);
    }
    return line;
}
