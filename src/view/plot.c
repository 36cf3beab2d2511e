#include "view/plot.h"

#include "view/arrow.h"
#include "view/clamp.h"
#include "view/dots.h"
#include "view/draw.h"
#include "view/legend.h"
#include "view/text.h"
#include "view/ticks.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "store/memory.h"

enum { LEAST_ROWS = 5, LEAST_COLS = 20, LABEL_LEAST = 4, LABEL_MOST = 8 };

/* A plot on its way into a rectangle: `area` is what lies between the axes. */
struct plotter {
    struct canvas *canvas;
    const struct scene_plot *plot;
    struct rect area;
    bool braille;
};

/* A series on its way: the grid is finer than the cells when it is drawn in braille dots. */
struct pen {
    const struct plotter *plotter;
    uint32_t glyph;
    enum role role;
    bool sparse; /* in braille, each second column alone */
    bool thick;  /* in braille, two dots: dots are thin beside letters */
    int cols, rows;
};

/* The first design lies behind the others: as a ghost. */
static bool is_ghost(const struct scene_series *series)
{
    return series->glyph == ':';
}

/* A ghost takes none of the colours, so that a design keeps its own with and without one. */
static enum role series_role(const struct scene_plot *plot, size_t i)
{
    size_t before = 0;

    for (size_t k = 0; k < i; k++) {
        before += !is_ghost(&plot->series[k]);
    }
    return is_ghost(&plot->series[i]) ? ROLE_DIM
                                      : (enum role)(ROLE_SERIES_A + before % SERIES_ROLES);
}

/* Column or row of a share, -1 outside of the axis. */
static int cell_of(double share, int count)
{
    return share >= -1e-9 && share <= 1 + 1e-9 ? draw_cell(share, count) : -1;
}

/* Axes are plain text: on a slow line a change of role costs more than a glyph. */
static void draw_y_axis(const struct plotter *p, struct rect rect, const struct tick *ticks,
                        int count)
{
    int axis = p->area.col - rect.col - 1;

    for (int row = 0; row < p->area.rows; row++) {
        draw_put(p->canvas, rect, p->area.row - rect.row + row, axis,
                 draw_glyph(p->canvas, '|', 0x2502), ROLE_AXIS);
    }
    for (int i = 0; i < count; i++) {
        int row = p->area.row - rect.row + p->area.rows - 1 -
                  draw_cell(ticks_share(&p->plot->y, ticks[i].value), p->area.rows);
        int width = text_width(ticks[i].label);
        draw_text(p->canvas, rect, row, clamp(axis - width, 0, axis), axis, ROLE_AXIS,
                  ticks[i].label);
        draw_put(p->canvas, rect, row, axis, draw_glyph(p->canvas, '+', 0x2524), ROLE_AXIS);
    }
}

/* The line under the area with the axis' name at its right end, and the tick labels below it. */
static void draw_x_axis(const struct plotter *p, struct rect rect)
{
    const struct scene_axis *axis = &p->plot->x;
    struct tick ticks[TICKS_MAX];
    int count = ticks_make(axis, p->area.cols / 8 + 1, ticks);
    int row = p->area.row - rect.row + p->area.rows;
    int left = p->area.col - rect.col;
    int free_from = 0;
    char name[80];

    draw_put(p->canvas, rect, row, left - 1, draw_glyph(p->canvas, '+', 0x2514), ROLE_AXIS);
    draw_run(p->canvas, rect, row, left, p->area.cols, draw_glyph(p->canvas, '-', 0x2500),
             ROLE_AXIS);
    for (int i = 0; i < count; i++) {
        int col = left + draw_cell(ticks_share(axis, ticks[i].value), p->area.cols);
        int width = text_width(ticks[i].label);
        int from = clamp(col - (width - 1) / 2, 0, rect.cols - width);
        draw_put(p->canvas, rect, row, col, draw_glyph(p->canvas, '+', 0x252C), ROLE_AXIS);
        if (from >= free_from) {
            draw_text(p->canvas, rect, row + 1, from, width, ROLE_AXIS, ticks[i].label);
            free_from = from + width + 1;
        }
    }
    snprintf(name, sizeof name, axis->unit[0] ? " %s, %s" : " %s", axis->label, axis->unit);
    int width = clamp(text_width(name), 0, p->area.cols);
    draw_text(p->canvas, rect, row, rect.cols - width, width, ROLE_AXIS, name);
}

