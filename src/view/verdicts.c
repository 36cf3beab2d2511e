#include "view/verdicts.h"

#include "view/clamp.h"
#include "view/draw.h"
#include "view/text.h"

enum { VERDICT_COLS = 10, VALUE_LEAST = 3, LABEL_LEAST = 18 };

/* How a row says its limit. */
enum form { WORDS, SIGNS, BARE };

/* Where the columns of a list stand: the verdict's word, and from the right end a limit, a blank,
 * its sign, a blank and the value. */
struct columns {
    int word, limit_cols, sign_cols;
    bool words;
    bool brief; /* labels are short ones */
};

static const char *label_of(const struct scene_row *row, bool brief)
{
    return brief && row->bound && row->bound->label ? row->bound->label : row->label;
}

/*
 * Cells for value and limit at the right end: what any verdict's word leaves, so that a verdict
 * that turns moves nothing, or the label.
 */
static int value_room(const struct scene_row *row, int word_col, int cols)
{
    enum scene_verdict widest = row->verdict < SCENE_RIGHT ? SCENE_NOT_MET : SCENE_NOT_RIGHT;
    struct scene_row any = {.verdict = widest, .verdicts = row->verdicts};
    int word = text_wider(text_width(scene_row_verdict(&any)), scene_row_verdict(row));
    int end = row->verdict ? word_col + word : DRAW_MARGIN + text_width(row->label);

    return cols - end - 1;
}

/* One glyph where there is one for it; none before words. */
static const char *sign_of(const struct canvas *canvas, const struct scene_row *row, enum form form)
{
    const char *sign = form == WORDS ? "" : row->bound->sign;
    bool rich = tier_is_rich(canvas_tier(canvas));

    if (rich && sign[0] == '<' && sign[1] == '=') {
        return "\u2264";
    }
    return rich && sign[0] == '>' && sign[1] == '=' ? "\u2265" : sign;
}

static const char *value_of(const struct scene_row *row, enum form form)
{
    return form == BARE ? row->bound->bare_value : row->value;
}

static const char *limit_of(const struct scene_row *row, enum form form)
{
    return form == WORDS ? row->limit : form == SIGNS ? row->bound->limit : row->bound->bare_limit;
}

/* Cells of value, sign and limit, with a blank between them. */
static int bound_cells(const struct canvas *canvas, const struct scene_row *row, enum form form)
{
    const char *value = value_of(row, form);

    return text_width(value) + (*value ? 1 : 0) + text_width(sign_of(canvas, row, form)) + 1 +
           text_width(limit_of(row, form));
}

/* In words, in signs with units or without them, as there is room. */
static enum form form_of(const struct canvas *canvas, const struct scene_row *row,
                         const struct columns *columns, int room)
{
    return columns->words ? WORDS : bound_cells(canvas, row, SIGNS) <= room ? SIGNS : BARE;
}

/* Whether all limits fit in words. */
static bool words_fit(const struct canvas *canvas, int cols, const struct scene_row *rows,
                      size_t count, int word_col)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].bound &&
            bound_cells(canvas, &rows[i], WORDS) + 1 > value_room(&rows[i], word_col, cols)) {
            return false;
        }
    }
    return true;
}

static int word_column(int cols, const struct scene_row *rows, size_t count, bool brief)
{
    /* At least: a list whose rows change keeps its columns. Aims don't, and need room for limits.
     */
    int label = count > 0 && rows[0].bound ? 0 : LABEL_LEAST;

    for (size_t i = 0; i < count; i++) {
        label = draw_is_heading(&rows[i]) ? label : text_wider(label, label_of(&rows[i], brief));
    }
    /* The verdict's word is never cut for a label, nor is a short value moved below it. */
    return clamp(DRAW_MARGIN + label + 1, 0, cols - VERDICT_COLS - VALUE_LEAST);
}

/* Whether all limits fit behind the verdicts' words, at least without units. */
static bool bounds_fit(const struct canvas *canvas, int cols, const struct scene_row *rows,
                       size_t count, int word_col)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].bound &&
            bound_cells(canvas, &rows[i], BARE) > value_room(&rows[i], word_col, cols)) {
            return false;
        }
    }
    return true;
}

static struct columns fit_columns(const struct canvas *canvas, int cols,
                                  const struct scene_row *rows, size_t count)
{
    struct columns columns = {.word = word_column(cols, rows, count, false)};
    columns.brief = !bounds_fit(canvas, cols, rows, count, columns.word);
    columns.word = columns.brief ? word_column(cols, rows, count, true) : columns.word;
    columns.words = words_fit(canvas, cols, rows, count, columns.word);
    for (size_t i = 0; i < count; i++) {
        int room = value_room(&rows[i], columns.word, cols);
        if (rows[i].bound) {
            enum form form = form_of(canvas, &rows[i], &columns, room);
            columns.sign_cols = text_wider(columns.sign_cols, sign_of(canvas, &rows[i], form));
            columns.limit_cols = text_wider(columns.limit_cols, limit_of(&rows[i], form));
        }
    }
    return columns;
}

