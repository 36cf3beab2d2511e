#include "view/radar.h"

#include "view/clamp.h"
#include "view/dots.h"
#include "view/draw.h"
#include "view/rows.h"
#include "view/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { AXES_MAX = 6, LEAST_RADIUS = 2, MOST_RADIUS = 12, TABLE_COLS = 18, WORDS_ROWS = 11 };

/*
 * The wheel: its centre in cells and its radius in rows; a column is half as wide as a row high.
 * Its grid is that of the cells, or of their dots.
 */
struct wheel {
    struct canvas *canvas;
    struct rect rect;
    int row, col, radius;
    size_t axes;
    bool dots, words;
};

/* A place on the grid. */
struct point {
    int x, y;
};

/* A polygon's kind: what marks its corners, and how many dots of its line are drawn and left out.
 */
struct line {
    char corner;
    enum role role;
    int on, off;
};

static const struct line now_line = {'*', ROLE_SERIES_A, 1, 0};
static const struct line limit_line = {'o', ROLE_MARK, 3, 2};
static const struct line first_line = {':', ROLE_DIM, 1, 1};
static const struct line best_line = {';', ROLE_DIM, 1, 3};
static const struct line spoke_line = {'.', ROLE_DIM, 1, 2};

/* Where a value stands on an axis; the first is at twelve o'clock, the others follow the clock. */
static struct point point_at(const struct wheel *w, size_t axis, double value)
{
    double angle = 2 * acos(-1) * (double)axis / (double)w->axes;
    double x = 2 * value * w->radius * sin(angle), y = value * w->radius * cos(angle);

    return w->dots ? (struct point){(int)lround((w->col + 0.5 + x) * DOTS_WIDE - 0.5),
                                    (int)lround((w->row + 0.5 - y) * DOTS_HIGH - 0.5)}
                   : (struct point){w->col + (int)lround(x), w->row - (int)lround(y)};
}

static void put_glyph(const struct wheel *w, struct point at, uint32_t glyph, enum role role)
{
    draw_put(w->canvas, w->rect, w->dots ? at.y / DOTS_HIGH : at.y,
             w->dots ? at.x / DOTS_WIDE : at.x, glyph, role);
}

static void draw_line(const struct wheel *w, struct point a, struct point b,
                      const struct line *line)
{
    int rows = b.y - a.y, cols = b.x - a.x;
    int steps = abs(rows) > abs(cols) ? abs(rows) : abs(cols);
    uint32_t glyph = line == &spoke_line ? draw_glyph(w->canvas, '.', 0xB7)
                                         : (unsigned char)line->corner;

    for (int i = 0; i <= steps; i++) {
        double part = steps ? (double)i / steps : 0;
        struct point at = {a.x + (int)lround(part * cols), a.y + (int)lround(part * rows)};
        if (!w->dots) {
            put_glyph(w, at, glyph, line->role);
        } else if (i % (line->on + line->off) < line->on) {
            dots_put(w->canvas, w->rect, at.x, at.y, line->role);
        }
    }
}

static double in_wheel(double value)
{
    return fmin(fmax(value, 0), 1);
}

/* A polygon over the axes that have a value; an edge to one that has none is left out. */
static void draw_polygon(const struct wheel *w, const double *values, const struct line *line)
{
    for (size_t i = 0; values && i < w->axes; i++) {
        size_t next = (i + 1) % w->axes;
        if (isnan(values[i])) {
            continue;
        }
        struct point from = point_at(w, i, in_wheel(values[i]));
        draw_line(w, from, isnan(values[next]) ? from : point_at(w, next, in_wheel(values[next])),
                  line);
    }
}

/* In dots the lines of all polygons are alike but for gaps: corners tell whose they are. */
static void draw_corners(const struct wheel *w, const double *values, const struct line *line)
{
    for (size_t i = 0; w->dots && values && i < w->axes; i++) {
        if (!isnan(values[i])) {
            put_glyph(w, point_at(w, i, in_wheel(values[i])), (unsigned char)line->corner,
                      line->role);
        }
    }
}

static char axis_letter(const struct scene_row *rows, size_t count, size_t axis)
{
    return axis < count && rows[axis].letter ? rows[axis].letter : (char)('A' + axis);
}

/* Behind which column a name at the tip of an axis ends, or where it begins, or its middle. */
static int name_col(const struct wheel *w, size_t axis, int width)
{
    double side = sin(2 * acos(-1) * (double)axis / (double)w->axes);
    int tip = w->col + (int)lround(2 * (w->radius + 1) * side);

    return side > 0.1 ? tip : side < -0.1 ? tip - width + 1 : tip - width / 2;
}