/* One dot of a series, counted from the lower left corner of its grid. */
static void draw_dot(const struct pen *pen, int x, int y)
{
    const struct plotter *p = pen->plotter;

    if (x < 0 || x >= pen->cols || y < 0 || y >= pen->rows || (pen->sparse && x % 2)) {
        return;
    }
    if (p->braille) {
        dots_put(p->canvas, p->area, x, pen->rows - 1 - y, pen->role);
        if (pen->thick && y > 0) {
            dots_put(p->canvas, p->area, x, pen->rows - y, pen->role);
        }
    } else {
        draw_put(p->canvas, p->area, pen->rows - 1 - y, x, pen->glyph, pen->role);
    }
}

/* A line from the dot before to this one, each column taking its half of a steep step. */
static void draw_step(const struct pen *pen, int x, int before, int y)
{
    int middle = (before + y) / 2;

    for (int i = before; i != middle; i += y > before ? 1 : -1) {
        draw_dot(pen, x - 1, i);
    }
    for (int i = y; i != middle; i += y > before ? -1 : 1) {
        draw_dot(pen, x, i);
    }
    draw_dot(pen, x, y);
}

/* What lies between two points of a series, in shares of the axes. */
struct piece {
    const struct scene_series *series;
    struct ticks_scale x, y;
    size_t end; /* its second point; past the last one there is no piece */
    double x0, y0, x1, y1;
};

/* Goes on to a point: the piece then lies between this one and the one before. */
static void piece_to(struct piece *piece, size_t point)
{
    const struct scene_series *series = piece->series;

    piece->end = point;
    piece->x0 = piece->x1;
    piece->y0 = piece->y1;
    if (point < series->count) {
        piece->x1 = ticks_at(&piece->x, series->x[point]);
        piece->y1 = ticks_at(&piece->y, series->y[point]);
    }
}

/* The share of y where a series crosses a share of x; NaN in a gap. The piece walks on with x. */
static double series_at(double share, struct piece *piece)
{
    while (piece->end < piece->series->count && piece->x1 < share) {
        piece_to(piece, piece->end + 1);
    }
    if (piece->end >= piece->series->count || share < piece->x0 - 1e-9 ||
        share > piece->x1 + 1e-9) {
        return NAN;
    }
    return piece->x1 > piece->x0
               ? piece->y0 + (piece->y1 - piece->y0) * (share - piece->x0) / (piece->x1 - piece->x0)
               : piece->y1;
}

void plot_heights(const struct scene_plot *plot, double *heights, size_t count)
{
    struct piece piece = {.series = &plot->series[plot->series_count - 1],
                          .x = ticks_scale(&plot->x),
                          .y = ticks_scale(&plot->y)};

    piece_to(&piece, 0);
    piece_to(&piece, 1);
    for (size_t i = 0; i < count; i++) {
        heights[i] = series_at(count > 1 ? (double)i / (double)(count - 1) : 0, &piece);
    }
}

/* The dot of a share of y: in the row where a mark of that share has its letter. Values off the
 * axis keep their side: steep lines reach the edge. */
static int dot_of(double share, int rows, int dots)
{
    return (int)lround((fmin(fmax(share, -1), 2) * (rows - 1) + 0.5) * dots - 0.5);
}

/* The share of x that a column of dots is for; the outermost have those of the axis' ends. */
static double share_of_dot(int x, int cols, int dots)
{
    double at = (x + 0.5) / dots - 0.5;

    return cols > 1 ? fmin(fmax(at / (cols - 1), 0), 1) : 0;
}

/* The dot where a series is seen last, of its grid; x is -1 where it isn't seen. */
struct last_dot {
    int x, y;
};

