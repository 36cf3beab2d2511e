#include "view/radar.h"

#include "view/clamp.h"
#include "view/dots.h"
#include "view/draw.h"
#include "view/rows.h"
#include "view/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { AXES_MAX = 6, LEAST_RADIUS = 2, MOST_RADIUS = 16, TABLE_COLS = 18, NAME_BYTES = 80 };
enum { WORDS_ROWS = 11, WORDS_COLS = 36, WIDE_COLS = 76, WIDE_TABLE = 36 };

/* What stands at an axis: its name, for which a table beside tells the value, or both, in one line
 * or, where that is too long, in two. */
enum words { WORDS_NONE, WORDS_NAMES, WORDS_VALUES, WORDS_TWO_LINES };

/*
 * The wheel: its centre in cells and its radius in rows; a column is half as wide as a row high.
 * Its grid is that of the cells, or of their dots.
 */
struct wheel {
    struct canvas *canvas;
    struct rect rect;
    int row, col, radius;
    size_t axes;
    bool dots;
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

/* A letter behind the tip of an axis; '?' where nothing can be said. */
static void draw_letter(const struct wheel *w, const struct scene_radar *radar,
                        const struct scene_row *rows, size_t count, size_t axis)
{
    char letter[2] = {axis_letter(rows, count, axis), '\0'};
    double angle = 2 * acos(-1) * (double)axis / (double)w->axes;
    int row = w->row - (int)lround((w->radius + 1) * cos(angle));
    int col = w->col + (int)lround(2 * (w->radius + 1) * sin(angle));

    draw_text(w->canvas, w->rect, row, col, w->rect.cols - col, ROLE_TITLE, letter);
    if (isnan(radar->values[axis])) {
        draw_put(w->canvas, w->rect, row, col + 1, '?', ROLE_CANNOT_SAY);
    }
}

/* An axis in words: "compute 0.54", or its name alone. Returns the cells. */
static int name_of(const struct scene_radar *radar, const struct scene_row *rows, size_t count,
                   size_t axis, enum words words, char name[NAME_BYTES])
{
    bool value = words == WORDS_VALUES && axis < count && rows[axis].value[0];

    snprintf(name, NAME_BYTES, "%s%s%s", radar->labels[axis], value ? " " : "",
             value ? rows[axis].value : "");
    return text_width(name);
}

/* The value below a name, away from the wheel as the name is. */
static void draw_value(const struct wheel *w, const struct scene_row *rows, size_t count,
                       size_t axis, int row, int from, int width)
{
    const char *value = axis < count ? rows[axis].value : "";
    int cells = text_width(value);
    bool left = from + width <= w->col;

    draw_text(w->canvas, w->rect, row + 1, left ? clamp(from + width - cells, 0, from) : from,
              cells, ROLE_VALUE, value);
}

/* Where a name stands: behind the tip of its axis, away from the wheel. */
static int name_col(const struct wheel *w, double angle, int width)
{
    int tip = w->col + (int)lround(2 * w->radius * sin(angle));

    return sin(angle) < -0.1 ? tip - 1 - width : tip + 2;
}

/* Where it would leave the rectangle it stands further out, above or below the tip. */
static void draw_name(const struct wheel *w, const struct scene_radar *radar,
                      const struct scene_row *rows, size_t count, size_t axis, enum words words)
{
    char name[NAME_BYTES];
    double angle = 2 * acos(-1) * (double)axis / (double)w->axes;
    enum words own = words == WORDS_TWO_LINES ? WORDS_VALUES : words;
    int width = name_of(radar, rows, count, axis, own, name);
    int from = name_col(w, angle, width);

    if (words == WORDS_TWO_LINES && (from < 0 || from + width > w->rect.cols)) {
        own = WORDS_TWO_LINES;
        width = name_of(radar, rows, count, axis, own, name);
        from = name_col(w, angle, width);
    }
    int row = w->row - (int)lround(w->radius * cos(angle));
    int within = clamp(from, 0, w->rect.cols - width);
    int lines = own == WORDS_TWO_LINES ? 2 : 1;
    row += within == from ? 0 : cos(angle) >= -0.1 ? -lines : 1;
    row = clamp(row, 0, w->rect.rows - lines);
    draw_text(w->canvas, w->rect, row, within, width,
              isnan(radar->values[axis]) ? ROLE_CANNOT_SAY : ROLE_TITLE, name);
    if (own == WORDS_TWO_LINES) {
        draw_value(w, rows, count, axis, row, within, width);
    }
}

static void draw_names(const struct wheel *w, const struct scene_radar *radar,
                       const struct scene_row *rows, size_t count, enum words words)
{
    for (size_t i = 0; i < w->axes; i++) {
        draw_name(w, radar, rows, count, i, words);
    }
}

static void draw_spokes(const struct wheel *w)
{
    for (size_t i = 0; i < w->axes; i++) {
        draw_line(w, point_at(w, i, 0), point_at(w, i, 1), &spoke_line);
    }
}

static void draw_polygons(const struct wheel *w, const struct scene_radar *radar)
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

