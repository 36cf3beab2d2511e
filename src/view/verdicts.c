#include "view/verdicts.h"

#include "store/buffer.h"
#include "view/clamp.h"
#include "view/draw.h"
#include "view/text.h"

enum { VERDICT_COLS = 10, VALUE_LEAST = 3, LABEL_LEAST = 18 };

/*
 * Cells for the value at the right end: what any verdict's word leaves, so that a verdict that
 * turns moves nothing, or the label.
 */
static int value_room(const struct scene_row *row, int word_col, int cols)
{
    enum scene_verdict widest = row->verdict < SCENE_RIGHT ? SCENE_NOT_MET : SCENE_NOT_RIGHT;
    int end = row->verdict ? word_col + text_width(scene_row_verdict(&(struct scene_row){
                                            .verdict = widest, .verdicts = row->verdicts}))
                           : DRAW_MARGIN + text_width(row->label);

    return cols - end - 1;
}

/* One glyph where there is one for it. */
static const char *sign_of(const struct canvas *canvas, const struct scene_bound *bound)
{
    bool rich = tier_is_rich(canvas_tier(canvas));

    if (rich && bound->sign[0] == '<' && bound->sign[1] == '=') {
        return "\u2264";
    }
    return rich && bound->sign[0] == '>' && bound->sign[1] == '=' ? "\u2265" : bound->sign;
}

/* Whether it was too wide, and is emptied. */
static bool too_wide(struct buffer *text, int room)
{
    bool wide = text_width(buffer_text(text)) > room;

    if (wide) {
        buffer_cut(text, 0);
    }
    return wide;
}

/* The value with its limit, in words, in signs or without units, as there is room; or the value, at
 * last without its unit. */
static void value_text(const struct canvas *canvas, const struct scene_row *row, int room,
                       struct buffer *text)
{
    const struct scene_bound *bound = row->bound;

    if (bound) {
        const char *sign = sign_of(canvas, bound);
        buffer_add_format(text, "%s%s%s", row->value, *row->value ? ", " : "", row->limit);
        if (too_wide(text, room)) {
            buffer_add_format(text, "%s%s%s%s", row->value, *row->value ? " " : "", sign,
                              bound->limit);
        }
        if (too_wide(text, room)) {
            buffer_add_format(text, "%s%s%s", bound->bare_value, sign, bound->bare_limit);
        }
        if (!too_wide(text, room)) {
            return;
        }
    }
    bool bare = bound && text_width(row->value) > room;
    buffer_add_text(text, bare ? bound->bare_value : row->value);
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
    int room = value_room(row, word_col, rect.cols);
    struct buffer value = {0};

    if (draw_is_heading(row)) {
        draw_text(canvas, rect, line, focus ? DRAW_MARGIN : 0, rect.cols, focus ? role : ROLE_TITLE,
                  row->label);
        return 1 + draw_below(canvas, rect, line + 1, row, false);
    }
    draw_text(canvas, rect, line, DRAW_MARGIN, word_col - DRAW_MARGIN - 1, role, row->label);
    draw_text(canvas, rect, line, word_col, VERDICT_COLS, draw_verdict_role(row->verdict),
              scene_row_verdict(row));
    value_text(canvas, row, room, &value);
    int cells = text_width(buffer_text(&value));
    if (cells <= room) {
        draw_text(canvas, rect, line, rect.cols - cells, cells, ROLE_VALUE, buffer_text(&value));
    }
    buffer_free(&value);
    return 1 + draw_below(canvas, rect, line + 1, row, cells > room);
}

int verdicts_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows,
                  size_t count, size_t first, size_t focus)
{
    /* At least: a list whose rows change keeps its columns. Aims don't, and need room for limits.
     */
    int label = count > 0 && rows[0].bound ? 0 : LABEL_LEAST;
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