static struct last_dot draw_series(const struct plotter *p, size_t i)
{
    const struct scene_series *series = &p->plot->series[i];
    int wide = p->braille ? DOTS_WIDE : 1, high = p->braille ? DOTS_HIGH : 1;
    struct pen pen = {p,
                      (unsigned char)series->glyph,
                      series_role(p->plot, i),
                      p->braille && is_ghost(series),
                      p->braille && series->glyph == '*',
                      p->area.cols * wide,
                      p->area.rows * high};
    struct last_dot last = {.x = -1};
    int before = 0;
    bool joined = false;
    struct piece piece = {
        .series = series, .x = ticks_scale(&p->plot->x), .y = ticks_scale(&p->plot->y)};

    piece_to(&piece, 0);
    piece_to(&piece, 1);
    for (int x = 0; x < pen.cols; x++) {
        double share = series_at(share_of_dot(x, p->area.cols, wide), &piece);
        if (isnan(share)) {
            joined = false;
            continue;
        }
        int y = dot_of(share, p->area.rows, high);
        draw_step(&pen, x, joined ? before : y, y);
        before = y;
        joined = true;
        if (y >= 0 && y < pen.rows) {
            last = (struct last_dot){x, y};
        }
    }
    if (series->count == 1) {
        draw_dot(&pen, cell_of(ticks_share(&p->plot->x, series->x[0]), p->area.cols) * wide,
                 dot_of(ticks_share(&p->plot->y, series->y[0]), p->area.rows, high));
    }
    return last;
}

/* The series, then the letters of those that lie beside others. */
static void draw_all_series(const struct plotter *p)
{
    size_t count = p->plot->series_count;
    struct last_dot *last = memory_get(count, sizeof *last);

    for (size_t i = 0; i < count; i++) {
        last[i] = draw_series(p, i);
    }
    for (size_t i = 0; count > 1 && i < count; i++) {
        if (p->plot->series[i].letter && last[i].x >= 0) {
            draw_put(p->canvas, p->area,
                     p->area.rows - 1 - last[i].y / (p->braille ? DOTS_HIGH : 1),
                     last[i].x / (p->braille ? DOTS_WIDE : 1),
                     (unsigned char)p->plot->series[i].letter, ROLE_MARK);
        }
    }
    free(last);
}

/* What series 0..last have together at a share of x, as a share of y; NaN in a gap. */
static double stack_at(const struct scene_plot *plot, size_t last, double share)
{
    double sum = 0, value = ticks_value(&plot->x, share);

    for (size_t i = 0; i <= last; i++) {
        const struct scene_series *series = &plot->series[i];
        size_t k = 1;
        while (k + 1 < series->count && series->x[k] < value) {
            k++;
        }
        double x0 = ticks_share(&plot->x, series->x[k - 1]);
        double x1 = ticks_share(&plot->x, series->x[k]);
        double part = x1 > x0 ? fmin(fmax((share - x0) / (x1 - x0), 0), 1) : 1;
        sum += series->y[k - 1] + part * (series->y[k] - series->y[k - 1]);
    }
    return ticks_share(&plot->y, sum);
}

/*
 * A column of a stack: a cell shows the series that its height falls into. A plain cell is its
 * letter; a rich one has the ground of its series, and each few columns the letter in its middle.
 */
static void draw_stack_column(const struct plotter *p, int col)
{
    enum { LETTER_EACH = 8 };
    double share = (double)col / (p->area.cols > 1 ? p->area.cols - 1 : 1);
    bool rich = tier_is_rich(canvas_tier(p->canvas));
    int from = 0;

    for (size_t i = 0; i < p->plot->series_count; i++) {
        double top = stack_at(p->plot, i, share);
        int end = isnan(top) ? from : (int)lround(fmin(top, 1) * (p->area.rows - 1));
        end += top >= 1 - 1e-9;
        for (int row = from; row < end; row++) {
            bool letter = !rich ||
                          (col % LETTER_EACH == LETTER_EACH / 2 && row == (from + end) / 2);
            draw_put(p->canvas, p->area, p->area.rows - 1 - row, col,
                     letter ? (unsigned char)p->plot->series[i].letter : ' ',
                     (enum role)(ROLE_BAR_A + i % SERIES_ROLES));
        }
        from = end > from ? end : from;
    }
}

