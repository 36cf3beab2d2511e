#include "view/rows.h"

#include "store/buffer.h"
#include "view/draw.h"
#include "view/text.h"

enum { VERDICT_COLS = 10, LABEL_LEAST = 6, VALUE_ROOM = 8, VALUE_STEP = 4 };
enum { LABEL_PART = 3 }; /* of a line, that the labels of prose may take */

/* Where the columns of rows_draw end or begin; 0: the column is left out. Values that are longer
 * than a line are prose: wrapped lines of their own column. */
struct columns {
    int prose, value_end, limit, verdict, note;
};

/* What the columns are as wide as. */
struct widths {
    int label, value, limit, verdict, note;
};

static struct widths widths_of(const struct scene_row *rows, size_t count)
{
    struct widths w = {.value = VALUE_ROOM};

    for (size_t i = 0; i < count; i++) {
        if (!draw_is_heading(&rows[i])) {
            w.label = text_wider(w.label, rows[i].label);
        }
        w.value = text_wider(w.value, rows[i].value);
        w.limit = text_wider(w.limit, rows[i].limit);
        w.note = text_wider(w.note, rows[i].note);
        w.verdict = rows[i].verdict ? VERDICT_COLS : w.verdict;
    }
    /* Values get room in steps, so that a longer number does not move a column. */
    w.value = (w.value + VALUE_STEP - 1) / VALUE_STEP * VALUE_STEP;
    return w;
}

static int cells_of(const struct widths *w)
{
    return DRAW_MARGIN + w->label + 1 + w->value + (w->verdict ? 2 + w->verdict : 0) +
           (w->limit ? 2 + w->limit : 0);
}

int rows_cols(const struct scene_row *rows, size_t count)
{
    struct widths w = widths_of(rows, count);

    return cells_of(&w);
}

static struct columns fit_columns(int cols, const struct scene_row *rows, size_t count)
{
    struct widths w = widths_of(rows, count);
    int prose = DRAW_MARGIN + w.label + 2;

    if (prose - 1 + w.value > cols && w.label <= cols / LABEL_PART) {
        return (struct columns){.prose = prose};
    }
    if (DRAW_MARGIN + LABEL_LEAST + 1 + w.value + 2 + w.verdict > cols) {
        w.verdict = 0;
    }
    if (cells_of(&w) > cols) {
        w.limit = 0;
    }
    int need = cells_of(&w);
    struct columns columns = {.value_end = DRAW_MARGIN + w.label + 1 + w.value};
    if (need > cols) {
        columns.value_end -= need - cols;
    }
    columns.limit = w.limit ? columns.value_end + 2 : 0;
    int after = columns.value_end + (w.limit ? 2 + w.limit : 0);
    columns.verdict = w.verdict ? after + 2 : 0;
    after += w.verdict ? 2 + w.verdict : 0;
    columns.note = after + 2 + w.note <= cols ? after + 2 : 0;
    return columns;
}

/* What has no column of its own, behind the value of row `at`, or below; the lines that it adds. */
static int draw_rest(struct canvas *canvas, struct rect rect, int at, struct columns columns,
                     const struct scene_row *row)
{
    const char *const rest[] = {columns.limit ? "" : row->limit,
                                columns.verdict || !row->value[0] ? "" : scene_row_verdict(row),
                                columns.note ? "" : row->note};
    bool free = !columns.prose && !columns.limit && !columns.verdict && !columns.note;
    struct buffer text = {0};
    int lines = 0;

    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        buffer_add_text(&text, text.length && *rest[i] ? "  " : "");
        buffer_add_text(&text, rest[i]);
    }
    if (free && columns.value_end + 2 + text_width(buffer_text(&text)) <= rect.cols) {
        draw_text(canvas, rect, at, columns.value_end + 2, rect.cols, ROLE_TEXT,
                  buffer_text(&text));
    } else if (text.length) {
        lines = draw_wrapped(canvas, rect, at + 1, 2 * DRAW_MARGIN, ROLE_TEXT, buffer_text(&text));
    }
    buffer_free(&text);
    return lines;
}

static int draw_row(struct canvas *canvas, struct rect rect, int line, struct columns columns,
                    const struct scene_row *row, bool focus, bool whole)
{
    enum role role = draw_margin(canvas, rect, line, row->letter, focus);

    if (draw_is_heading(row)) {
        return draw_wrapped(canvas, rect, line, row->letter || focus ? DRAW_MARGIN : 0,
                            focus ? role : ROLE_TITLE, row->label);
    }
    /* A verdict without a value takes the value's place where it has no column of its own. */
    const char *value = row->value[0] || columns.verdict ? row->value : scene_row_verdict(row);
    int at = line, lines;
    if (columns.prose) {
        draw_text(canvas, rect, line, DRAW_MARGIN, columns.prose, role, row->label);
        lines = draw_wrapped(canvas, rect, line, columns.prose, ROLE_VALUE, value);
    } else {
        lines = draw_whole_pair(canvas, rect, line, DRAW_MARGIN, columns.value_end,
                                (struct draw_pair){row->label, value, role, ROLE_VALUE}, whole,
                                &at);
    }
    if (columns.limit) {
        draw_text(canvas, rect, at, columns.limit, rect.cols, ROLE_TEXT, row->limit);
    }
    if (columns.verdict) {
        draw_text(canvas, rect, at, columns.verdict, VERDICT_COLS, draw_verdict_role(row->verdict),
                  scene_row_verdict(row));
    }
    if (columns.note) {
        draw_text(canvas, rect, at, columns.note, rect.cols, ROLE_TEXT, row->note);
    }
    return lines + (whole ? draw_rest(canvas, rect, line + lines - 1, columns, row) : 0);
}

int rows_draw(struct canvas *canvas, struct rect rect, const struct scene_row *rows, size_t count,
              size_t first, size_t focus, bool whole)
{
    struct columns columns = fit_columns(rect.cols, rows, count);
    int line = 0;

    for (size_t i = first; i < count; i++) {
        line += draw_row(canvas, rect, line, columns, &rows[i], i == focus, whole);
    }
    return line;
}
