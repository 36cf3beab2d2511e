#include "view/verdicts.h"

#include "view/clamp.h"
#include "view/draw.h"
#include "view/text.h"

enum { VERDICT_COLS = 10, VALUE_LEAST = 3, LABEL_LEAST = 18 };

/* About a sign. */
enum { BLANKS = 2 };

/* How a row says its limit. */
enum form { WORDS, SIGNS, UNIT_ONCE, BARE };

/* Cells for a row's value and limit, and how it says them there. */
struct value_form {
    int room;
    enum form form;
};

enum { PLACES = 12 };

/* Where the columns of a list stand: the verdict's word, and from the right end a limit, a blank,
 * its sign, a blank and the value. */
struct columns {
    int word, limit_cols, sign_cols;
    bool words;
    bool brief;                       /* labels are short ones */
    struct value_form places[PLACES]; /* of the first rows */
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

/*
 * How value and limit stand to each other: as the row wants them to, or, where its limit is missed,
 * the other way round, so that no line says what isn't so. One glyph where there is one for it;
 * none before words.
 */
static const char *sign_of(const struct canvas *canvas, const struct scene_row *row, enum form form)
{
    const char *sign = form == WORDS ? "" : row->bound->sign;
    bool missed = row->verdict == SCENE_NOT_MET, equal = sign[0] != '\0' && sign[1] == '=';
    bool below = (sign[0] == '<') != missed;

    if (sign[0] != '<' && sign[0] != '>') {
        return !missed || sign[0] == '\0'          ? sign
               : tier_is_rich(canvas_tier(canvas)) ? "\u2260"
                                                   : "!=";
    }
    if (equal == missed) { /* what isn't at most is above */
        return below ? "<" : ">";
    }
    return !tier_is_rich(canvas_tier(canvas)) ? (below ? "<=" : ">=") : below ? "\u2264" : "\u2265";
}

static const char *value_of(const struct scene_row *row, enum form form)
{
    return form == WORDS || form == SIGNS ? row->value : row->bound->bare_value;
}

static const char *limit_of(const struct scene_row *row, enum form form)
{
    return form == WORDS       ? row->limit
           : form == SIGNS     ? row->bound->limit
           : form == UNIT_ONCE ? row->bound->short_limit
                               : row->bound->bare_limit;
}

/* Cells of value, sign and limit, with a blank between them. */
static int bound_cells(const struct canvas *canvas, const struct scene_row *row, enum form form)
{
    const char *value = value_of(row, form);

    return text_width(value) + (*value ? 1 : 0) + text_width(sign_of(canvas, row, form)) + 1 +
           text_width(limit_of(row, form));
}

/*
 * In words, or in signs with both units, one, or none, as there is room: a unit is worth the blanks
 * beside the sign.
 */
static enum form form_of(const struct canvas *canvas, const struct scene_row *row,
                         const struct columns *columns, int room)
{
    return columns->words || !row->bound                          ? WORDS
           : bound_cells(canvas, row, SIGNS) <= room              ? SIGNS
           : bound_cells(canvas, row, UNIT_ONCE) - BLANKS <= room ? UNIT_ONCE
                                                                  : BARE;
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

/* Whether there are no short labels, or all limits fit behind the verdicts' words, with a unit. */
static bool bounds_fit(const struct canvas *canvas, int cols, const struct scene_row *rows,
                       size_t count, int word_col)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].bound && rows[i].bound->label &&
            bound_cells(canvas, &rows[i], UNIT_ONCE) > value_room(&rows[i], word_col, cols)) {
            return false;
        }
    }
    return true;
}

static struct value_form place_of(const struct canvas *canvas, int cols,
                                  const struct scene_row *row, const struct columns *columns)
{
    int room = value_room(row, columns->word, cols);

    return (struct value_form){room, form_of(canvas, row, columns, room)};
}

static struct columns fit_columns(const struct canvas *canvas, int cols,
                                  const struct scene_row *rows, size_t count)
{
    struct columns columns = {.word = word_column(cols, rows, count, false)};
    columns.brief = !bounds_fit(canvas, cols, rows, count, columns.word);
    columns.word = columns.brief ? word_column(cols, rows, count, true) : columns.word;
    columns.words = words_fit(canvas, cols, rows, count, columns.word);
    for (size_t i = 0; i < count; i++) {
        struct value_form place = place_of(canvas, cols, &rows[i], &columns);
        if (i < PLACES) {
            columns.places[i] = place;
        }
        if (rows[i].bound) {
            enum form form = place.form;
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
                       const struct columns *columns, const struct scene_row *row,
                       struct value_form place)
{
    enum form form = place.form;
    int room = place.room;
    const char *value = value_of(row, form), *sign = sign_of(canvas, row, form);
    int sign_cols = columns->sign_cols, limit_cols = columns->limit_cols, blanks = BLANKS;

    if (text_width(value) + sign_cols + limit_cols + blanks > room) {
        sign_cols = text_width(sign);
        limit_cols = text_width(limit_of(row, form));
        blanks = clamp(room - text_width(value) - sign_cols - limit_cols, 0, BLANKS);
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
                       const struct columns *columns, const struct scene_row *row,
                       struct value_form place)
{
    int room = place.room;

    if (row->bound && draw_bound(canvas, rect, line, columns, row, place)) {
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
                        const struct columns *columns, const struct scene_row *row,
                        struct value_form place, bool focus)
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
    bool shown = draw_value(canvas, rect, line, columns, row, place);
    return 1 + draw_below(canvas, rect, line + 1, row, !shown);
}

int verdicts_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows,
                  size_t count, size_t first, size_t focus)
{
    struct columns columns = fit_columns(canvas, rect.cols, rows, count);
    int line = 0;

    for (size_t i = first; i < count; i++) {
        struct value_form place = i < PLACES ? columns.places[i]
                                             : place_of(canvas, rect.cols, &rows[i], &columns);
        line += draw_verdict(canvas, rect, line, &columns, &rows[i], place, i == focus);
    }
    return line;
}

int verdicts_cols(const struct canvas *canvas, int cols, const struct scene_row *rows, size_t count)
{
    struct columns columns = fit_columns(canvas, cols, rows, count);
    int value = 0;

    for (size_t i = 0; i < count; i++) {
        value = text_wider(value, rows[i].value);
    }
    int need = columns.word + VERDICT_COLS + 2 + value + 2 + columns.limit_cols;
    return columns.words ? clamp(need, 0, cols) : cols;
}