static void draw_mark_line(const struct plotter *p, const struct scene_mark *mark)
{
    int col = isnan(mark->x) ? -1 : cell_of(ticks_share(&p->plot->x, mark->x), p->area.cols);
    int row = isnan(mark->y) ? -1 : cell_of(ticks_share(&p->plot->y, mark->y), p->area.rows);

    if (isnan(mark->y) && col >= 0) {
        for (int i = 0; i < p->area.rows; i++) {
            draw_put(p->canvas, p->area, i, col, draw_glyph(p->canvas, ':', 0x250A), ROLE_MARK);
        }
    } else if (isnan(mark->x) && row >= 0) {
        draw_run(p->canvas, p->area, p->area.rows - 1 - row, 0, p->area.cols,
                 draw_glyph(p->canvas, '-', 0x254C), ROLE_MARK);
    }
}

static bool is_letter(const struct plotter *p, int row, int col)
{
    const struct cell *cell = canvas_at(p->canvas, p->area.row + row, p->area.col + col);

    return cell && cell->role == ROLE_MARK && cell->glyph != ':' && cell->glyph != '-' &&
           cell->glyph != 0x250A && cell->glyph != 0x254C;
}

/* The letter at the top of a vertical mark, at the right end of a horizontal one, or on its point;
 * where another letter stands already, the next free cell of the line. */
static void draw_mark_letter(const struct plotter *p, const struct scene_mark *mark)
{
    int col = isnan(mark->x) ? p->area.cols - 1
                             : cell_of(ticks_share(&p->plot->x, mark->x), p->area.cols);
    int row = isnan(mark->y) ? 0 : cell_of(ticks_share(&p->plot->y, mark->y), p->area.rows);
    uint32_t glyph = mark->letter ? (unsigned char)mark->letter : '@';

    if (col < 0 || row < 0 || (isnan(mark->x) && isnan(mark->y))) {
        return;
    }
    row = isnan(mark->y) ? 0 : p->area.rows - 1 - row;
    while (isnan(mark->y) && row < p->area.rows - 1 && is_letter(p, row, col)) {
        row++;
    }
    while (isnan(mark->x) && col > 0 && is_letter(p, row, col)) {
        col--;
    }
    draw_put(p->canvas, p->area, row, col, glyph, ROLE_MARK);
}

static void draw_area(const struct plotter *p)
{
    const struct scene_plot *plot = p->plot;

    for (int col = 0; plot->stacked && col < p->area.cols; col++) {
        draw_stack_column(p, col);
    }
    for (size_t i = 0; i < plot->mark_count; i++) {
        draw_mark_line(p, &plot->marks[i]);
    }
    if (!plot->stacked) {
        draw_all_series(p);
    }
    if (plot->arrow) {
        arrow_draw(p->canvas, p->area, plot);
    }
    for (int points = 0; points < 2; points++) {
        for (size_t i = 0; i < plot->mark_count; i++) {
            if (points == (!isnan(plot->marks[i].x) && !isnan(plot->marks[i].y))) {
                draw_mark_letter(p, &plot->marks[i]);
            }
        }
    }
}

void plot_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
               const struct scene_plot *plot)
{
    struct plotter p = {.canvas = canvas, .plot = plot, .braille = dots_are_drawn(canvas)};
    struct tick ticks[TICKS_MAX];
    int label = LABEL_LEAST;

    if (rect.rows < LEAST_ROWS || rect.cols < LEAST_COLS) {
        return;
    }
    int top = legend_draw(canvas, rect, stage, plot);
    p.area = rect_rows(rect, top, rect.rows - top - 2);
    int count = ticks_make(&plot->y, (p.area.rows + 1) / 2, ticks);
    for (int i = 0; i < count; i++) {
        int width = text_width(ticks[i].label);
        label = width > label ? clamp(width, 0, LABEL_MOST) : label;
    }
    p.area = rect_cols(p.area, label + 1, rect.cols);
    draw_y_axis(&p, rect, ticks, count);
    draw_x_axis(&p, rect);
    draw_area(&p);
}