    for (size_t i = 0; i < POLYGONS; i++) {
        draw_polygon(w, polygons[i].values, polygons[i].line);
    }
    for (size_t i = 0; i < POLYGONS; i++) {
        draw_corners(w, polygons[i].values, polygons[i].line);
    }
}

/* ---- what each polygon is ---- */

struct legend_row {
    bool shown;
    const struct line *line;
    const char *words;
};

enum { ENTRIES = 4 };

static void entries_of(const struct stage *stage, const struct scene_radar *radar,
                       struct legend_row entries[ENTRIES])
{
    entries[0] = (struct legend_row){true, &now_line, stage_text(stage, "ui.now")};
    entries[1] = (struct legend_row){radar->limits != NULL, &limit_line,
                                     stage_text(stage, "radar.limit")};
    entries[2] = (struct legend_row){radar->first != NULL, &first_line,
                                     stage_text(stage, "ui.first_design")};
    entries[3] = (struct legend_row){radar->best != NULL, &best_line,
                                     stage_text(stage, "ui.best_so_far")};
}

/* Returns the cells that it takes. */
static int draw_entry(struct canvas *canvas, struct rect rect, int row, int col,
                      const struct legend_row *entry)
{
    draw_put(canvas, rect, row, col, (unsigned char)entry->line->corner, entry->line->role);
    return 2 + draw_text(canvas, rect, row, col + 2, rect.cols, ROLE_TEXT, entry->words);
}

/* Whether cells of a row and their neighbours are empty, and none that a polygon may come to. */
static bool is_free(const struct wheel *w, int row, int from, int to)
{
    double away = abs(row - w->row), radius = w->radius;
    double half = away <= radius ? 2 * sqrt(radius * radius - away * away) + 2 : 0;

    if (from < 0 || to > w->rect.cols || (from < w->col + half && to > w->col - half)) {
        return false;
    }
    for (int col = from - 1; col <= to; col++) {
        const struct cell *cell = canvas_at(w->canvas, w->rect.row + row, w->rect.col + col);
        bool inside = col >= 0 && col < w->rect.cols;
        if (inside && (!cell || cell->glyph != ' ')) {
            return false;
        }
    }
    return true;
}

/* In the corners that the wheel and its names leave, from the outer rows to the inner ones. */
static void draw_key_around(const struct wheel *w, const struct stage *stage,
                            const struct scene_radar *radar)
{
    struct legend_row entries[ENTRIES];

    entries_of(stage, radar, entries);
    for (size_t i = 0; i < ENTRIES; i++) {
        int width = 2 + text_width(entries[i].words);
        for (int k = 0; entries[i].shown && k < 2 * w->rect.rows; k++) {
            int row = k % 4 < 2 ? k / 4 : w->rect.rows - 1 - k / 4;
            int col = k % 2 ? w->rect.cols - width : 0;
            if (is_free(w, row, col, col + width)) {
                draw_entry(w->canvas, w->rect, row, col, &entries[i]);
                break;
            }
        }
    }
}

/* As many in a line as fit if all were as long as the longest. */
static void draw_key(struct canvas *canvas, struct rect rect, int line, const struct stage *stage,
                     const struct scene_radar *radar)
{
    struct legend_row entries[ENTRIES];
    int col = 0, widest = 0;

    entries_of(stage, radar, entries);
    for (size_t i = 0; i < ENTRIES; i++) {
        widest = text_wider(widest, entries[i].words);
    }
    for (size_t i = 0; i < ENTRIES; i++) {
        if (!entries[i].shown) {
            continue;
        }
        if (col > 0 && col + 2 + widest > rect.cols) {
            col = 0;
            line++;
        }
        col += 2 + draw_entry(canvas, rect, line, col, &entries[i]);
    }
}

/* The table of a radar that comes without rows. */
static int draw_own_table(struct canvas *canvas, struct rect rect, const struct stage *stage,
                          const struct scene_radar *radar, size_t axes)
{
    struct scene_row rows[AXES_MAX];
    char values[AXES_MAX][16], limits[AXES_MAX][64];
    const char *limit = stage_text(stage, "radar.limit");

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
    return rows_draw(canvas, rect, rows, axes, 0, axes, false);
}

/* ---- the whole ---- */

static int draw_table(struct canvas *canvas, struct rect rect, const struct stage *stage,
                      const struct scene_radar *radar, const struct scene_row *rows, size_t count,
                      size_t axes)
{
    return count ? rows_draw(canvas, rect, rows, count, 0, count, false)
                 : draw_own_table(canvas, rect, stage, radar, axes);
}