/* A letter at the tip of an axis, or its name; '?' where nothing can be said. */
static void draw_name(const struct wheel *w, const struct scene_radar *radar,
                      const struct scene_row *rows, size_t count, size_t axis)
{
    char letter[2] = {axis_letter(rows, count, axis), '\0'};
    const char *name = w->words ? radar->labels[axis] : letter;
    double up = cos(2 * acos(-1) * (double)axis / (double)w->axes);
    int row = w->row - (int)lround((w->radius + 1) * up);
    int col = clamp(name_col(w, axis, text_width(name)), 0, w->rect.cols);
    int used = draw_text(w->canvas, w->rect, row, col, w->rect.cols - col, ROLE_TITLE, name);

    if (isnan(radar->values[axis])) {
        draw_put(w->canvas, w->rect, row, col + used, '?', ROLE_CANNOT_SAY);
    }
}

static void draw_wheel(const struct wheel *w, const struct scene_radar *radar,
                       const struct scene_row *rows, size_t count)
{
    const struct {
        const double *values;
        const struct line *line;
    } polygons[] = {
        {radar->best, &best_line},
        {radar->first, &first_line},
        {radar->limits, &limit_line},
        {radar->values, &now_line},
    };
    enum { POLYGONS = sizeof polygons / sizeof *polygons };

    for (size_t i = 0; i < w->axes; i++) {
        draw_line(w, point_at(w, i, 0), point_at(w, i, 1), &spoke_line);
    }
    for (size_t i = 0; i < POLYGONS; i++) {
        draw_polygon(w, polygons[i].values, polygons[i].line);
    }
    for (size_t i = 0; i < POLYGONS; i++) {
        draw_corners(w, polygons[i].values, polygons[i].line);
    }
    for (size_t i = 0; i < w->axes; i++) {
        draw_name(w, radar, rows, count, i);
    }
}

/* What each polygon is, as many in a line as fit if all were as long as the longest. */
static void draw_key(struct canvas *canvas, struct rect rect, int line, const struct stage *stage,
                     const struct scene_radar *radar)
{
    const struct {
        bool shown;
        const struct line *line;
        const char *id;
    } entries[] = {
        {true, &now_line, "ui.now"},
        {radar->limits != NULL, &limit_line, "ui.limit"},
        {radar->first != NULL, &first_line, "ui.first_design"},
        {radar->best != NULL, &best_line, "ui.best_so_far"},
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
        draw_put(canvas, rect, line, col, (unsigned char)entries[i].line->corner,
                 entries[i].line->role);
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

/* The widest name of the axes on one side of the wheel. */
static int side_cols(const struct scene_radar *radar, size_t axes, int side)
{
    int widest = 1;

    for (size_t i = 0; i < axes; i++) {
        double at = side * sin(2 * acos(-1) * (double)i / (double)axes);
        widest = at > 0.1 ? text_wider(widest, radar->labels[i]) : widest;
    }
    return widest;
}

/* What lies beside the wheel. */
struct margins {
    int left, right;
};

/* Names in place of letters, where the wheel keeps its size and the table its place. */
static bool fits_words(const struct wheel *w, struct margins names, int cols)
{
    return w->rect.rows >= WORDS_ROWS &&
           names.left + names.right + 4 * (w->radius + 1) + 1 + cols <= w->rect.cols;
}

static void place_wheel(struct wheel *w, int left)
{
    w->row = w->radius + 1;
    w->col = 2 * (w->radius + 1) + left - 1;
}

void radar_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
                const struct scene_radar *radar, const struct scene_row *rows, size_t count)
{
    struct wheel w = {.canvas = canvas, .rect = rect, .dots = dots_are_drawn(canvas)};
    int lines = (int)(count ? count : radar->axis_count);

    w.axes = radar->axis_count < AXES_MAX ? radar->axis_count : AXES_MAX;
    w.radius = clamp((rect.rows - 3) / 2, 0, MOST_RADIUS);
    struct margins names = {side_cols(radar, w.axes, -1), side_cols(radar, w.axes, 1)};
    struct margins used = {1, 1};
    bool beside = rect.cols >= 4 * w.radius + 7 + TABLE_COLS;
    if (!beside) {
        int below = clamp((rect.rows - 4 - lines) / 2, 0, (rect.cols - 5) / 4);
        w.radius = below > LEAST_RADIUS ? below : clamp(w.radius, 0, (rect.cols - 5) / 4);
    }
    w.words = fits_words(&w, names, beside ? TABLE_COLS + 2 : 0);
    used = w.words ? names : used;
    int wide = used.left + used.right + 4 * (w.radius + 1) - 1;
    struct rect table = beside ? rect_cols(rect, wide + 2, rect.cols)
                               : rect_rows(rect, 2 * w.radius + 4, rect.rows);
    if (w.radius >= LEAST_RADIUS && w.axes >= 3) {
        place_wheel(&w, used.left);
        draw_wheel(&w, radar, rows, count);
    } else {
        table = rect;
    }
    lines = count ? rows_draw(canvas, table, rows, count, 0, count)
                  : draw_own_table(canvas, table, stage, radar, w.axes);
    draw_key(canvas, table, lines + 1, stage, radar);
}
