#include "view/rows.h"

#include "view/draw.h"
#include "view/text.h"

enum { VERDICT_COLS = 10, LABEL_LEAST = 6, NOTE_LEAST = 16, VALUE_ROOM = 8, VALUE_STEP = 4 };

/* Where the columns of rows_draw end or begin; 0: the column is left out. */
struct columns {
    int value_end, limit, verdict, note;
};

/* What the columns are as wide as. */
struct widths {
    int label, value, limit, verdict;
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
    const char *value = row->value[0] || columns.verdict ? row->value : scene_row_verdict(row);
    draw_pair(canvas, rect, line, DRAW_MARGIN, columns.value_end,
              (struct draw_pair){row->label, value, role, ROLE_VALUE});
    if (columns.limit) {
        draw_text(canvas, rect, line, columns.limit, rect.cols, ROLE_TEXT, row->limit);
    }
    if (columns.verdict) {
        draw_text(canvas, rect, line, columns.verdict, VERDICT_COLS,
                  draw_verdict_role(row->verdict), scene_row_verdict(row));
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