/*
 * Value, sign and limit in their columns; where they don't fit there, together at the right end, at
 * last with no blank behind the sign, or none at all. Returns whether there was room.
 */
static bool draw_bound(struct canvas *canvas, struct rect rect, int line,
                       const struct columns *columns, const struct scene_row *row, int room)
{
    enum form form = form_of(canvas, row, columns, room);
    const char *value = value_of(row, form), *sign = sign_of(canvas, row, form);
    int sign_cols = columns->sign_cols, limit_cols = columns->limit_cols, blanks = 2;

    if (text_width(value) + sign_cols + limit_cols + blanks > room) {
        sign_cols = text_width(sign);
        limit_cols = text_width(limit_of(row, form));
        blanks = clamp(room - text_width(value) - sign_cols - limit_cols, 0, 2);
    }
    int limit = rect.cols - limit_cols, sign_end = limit - blanks / 2;
    int value_end = sign_end - sign_cols - (blanks + 1) / 2;
    if (rect.cols - value_end + text_width(value) > room) {
        return false;
    }
    draw_text(canvas, rect, line, value_end - text_width(value), room, ROLE_VALUE, value);
    draw_text(canvas, rect, line, sign_end - text_width(sign), sign_cols, ROLE_TEXT, sign);
    draw_text(canvas, rect, line, limit, limit_cols, ROLE_TEXT, limit_of(row, form));
    return true;
}

/* Value and limit, or the value, at last without its unit. Returns whether there was room. */
static bool draw_value(struct canvas *canvas, struct rect rect, int line,
                       const struct columns *columns, const struct scene_row *row)
{
    int room = value_room(row, columns->word, rect.cols);

    if (row->bound && draw_bound(canvas, rect, line, columns, row, room)) {
        return true;
    }
    const char *value = row->bound && text_width(row->value) > room ? row->bound->bare_value
                                                                    : row->value;
    int cells = text_width(value);
    if (cells <= room) {
        draw_text(canvas, rect, line, rect.cols - cells, cells, ROLE_VALUE, value);
    }
    return cells <= room;
}

/* Below a verdict: its value, if that did not fit, and its note, beside it or below. Returns lines
 * used, which must not depend on whether they are drawn. */
static int draw_below(struct canvas *canvas, struct rect rect, int line,
                      const struct scene_row *row, bool with_value)
{
    int left = 2 * DRAW_MARGIN, beside = left + text_width(row->value) + 2;

    if (with_value) {
        draw_text(canvas, rect, line, left, rect.cols - left, ROLE_VALUE, row->value);
    }
    if (!row->note[0]) {
        return with_value ? 1 : 0;
    }
    if (with_value && beside + text_width(row->note) <= rect.cols) {
        return draw_wrapped(canvas, rect, line, beside, ROLE_TEXT, row->note);
    }
    int above = with_value ? 1 : 0;
    return above + draw_wrapped(canvas, rect, line + above, left, ROLE_TEXT, row->note);
}

/* Draws a row's lines. Returns how many. */
static int draw_verdict(struct canvas *canvas, struct rect rect, int line,
                        const struct columns *columns, const struct scene_row *row, bool focus)
{
    enum role role = draw_margin(canvas, rect, line, row->letter, focus);

    if (draw_is_heading(row)) {
        draw_text(canvas, rect, line, focus ? DRAW_MARGIN : 0, rect.cols, focus ? role : ROLE_TITLE,
                  row->label);
        return 1 + draw_below(canvas, rect, line + 1, row, false);
    }
    draw_text(canvas, rect, line, DRAW_MARGIN, columns->word - DRAW_MARGIN - 1, role,
              label_of(row, columns->brief));
    draw_text(canvas, rect, line, columns->word, VERDICT_COLS, draw_verdict_role(row->verdict),
              scene_row_verdict(row));
    bool shown = draw_value(canvas, rect, line, columns, row);
    return 1 + draw_below(canvas, rect, line + 1, row, !shown);
}

int verdicts_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows,
                  size_t count, size_t first, size_t focus)
{
    struct columns columns = fit_columns(canvas, rect.cols, rows, count);
    int line = 0;

    for (size_t i = first; i < count; i++) {
        line += draw_verdict(canvas, rect, line, &columns, &rows[i], i == focus);
    }
    return line;
}
