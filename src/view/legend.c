#include "view/legend.h"

#include <math.h>
#include <stdio.h>

#include "view/dots.h"
#include "view/draw.h"
#include "view/text.h"
#include "view/ticks.h"

/* Rows of a plot that give the legend one of its own, and two. */
enum { OWN_ROW = 8, TWO_ROWS = 9 };
enum { ROWS_MOST = 3 }; /* with the axis' own */
enum { TEXT_BYTES = 160 };

/* Where a legend goes: behind the axis' name, and in rows below it. */
struct legend {
    struct canvas *canvas;
    const struct stage *stage; /* whose language */
    const struct scene_plot *plot;
    struct rect rect;
    int rows;
    int used[ROWS_MOST]; /* cells of each row */
    bool brief;          /* without the glyphs that curves are drawn with */
};

/* Writes what the legend says of item i: marks, then series, since a curve is seldom in doubt.
 * False: it needs no entry. */
static bool item_text(const struct legend *legend, size_t i, char *text, size_t size)
{
    const struct scene_plot *plot = legend->plot;

    if (i >= plot->mark_count) {
        const struct scene_series *series = &plot->series[i - plot->mark_count];
        bool glyph = series->letter && !legend->brief && !dots_are_drawn(legend->canvas) &&
                     series->glyph != series->letter;
        char name[3] = {series->letter ? series->letter : series->glyph,
                        glyph ? series->glyph : '\0', '\0'};
        snprintf(text, size, "%s=%s", name, series->label);
        return plot->series_count > 1;
    }
    const struct scene_mark *mark = &plot->marks[i];
    double x = isnan(mark->x) ? 0.5 : ticks_share(&plot->x, mark->x);
    double y = isnan(mark->y) ? 0.5 : ticks_share(&plot->y, mark->y);
    const char *away = x < 0   ? "ui.left"
                       : x > 1 ? "ui.right"
                       : y < 0 ? "ui.below"
                       : y > 1 ? "ui.above"
                               : NULL;
    snprintf(text, size, "%c=%s%s%s", mark->letter ? mark->letter : '@', mark->label,
             away ? " " : "", away ? stage_text(legend->stage, away) : "");
    return mark->label[0] != '\0';
}

/* The first row that has room for so many cells; -1: none. */
static int row_with_room(const struct legend *legend, int cells)
{
    for (int row = 0; row < legend->rows; row++) {
        if (legend->used[row] + cells <= legend->rect.cols) {
            return row;
        }
    }
    return -1;
}

/*
 * Each item goes into the first row that has room for it; ".." stands at the end where one has
 * none. Returns the rows used, or 0 where not all did fit. Draws nothing without `draw`.
 */
static int lay(struct legend legend, bool draw)
{
    char text[TEXT_BYTES];
    int rows = 1;
    bool all = true;

    for (size_t i = 0; i < legend.plot->series_count + legend.plot->mark_count; i++) {
        if (!item_text(&legend, i, text, sizeof text)) {
            continue;
        }
        int width = text_width(text), row = row_with_room(&legend, width);
        if (row < 0) {
            all = false;
            continue;
        }
        if (draw) {
            draw_text(legend.canvas, legend.rect, row, legend.used[row], width, ROLE_TEXT, text);
            draw_put(legend.canvas, legend.rect, row, legend.used[row], (unsigned char)text[0],
                     ROLE_MARK);
        }
        legend.used[row] += width + 2;
        rows = row >= rows ? row + 1 : rows;
    }
    int last = row_with_room(&legend, 2);
    if (draw && !all && last >= 0) {
        draw_text(legend.canvas, legend.rect, last, legend.used[last], 2, ROLE_TEXT, "..");
    }
    return all ? rows : 0;
}

int legend_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
                const struct scene_plot *plot)
{
    const struct scene_axis *axis = &plot->y;
    char text[TEXT_BYTES];

    snprintf(text, sizeof text, axis->unit[0] ? "%s, %s" : "%s", axis->label, axis->unit);
    struct legend legend = {.canvas = canvas,
                            .stage = stage,
                            .plot = plot,
                            .rect = rect,
                            .rows = 1,
                            .used = {text_width(text) + 3}};
    bool fits = lay(legend, false) == 1;
    bool own_row = !fits && rect.rows >= OWN_ROW;
    const char *name = fits || own_row || !axis->unit[0] ? text : axis->unit;
    legend.used[0] = draw_text(canvas, rect, 0, 0, rect.cols, ROLE_TEXT, name) + 3;
    legend.rows = !own_row ? 1 : rect.rows < TWO_ROWS ? 2 : ROWS_MOST;
    legend.brief = !fits && lay(legend, false) == 0;
    int rows = lay(legend, true);
    return rows > 0 ? rows : legend.rows;
}
