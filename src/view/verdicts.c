#include "view/verdicts.h"

#include "view/clamp.h"
#include "view/draw.h"
#include "view/text.h"

enum { VERDICT_COLS = 10, VALUE_LEAST = 3, LABEL_LEAST = 18 };

/*
 * The value stands at the right end where it fits after any verdict's word, so that a verdict that
 * turns moves nothing, or after the label.
 */
static bool value_fits(const struct scene_row *row, int word_col, int cols)
{
    enum scene_verdict widest = row->verdict < SCENE_RIGHT ? SCENE_NOT_MET : SCENE_NOT_RIGHT;
    int end = row->verdict ? word_col + text_width(scene_row_verdict(&(struct scene_row){
                                            .verdict = widest, .verdicts = row->verdicts}))
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
              scene_row_verdict(row));
    if (fits) {
        int value = text_width(row->value);
        draw_text(canvas, rect, line, rect.cols - value, value, ROLE_VALUE, row->value);
    }
    return 1 + draw_below(canvas, rect, line + 1, row, !fits);
}

int verdicts_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows,
                  size_t count, size_t first, size_t focus)
{
    int label = LABEL_LEAST; /* at least: a list whose rows change keeps its columns */
    int line = 0;

    for (size_t i = 0; i < count; i++) {
        label = draw_is_heading(&rows[i]) ? label : text_wider(label, rows[i].label);
    }
    /* The verdict's word is never cut for a label, nor is a short value moved below it. */
    int word_col = clamp(DRAW_MARGIN + label + 1, 0, rect.cols - VERDICT_COLS - VALUE_LEAST);
    for (size_t i = first; i < count; i++) {
        line += draw_verdict(canvas, rect, line, word_col, &rows[i], i == focus);
    }
    return line;
}
