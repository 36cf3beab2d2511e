#include "view/radar.h"

#include "view/clamp.h"
#include "view/draw.h"
#include "view/rows.h"
#include "view/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { AXES_MAX = 6, LEAST_RADIUS = 2, MOST_RADIUS = 12, TABLE_COLS = 18 };

/* The wheel: its centre in cells and its radius in rows; a column is half as wide as a row high. */
struct wheel {
    struct canvas *canvas;
    struct rect rect;
    int row, col, radius;
    size_t axes;
};

struct point {
    int row, col;
};

/* Where a value stands on an axis; the first is at twelve o'clock, the others follow the clock. */
static struct point point_at(const struct wheel *w, size_t axis, double value)
{
    double angle = 2 * acos(-1) * (double)axis / (double)w->axes;

    return (struct point){w->row - (int)lround(value * w->radius * cos(angle)),
                          w->col + (int)lround(2 * value * w->radius * sin(angle))};
}

static void draw_line(const struct wheel *w, struct point a, struct point b, uint32_t glyph,
                      enum role role)
{
    int rows = b.row - a.row, cols = b.col - a.col;
    int steps = abs(rows) > abs(cols) ? abs(rows) : abs(cols);

    for (int i = 0; i <= steps; i++) {
        double part = steps ? (double)i / steps : 0;
        draw_put(w->canvas, w->rect, a.row + (int)lround(part * rows),
                 a.col + (int)lround(part * cols), glyph, role);
    }
}

/* A polygon over the axes that have a value; an edge to one that has none is left out. */
static void draw_polygon(const struct wheel *w, const double *values, uint32_t glyph,
                         enum role role)
{
    for (size_t i = 0; values && i < w->axes; i++) {
        size_t next = (i + 1) % w->axes;
        double a = fmin(fmax(values[i], 0), 1), b = fmin(fmax(values[next], 0), 1);
        if (isnan(values[i])) {
            continue;
        }
        struct point from = point_at(w, i, a);
        draw_line(w, from, isnan(values[next]) ? from : point_at(w, next, b), glyph, role);
    }
}

static char axis_letter(const struct scene_row *rows, size_t count, size_t axis)
{
    return axis < count && rows[axis].letter ? rows[axis].letter : (char)('A' + axis);
}

static void draw_wheel(const struct wheel *w, const struct scene_radar *radar,
                       const struct scene_row *rows, size_t count)
{
    struct point centre = {w->row, w->col};

    for (size_t i = 0; i < w->axes; i++) {
        draw_line(w, centre, point_at(w, i, 1), draw_glyph(w->canvas, '.', 0xB7), ROLE_DIM);
    }
    draw_polygon(w, radar->best, ';', ROLE_DIM);
    draw_polygon(w, radar->first, ':', ROLE_DIM);
    draw_polygon(w, radar->limits, 'o', ROLE_MARK);
    draw_polygon(w, radar->values, '*', ROLE_SERIES_A);
    for (size_t i = 0; i < w->axes; i++) {
        struct point tip = point_at(w, i, (w->radius + 1.0) / w->radius);
        draw_put(w->canvas, w->rect, tip.row, tip.col, (unsigned char)axis_letter(rows, count, i),
                 ROLE_TITLE);
        if (isnan(radar->values[i])) {
            draw_put(w->canvas, w->rect, tip.row, tip.col + 1, '?', ROLE_CANNOT_SAY);
        }
    }
}

/* What each polygon is, as many in a line as fit if all were as long as the longest. */
static void draw_key(struct canvas *canvas, struct rect rect, int line, const struct stage *stage,
                     const struct scene_radar *radar)
{
    const struct {
        bool shown;
        char glyph;
        const char *id;
    } entries[] = {
        {true, '*', "ui.now"},
        {radar->limits != NULL, 'o', "ui.limit"},
        {radar->first != NULL, ':', "ui.first_design"},
        {radar->best != NULL, ';', "ui.best_so_far"},
    };
    enum { ENTRIES = sizeof entries / sizeof *entries };
    int col = 0, widest = 0;

    for (size_t i = 0; i < ENTRIES; i++) {
        int width = 2 + text_width(stage_text(stage, entries[i].id));
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < ENTRIES; i++) {
        if (!entries[i].shown) {
            continue;
        }
        if (col > 0 && col + widest > rect.cols) {
            col = 0;
            line++;
        }
        draw_put(canvas, rect, line, col, (unsigned char)entries[i].glyph, ROLE_TEXT);
        col += 4 + draw_text(canvas, rect, line, col + 2, rect.cols, ROLE_TEXT,
                             stage_text(stage, entries[i].id));
    }
}

/* The table of a radar that comes without rows. */
static int draw_own_table(struct canvas *canvas, struct rect rect, const struct stage *stage,
                          const struct scene_radar *radar, size_t axes)
{
    struct scene_row rows[AXES_MAX];
    char values[AXES_MAX][16], limits[AXES_MAX][64];
    const char *limit = stage_text(stage, "ui.limit");

    for (size_t i = 0; i < axes; i++) {
        snprintf(values[i], sizeof values[i], "%.2f", radar->values[i]);
        snprintf(limits[i], sizeof limits[i], "%.40s %.2f", limit,
                 radar->limits ? radar->limits[i] : 0);
        rows[i] = (struct scene_row){
            .letter = (char)('A' + i),
            .label = radar->labels[i],
            .value = isnan(radar->values[i]) ? "?" : values[i],
            .limit = radar->limits && !isnan(radar->limits[i]) ? limits[i] : "",
            .share = NAN,
            .note = "",
        };
    }
    return rows_draw(canvas, rect, rows, axes, 0, axes);
}

void radar_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
                const struct scene_radar *radar, const struct scene_row *rows, size_t count)
{
    struct wheel w = {.canvas = canvas, .rect = rect};
    int lines = (int)(count ? count : radar->axis_count);

    w.axes = radar->axis_count < AXES_MAX ? radar->axis_count : AXES_MAX;
    w.radius = clamp((rect.rows - 3) / 2, 0, MOST_RADIUS);
    bool beside = rect.cols >= 4 * w.radius + 7 + TABLE_COLS;
    if (!beside) {
        int below = clamp((rect.rows - 4 - lines) / 2, 0, (rect.cols - 5) / 4);
        w.radius = below > LEAST_RADIUS ? below : clamp(w.radius, 0, (rect.cols - 5) / 4);
    }
    struct rect table = beside ? rect_cols(rect, 4 * w.radius + 7, rect.cols)
                               : rect_rows(rect, 2 * w.radius + 4, rect.rows);
    if (w.radius >= LEAST_RADIUS && w.axes >= 3) {
        w.row = w.radius + 1;
        w.col = 2 * (w.radius + 1);
        draw_wheel(&w, radar, rows, count);
    } else {
        table = rect;
    }
    lines = count ? rows_draw(canvas, table, rows, count, 0, count)
                  : draw_own_table(canvas, table, stage, radar, w.axes);
    draw_key(canvas, table, lines + 1, stage, radar);
}