/* Letters at the axes, and the table beside the wheel or below it. */
static void draw_lettered(struct wheel *w, const struct stage *stage,
                          const struct scene_radar *radar, const struct scene_row *rows,
                          size_t count)
{
    struct rect rect = w->rect;
    int lines = (int)(count ? count : radar->axis_count);

    w->radius = clamp((rect.rows - 3) / 2, 0, MOST_RADIUS);
    bool beside = rect.cols >= 4 * w->radius + 7 + TABLE_COLS;
    if (!beside) {
        int below = clamp((rect.rows - 4 - lines) / 2, 0, (rect.cols - 5) / 4);
        w->radius = below > LEAST_RADIUS ? below : clamp(w->radius, 0, (rect.cols - 5) / 4);
    }
    struct rect table = beside ? rect_cols(rect, 4 * w->radius + 7, rect.cols)
                               : rect_rows(rect, 2 * w->radius + 4, rect.rows);
    if (w->radius >= LEAST_RADIUS && w->axes >= 3) {
        w->row = w->radius + 1;
        w->col = 2 * (w->radius + 1);
        draw_spokes(w);
        draw_polygons(w, radar);
        for (size_t i = 0; i < w->axes; i++) {
            draw_letter(w, radar, rows, count, i);
        }
    } else {
        table = rect;
    }
    lines = draw_table(w->canvas, table, stage, radar, rows, count, w->axes);
    draw_key(w->canvas, table, lines + 1, stage, radar);
}

/* Cells of the table beside a wheel. */
static int table_cols(const struct scene_row *rows, size_t count)
{
    return count == 0 ? WIDE_TABLE : clamp(rows_cols(rows, count), TABLE_COLS, WIDE_TABLE + 6);
}

static int widest_name(const struct scene_radar *radar, const struct scene_row *rows, size_t count,
                       size_t axes, enum words words)
{
    char name[NAME_BYTES];
    int widest = 0;

    for (size_t i = 0; i < axes; i++) {
        int width = name_of(radar, rows, count, i, words, name);
        widest = width > widest ? width : widest;
        if (words == WORDS_TWO_LINES && i < count) {
            widest = text_wider(widest, rows[i].value);
        }
    }
    return widest;
}

/* A triangle's lower corners stand half as far from its centre as the upper one. */
static int radius_in(int rows, size_t axes)
{
    return clamp(axes == 3 ? (rows - 1) * 2 / 3 : (rows - 1) / 2, 0, MOST_RADIUS);
}

/* Cells from the centre to the tip that is furthest to the side. */
static int reach_of(const struct wheel *w)
{
    double most = 0;

    for (size_t i = 0; i < w->axes; i++) {
        most = fmax(most, sin(2 * acos(-1) * (double)i / (double)w->axes));
    }
    return (int)lround(2 * w->radius * most);
}

/* Words at the axes, and beside the wheel, next to its names, the table, both in the middle; or the
 * key around it. */
static void draw_worded(struct wheel *w, const struct stage *stage, const struct scene_radar *radar,
                        const struct scene_row *rows, size_t count, enum words words)
{
    struct rect rect = w->rect;
    bool table = words == WORDS_NAMES;
    int cols = table_cols(rows, count);
    int names = widest_name(radar, rows, count, w->axes, words) + 3;

    w->radius = radius_in(rect.rows, w->axes);
    if (table) {
        int wheel = clamp(2 * (reach_of(w) + names), 0, rect.cols - cols - 2);
        rect = rect_cols(rect, (rect.cols - wheel - 2 - cols) / 2, rect.cols);
        w->rect = rect_cols(rect, 0, wheel);
    }
    w->radius = clamp(w->radius, 0, (w->rect.cols / 2 - 2) / 2);
    w->row = w->radius;
    w->col = w->rect.cols / 2;
    draw_spokes(w);
    draw_names(w, radar, rows, count, words);
    if (table) {
        struct rect beside = rect_cols(rect, w->rect.cols + 2, w->rect.cols + 2 + cols);
        int lines = draw_table(w->canvas, beside, stage, radar, rows, count, w->axes);
        draw_key(w->canvas, beside, lines + 1, stage, radar);
    } else {
        draw_key_around(w, stage, radar);
    }
    draw_polygons(w, radar);
    draw_names(w, radar, rows, count, words); /* over what a polygon drew through them */
}

/* What a side of the wheel has room for at each axis. */
static enum words words_in(struct rect rect, const struct scene_radar *radar,
                           const struct scene_row *rows, size_t count, size_t axes)
{
    enum words words = rect.cols >= WIDE_COLS || count == 0 ? WORDS_NAMES : WORDS_VALUES;
    int table = words == WORDS_NAMES ? table_cols(rows, count) + 2 : 0;
    int side = (rect.cols - table) / 2 - 3;

    if (rect.rows < WORDS_ROWS || rect.cols < WORDS_COLS || axes < 3) {
        return WORDS_NONE;
    }
    if (widest_name(radar, rows, count, axes, words) <= side) {
        return words;
    }
    return words == WORDS_VALUES && widest_name(radar, rows, count, axes, WORDS_TWO_LINES) <= side
               ? WORDS_TWO_LINES
               : WORDS_NONE;
}

void radar_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
                const struct scene_radar *radar, const struct scene_row *rows, size_t count)
{
    struct wheel w = {.canvas = canvas, .rect = rect, .dots = dots_are_drawn(canvas)};

    w.axes = radar->axis_count < AXES_MAX ? radar->axis_count : AXES_MAX;
    enum words words = words_in(rect, radar, rows, count, w.axes);
    if (words != WORDS_NONE) {
        draw_worded(&w, stage, radar, rows, count, words);
    } else {
        draw_lettered(&w, stage, radar, rows, count);
    }
}
