/* Large terminals are used: no screen is half empty, and no line of text too long to be read. And
 * no legend ends before all letters are named, at 80x24 neither. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../lesson/play.h"
#include "tour/tour.h"
#include "view/view.h"

enum { TEXT_COLS = 76, SIZES = 4, LARGE = 3 };

static const double LEAST_USED = 0.05; /* of a half's cells */

static const struct {
    int cols, rows;
} sizes[SIZES] = {{132, 43}, {160, 48}, {200, 60}, {80, 24}};

static struct catalog *catalog;

static bool is_blank(const struct canvas *canvas, int row, int col)
{
    const struct cell *cell = canvas_at(canvas, row, col);
    return cell->glyph == ' ' || cell->glyph == 0;
}

/* The part of the rows between header and message that have something in these columns. */
static double rows_used(const struct canvas *canvas, int from, int end)
{
    int rows = canvas_rows(canvas) - 4, used = 0;
    for (int row = 1; row <= rows; row++) {
        bool blank = true;
        for (int col = from; col < end && blank; col++) {
            blank = is_blank(canvas, row, col);
        }
        used += !blank;
    }
    return (double)used / rows;
}

/* Text and pictures stand apart: nothing but the rule is between them. */
static void hold_columns(const struct canvas *canvas, const char *screen)
{
    for (int row = 1; row < canvas_rows(canvas) - 4; row++) {
        if (!is_blank(canvas, row, TEXT_COLS) || !is_blank(canvas, row, TEXT_COLS + 2) ||
            canvas_at(canvas, row, TEXT_COLS + 1)->glyph != 0x2502) {
            fail_msg("%s, row %d: the text is not within %d columns", screen, row, TEXT_COLS);
        }
    }
}

/* Whether a world lies below the text, as wide as the screen. */
static bool is_below(const struct canvas *canvas)
{
    return canvas_at(canvas, 1, TEXT_COLS + 1)->glyph != 0x2502;
}

/* A scene's picture fills its column, or the rows below a short text; a world is as high as it is
 * wide. */
static void hold_form(const struct stage *stage, const struct canvas *canvas, const char *screen)
{
    bool world = true, below = is_below(canvas);
    const struct scene *scene = stage_scene(stage);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        world = world && (!scene->instruments[i].aside || scene->instruments[i].map ||
                          !scene->instruments[i].plot);
    }
    double least = world && !below ? 0.2 : 0.6;
    double used = rows_used(canvas, below ? 0 : TEXT_COLS + 3, canvas_cols(canvas));
    if (!below) {
        hold_columns(canvas, screen);
    }
    if (used < least) {
        fail_msg("%s at %dx%d: %.2f of the rows beside the text are used", screen,
                 canvas_cols(canvas), canvas_rows(canvas), used);
    }
}

/* Of what lies between header and message no half is empty: cells with something in them, and the
 * blanks within three cells of one. */
static double half_used(const struct canvas *canvas, bool right)
{
    enum { NEAR = 3 };
    int cols = canvas_cols(canvas), from = right ? cols / 2 : 0, all = 0, used = 0;
    for (int row = 1; row < canvas_rows(canvas) - 4; row++) {
        int last = -NEAR - 1;
        for (int col = 0; col < from + cols / 2; col++) {
            last = is_blank(canvas, row, col) ? last : col;
            all += col >= from;
            used += col >= from && col - last <= NEAR;
        }
    }
    return (double)used / all;
}

static void hold_halves(const struct canvas *canvas, const struct tour_stop *stop)
{
    double left = half_used(canvas, false), right = half_used(canvas, true);
    if (getenv("SHARES")) {
        printf("# %s %d at %dx%d: %.2f %.2f\n", stop->screen, stop->part, canvas_cols(canvas),
               canvas_rows(canvas), left, right);
    }
    if (left < LEAST_USED || right < LEAST_USED) {
        char *text = canvas_to_text(canvas);
        fail_msg("%s %d at %dx%d: %.2f of the left half and %.2f of the right one are used\n%s",
                 stop->screen, stop->part, canvas_cols(canvas), canvas_rows(canvas), left, right,
                 text);
    }
}

/* The right half of a workbench is full of pictures, and no control is folded away. */
static void hold_bench(const struct canvas *canvas, const char *screen)
{
    char *text = canvas_to_text(canvas);
    if (strstr(text, "more (x)")) {
        fail_msg("%s: a control is folded away\n%s", screen, text);
    }
    free(text);
    double used = rows_used(canvas, canvas_cols(canvas) / 2, canvas_cols(canvas));
    if (used < 0.8) {
        fail_msg("%s at %dx%d: %.2f of the right half's rows are used", screen, canvas_cols(canvas),
                 canvas_rows(canvas), used);
    }
}

/* A legend that has no room for all of its items ends in "..". */
static void hold_legends(const struct canvas *canvas, const char *screen)
{
    for (int row = 1; row < canvas_rows(canvas) - 3; row++) {
        for (int col = 1; col < canvas_cols(canvas); col++) {
            const struct cell *cell = canvas_at(canvas, row, col);
            if (cell->glyph == '.' && cell->role == ROLE_TEXT &&
                canvas_at(canvas, row, col - 1)->glyph == '.') {
                fail_msg("%s at %dx%d, row %d: a legend is cut", screen, canvas_cols(canvas),
                         canvas_rows(canvas), row);
            }
        }
    }
}

static void hold_screen(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *held = context;
    for (size_t i = 0; i < SIZES; i++) {
        struct canvas *canvas = canvas_new(sizes[i].rows, sizes[i].cols, TIER_RICH);
        struct view *view = view_new(stage);
        view_draw(view, canvas);
        enum scene_screen screen = stage_scene(stage)->screen;
        bool bench = screen == SCENE_WORKBENCH || screen == SCENE_CASE || screen == SCENE_FINALE ||
                     screen == SCENE_STRESS;
        hold_legends(canvas, stop->screen);
        if (i < LARGE) {
            hold_halves(canvas, stop);
        }
        if (bench && i < LARGE) {
            hold_bench(canvas, stop->screen);
        } else if (screen != SCENE_PAGE && i < LARGE) {
            hold_form(stage, canvas, stop->screen);
            (*held)++;
        }
        view_free(view);
        canvas_free(canvas);
    }
    stage_set_wide(stage, false);
}

static void large_screens__are_used__and_lines_are_short(void **state)
{
    (void)state;
    static const char *const tracks[] = {"cloud", "edge", "mobile", "tiny"};
    for (size_t t = 0; t < sizeof tracks / sizeof tracks[0]; t++) {
        size_t held = 0;
        play_tour(catalog, tracks[t], hold_screen, &held);
        assert_true(held >= 20 * LARGE);
    }
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_screens__are_used__and_lines_are_short),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
