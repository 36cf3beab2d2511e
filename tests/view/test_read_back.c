/*
 * Plots are read back: from the drawn cells alone, each tick's label and each point of a curve must
 * give the value that it stands for, within half a row (in braille a quarter of one), at every
 * size. And the discovery that a plot is there for is seen in it.
 */
#include <ctype.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../lesson/play.h"
#include "view/canvas.h"
#include "view/plot.h"
#include "view/view.h"

enum { LEAST_ROWS = 6, MOST_ROWS = 60, LABEL_MOST = 16 };

static const int widths[] = {20, 21, 33, 40, 47, 64, 80, 101, 132, 200};
enum { WIDTHS = sizeof widths / sizeof widths[0] };

static const char *const track_ids[] = {"cloud", "edge", "mobile", "tiny"};
enum { TRACKS = sizeof track_ids / sizeof track_ids[0] };

/* Three glyph sets. */
static const enum tier sets[] = {TIER_PLAIN, TIER_BLOCKS, TIER_RICH};
enum { SETS = sizeof sets / sizeof sets[0] };

static struct catalog *catalog;

/* ---- reading a drawn plot ---- */

/* A series as shares of both axes: the same at every size. */
struct path {
    size_t count;
    double *x, *y;
};

/* Where a plot's area is on a canvas, as its axes tell. */
struct reading {
    const struct canvas *canvas;
    const struct scene_plot *plot;
    const struct path *paths; /* one a series; NULL where only marks are read */
    int top, left, rows, cols;
    bool braille;
};

static uint32_t glyph_at(const struct canvas *canvas, int row, int col)
{
    const struct cell *cell = canvas_at(canvas, row, col);
    return cell ? cell->glyph : 0;
}

static bool is_y_axis(uint32_t glyph)
{
    return glyph == '|' || glyph == '+' || glyph == 0x2502 || glyph == 0x2524;
}

static bool is_corner(uint32_t glyph)
{
    return glyph == '+' || glyph == 0x2514;
}

static bool is_x_axis(uint32_t glyph)
{
    return glyph == '-' || glyph == '+' || glyph == 0x2500 || glyph == 0x252C;
}

/* The lowest corner with an axis above and one to its right, from the column `from` on. */
static bool find_area(struct reading *r, int from)
{
    for (int row = canvas_rows(r->canvas) - 1; row > 0; row--) {
        for (int col = from; col + 3 < canvas_cols(r->canvas); col++) {
            if (is_corner(glyph_at(r->canvas, row, col)) &&
                is_y_axis(glyph_at(r->canvas, row - 1, col)) &&
                is_x_axis(glyph_at(r->canvas, row, col + 1)) &&
                is_x_axis(glyph_at(r->canvas, row, col + 2))) {
                r->left = col + 1;
                r->cols = canvas_cols(r->canvas) - r->left;
                r->rows = 0;
                while (is_y_axis(glyph_at(r->canvas, row - r->rows - 1, col))) {
                    r->rows++;
                }
                r->top = row - r->rows;
                return true;
            }
        }
    }
    return false;
}

/* Where a value stands on an axis, from 0 to 1; written down again here. */
static double share_of(const struct scene_axis *axis, double value)
{
    return axis->scale == SCENE_LOG ? log(value / axis->min) / log(axis->max / axis->min)
                                    : (value - axis->min) / (axis->max - axis->min);
}

/* "2.5M", "1e18", "-3": NaN for what is no number. */
static double label_value(const char *label)
{
    static const char letters[] = "kMGTPE";
    char *end;
    double value = strtod(label, &end);
    if (end == label) {
        return NAN;
    }
    const char *letter = *end ? strchr(letters, *end) : NULL;
    return letter ? value * pow(1000, (double)(letter - letters) + 1) : *end ? NAN : value;
}

/* The label left of the axis in a row of the area; "" where there is none. */
static void read_label(const struct reading *r, int row, char text[LABEL_MOST + 1])
{
    int end = r->left - 1, begin = end;
    while (begin > 0 && glyph_at(r->canvas, r->top + row, begin - 1) > ' ' &&
           end - begin < LABEL_MOST) {
        begin--;
    }
    for (int i = begin; i < end; i++) {
        text[i - begin] = (char)glyph_at(r->canvas, r->top + row, i);
    }
    text[end - begin] = '\0';
}

static void hold_ticks(const struct reading *r)
{
    int count = 0;
    for (int row = 0; row < r->rows; row++) {
        char label[LABEL_MOST + 1];
        read_label(r, row, label);
        if (*label) {
            double one = r->plot->y.one > 0 ? r->plot->y.one : 1;
            double exact = share_of(&r->plot->y, label_value(label) * one) * (r->rows - 1);
            if (!(fabs(exact - (r->rows - 1 - row)) <= 0.5 + 1e-6)) {
                fail_msg("%d rows: the tick %s stands in row %d, not in %.3f", r->rows, label,
                         r->rows - 1 - row, exact);
            }
            count++;
        }
    }
    assert_true(count >= 1);
}

/* ---- curves ---- */

static struct path *paths_of(const struct scene_plot *plot)
{
    struct path *paths = test_calloc(plot->series_count, sizeof *paths);
    for (size_t i = 0; i < plot->series_count; i++) {
        const struct scene_series *series = &plot->series[i];
        paths[i].count = series->count;
        paths[i].x = test_calloc(series->count, sizeof(double));
        paths[i].y = test_calloc(series->count, sizeof(double));
        for (size_t at = 0; at < series->count; at++) {
            paths[i].x[at] = share_of(&plot->x, series->x[at]);
            paths[i].y[at] = share_of(&plot->y, series->y[at]);
            assert_true(at == 0 || paths[i].x[at] >= paths[i].x[at - 1]);
        }
    }
    return paths;
}

static void free_paths(struct path *paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        test_free(paths[i].x);
        test_free(paths[i].y);
    }
    test_free(paths);
}

/* The share of y at a share of x on the straight line between two points; NaN in a gap. */
static double path_at(const struct path *path, double share)
{
    size_t low = 1, high = path->count; /* the first point at it or behind lies between */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (share <= path->x[middle] + 1e-9) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    if (low >= path->count || share < path->x[low - 1] - 1e-9) {
        return NAN;
    }
    double x0 = path->x[low - 1], x1 = path->x[low];
    double y0 = path->y[low - 1], y1 = path->y[low];
    return x1 > x0 ? y0 + (y1 - y0) * fmin(1, fmax(0, (share - x0) / (x1 - x0))) : y1;
}

/* Whether there is ink of a series in a dot, or of something that is drawn over it. */
static bool is_inked(const struct reading *r, size_t series, int x, int y)
{
    static const uint32_t bits[4][2] = {{0x40, 0x80}, {0x04, 0x20}, {0x02, 0x10}, {0x01, 0x08}};
    int row = r->braille ? y / 4 : y, col = r->braille ? x / 2 : x;
    uint32_t glyph = glyph_at(r->canvas, r->top + r->rows - 1 - row, r->left + col);
    bool arrow = r->plot->arrow && ((glyph >= 0x2190 && glyph <= 0x2193) || glyph == '<' ||
                                    glyph == '>' || glyph == '^');
    if (arrow || glyph == '@' || glyph == '[' || glyph == ']' ||
        (glyph < 0x80 && isalnum((int)glyph))) {
        return true;
    }
    if (r->braille) {
        return glyph >= 0x2800 && glyph <= 0x28FF && (glyph & bits[y % 4][x % 2]);
    }
    for (size_t i = series; i < r->plot->series_count; i++) {
        if (glyph == (unsigned char)r->plot->series[i].glyph) {
            return true;
        }
    }
    return false;
}

/* Each column's value is in its row: half a row off, at most, of the finest that can be drawn. */
static void hold_series(const struct reading *r, size_t series)
{
    int wide = r->braille ? 2 : 1, tall = r->braille ? 4 : 1;
    int across = r->cols * wide, up = r->rows * tall;
    /* A ghost has each second dot: one in each cell. */
    bool ghost = r->plot->series[series].glyph == ':';
    for (int x = 0; x < across; x += r->braille && ghost ? 2 : 1) {
        /* Dots stand among cells: the middle of the outermost cells are the axis' ends. */
        double share = ((x + 0.5) / wide - 0.5) / (r->cols - 1);
        double y = path_at(&r->paths[series], fmin(1, fmax(0, share))) * (r->rows - 1);
        y = (y + 0.5) * tall - 0.5;
        if (isnan(y) || y < -0.5 + 1e-6 || y > up - 0.5 - 1e-6) {
            continue;
        }
        int low = (int)ceil(y - 0.5 - 1e-6), high = (int)floor(y + 0.5 + 1e-6);
        bool inked = false;
        for (int i = low; i <= high; i++) {
            inked |= i >= 0 && i < up && is_inked(r, series, x, i);
        }
        if (!inked) {
            fail_msg("%d x %d: series %zu has nothing in column %d at %.3f", r->rows, r->cols,
                     series, x, y);
        }
    }
}

/* A cell of a curve is between what the curve is around it: none says what isn't so. */
static void hold_ink(const struct reading *r)
{
    const struct scene_series *series = &r->plot->series[r->plot->series_count - 1];
    const struct path *path = &r->paths[r->plot->series_count - 1];
    for (int x = 0; x < r->cols && !r->braille; x++) {
        double low = INFINITY, high = -INFINITY;
        for (int step = -8; step <= 8; step++) {
            double share = (x + step / 8.0) / (r->cols - 1);
            double y = path_at(path, fmin(1, fmax(0, share))) * (r->rows - 1);
            low = fmin(low, y);
            high = fmax(high, y);
        }
        for (int row = 0; row < r->rows; row++) {
            bool ink = glyph_at(r->canvas, r->top + r->rows - 1 - row, r->left + x) ==
                       (unsigned char)series->glyph;
            if (ink && !(row >= low - 0.5 - 1e-6 && row <= high + 0.5 + 1e-6)) {
                fail_msg("%d x %d: a cell in column %d, row %d, where the curve is %.2f to %.2f",
                         r->rows, r->cols, x, row, low, high);
            }
        }
    }
}

/* A design stands on its curve, by half a row of the tallest plot. */
static void hold_on_curve(const struct scene_plot *plot, const struct path *paths)
{
    for (size_t i = 0; i < plot->mark_count && !plot->stacked; i++) {
        const struct scene_mark *mark = &plot->marks[i];
        double x = share_of(&plot->x, mark->x), y = share_of(&plot->y, mark->y);
        double curve = path_at(&paths[plot->series_count - 1], x);
        if (mark->letter == '@' && !(fabs(curve - y) * (MOST_ROWS - 1) <= 0.5)) {
            fail_msg("@ stands at %.4f where the curve is at %.4f", y, curve);
        }
    }
}

/* A mark's letter stands where its point is. */
static void hold_points(const struct reading *r)
{
    for (size_t i = 0; i < r->plot->mark_count; i++) {
        const struct scene_mark *mark = &r->plot->marks[i];
        double x = share_of(&r->plot->x, mark->x) * (r->cols - 1);
        double y = share_of(&r->plot->y, mark->y) * (r->rows - 1);
        if (mark->letter != '@' || !(x >= 0 && x <= r->cols - 1 && y >= 0 && y <= r->rows - 1)) {
            continue;
        }
        bool found = false;
        for (int row = (int)ceil(y - 0.5); row <= y + 0.5; row++) {
            for (int col = (int)ceil(x - 0.5); col <= x + 0.5; col++) {
                found |= glyph_at(r->canvas, r->top + r->rows - 1 - row, r->left + col) == '@';
            }
        }
        if (!found) {
            fail_msg("%d x %d: @ is not at %.2f, %.2f", r->rows, r->cols, x, y);
        }
    }
}

/* ---- stacks ---- */

/* Which series' ground or letter a cell has; -1: none. */
static int series_in(const struct reading *r, int row, int col)
{
    const struct cell *cell = canvas_at(r->canvas, r->top + r->rows - 1 - row, r->left + col);
    return cell->role >= ROLE_BAR_A && cell->role <= ROLE_BAR_F ? cell->role - ROLE_BAR_A : -1;
}

/* In each column the boundaries between series are where their sums are, within half a row. */
static void hold_stack(const struct reading *r)
{
    for (int x = 0; x < r->cols; x++) {
        double sum = 0;
        int row = 0;
        for (size_t i = 0; i < r->plot->series_count; i++) {
            double share = path_at(&r->paths[i], (double)x / (r->cols - 1));
            sum += share * (r->rows - 1);
            while (row < r->rows && series_in(r, row, x) == (int)i) {
                row++;
            }
            bool marked = row < r->rows && series_in(r, row, x) < 0;
            bool full = sum >= r->rows - 1 - 1e-6 && row == r->rows;
            if (!isnan(sum) && !marked && !full && !(fabs(row - sum) <= 0.5 + 1e-6)) {
                fail_msg("%d x %d: series %zu ends in row %d of column %d, not in %.3f", r->rows,
                         r->cols, i, row, x, sum);
            }
            if (marked) {
                break;
            }
        }
    }
}

static void hold(const struct stage *stage, const struct scene_plot *plot)
{
    struct path *paths = paths_of(plot);
    hold_on_curve(plot, paths);
    for (size_t set = 0; set < SETS; set++) {
        for (int rows = LEAST_ROWS; rows <= MOST_ROWS; rows += rows < 24 ? 1 : 6) {
            for (size_t w = 0; w < WIDTHS; w++) {
                struct canvas *canvas = canvas_new(rows, widths[w], sets[set]);
                struct reading r = {.canvas = canvas,
                                    .plot = plot,
                                    .paths = paths,
                                    .braille = sets[set] == TIER_RICH};
                plot_draw(canvas, (struct rect){0, 0, rows, widths[w]}, stage, plot);
                assert_true(find_area(&r, 0));
                hold_ticks(&r);
                for (size_t i = 0; !plot->stacked && i < plot->series_count; i++) {
                    hold_series(&r, i);
                }
                if (plot->stacked) {
                    hold_stack(&r);
                } else {
                    hold_ink(&r);
                    hold_points(&r);
                }
                canvas_free(canvas);
            }
        }
    }
    free_paths(paths, plot->series_count);
}

/* ---- the lab's plots ---- */

static const struct {
    int part;
    const char *choice, *mechanism, *plot;
} parts[] = {{1, "hop3", "light", "work"},
             {1, "hop3", "light", "makeup"},
             {2, "falls", "rework", "goodput_tau"},
             {2, "falls", "rework", "carbon_tau"},
             {3, "neither", "shared", "nines"}};
enum { PLOTS = sizeof parts / sizeof parts[0] };

static void plots__read_back__are_the_values__at_every_size(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        for (size_t p = 0; p < PLOTS; p++) {
            struct stage *stage = play_open(catalog, play_ledger(), track_ids[t], 1, NULL);
            play_to_workbench(stage, parts[p].part, parts[p].choice, parts[p].mechanism);
            stage_set_wide(stage, true);
            const struct scene_instrument *instrument = play_instrument(stage, parts[p].plot);
            assert_non_null(instrument);
            hold(stage, instrument->plot);
            stage_close(stage);
        }
    }
}

/* ---- part 2: runs on the curves, and the arrow of the reveal ---- */

/* The arrow's head stands beside the half's letter. */
static void hold_arrow(const struct stage *stage, const struct scene_plot *plot)
{
    enum { ROWS = 18, COLS = 70 };
    struct canvas *canvas = canvas_new(ROWS, COLS, TIER_PLAIN);
    struct reading r = {.canvas = canvas, .plot = plot};
    plot_draw(canvas, (struct rect){0, 0, ROWS, COLS}, stage, plot);
    assert_true(find_area(&r, 0));
    int col = (int)lround(share_of(&plot->x, plot->arrow[1].x) * (r.cols - 1));
    int row = (int)lround(share_of(&plot->y, plot->arrow[1].y) * (r.rows - 1));
    bool headed = false;
    for (int up = -1; up <= 1; up++) {
        for (int right = -1; right <= 1; right++) {
            uint32_t glyph = glyph_at(canvas, r.top + r.rows - 1 - row - up, r.left + col + right);
            headed |= glyph == '<' || glyph == '^' || glyph == 'v';
        }
    }
    assert_int_equal(glyph_at(canvas, r.top + r.rows - 1 - row, r.left + col), 'H');
    assert_true(headed);
    canvas_free(canvas);
}

static size_t runs_marked(const struct scene_plot *plot)
{
    size_t count = 0;
    for (size_t i = 0; i < plot->mark_count; i++) {
        count += isdigit((unsigned char)plot->marks[i].letter) != 0;
    }
    return count;
}

static void hold_part2(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *held = context;
    bool bench = strcmp(stop->screen, "workbench") == 0 && strstr(stop->when, "end");
    if (stop->part != 2 || (!bench && strcmp(stop->screen, "reveal") != 0)) {
        return;
    }
    stage_set_wide(stage, true);
    for (size_t i = 0; i < stage_scene(stage)->instrument_count; i++) {
        const struct scene_instrument *instrument = &stage_scene(stage)->instruments[i];
        const struct scene_plot *plot = instrument->plot;
        if (plot && !bench && instrument->aside) { /* what a wide terminal has beside the text */
            hold(stage, plot);
        } else if (plot) {
            assert_true(bench ? runs_marked(plot) >= 2 : plot->arrow != NULL);
            hold(stage, plot);
            if (!bench) {
                hold_arrow(stage, plot);
            }
            (*held)++;
        }
    }
    stage_set_wide(stage, false);
}

static void part_2__shows__the_runs_and_what_halving_did(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        size_t held = 0;
        play_tour(catalog, track_ids[t], hold_part2, &held);
        assert_int_equal(held, 3);
    }
}

/* ---- what unfolds in a finale ---- */

/* Where a good student comes by: the finale as it opens and at its end, the strike and its mend. */
struct unfolding {
    size_t finales, strikes;
};

static void hold_unfolding(struct stage *stage, const struct tour_stop *stop, void *context)
{
    struct unfolding *seen = context;
    bool finale = strcmp(stop->screen, "finale") == 0, strike = strcmp(stop->screen, "stress") == 0;
    if (!finale && !strike) {
        return;
    }
    stage_set_wide(stage, true);
    for (size_t i = 0; i < stage_scene(stage)->instrument_count; i++) {
        const struct scene_plot *plot = stage_scene(stage)->instruments[i].plot;
        if (plot) {
            /* Under stress, and once a run is made, there are two designs to see. */
            assert_int_equal(plot->series_count, strike || strstr(stop->when, "end") ? 2 : 1);
            hold(stage, plot);
            seen->finales += finale;
            seen->strikes += strike;
        }
    }
    stage_set_wide(stage, false);
}

static void finales__read_back__are_the_values_before_and_after_the_strike(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct unfolding seen = {0};
        play_tour(catalog, track_ids[t], hold_unfolding, &seen);
        assert_true(seen.finales >= 2 && seen.strikes >= 2);
    }
}

/* ---- the discovery ---- */

/* The rows that a curve takes next to the second site, on either side. */
static double fall_of(const struct reading *r, int barrier)
{
    int before = -1, after = -1;
    for (int row = 0; row < r->rows; row++) {
        uint32_t left = glyph_at(r->canvas, r->top + row, r->left + barrier - 1);
        uint32_t right = glyph_at(r->canvas, r->top + row, r->left + barrier + 1);
        before = left == '*' && before < 0 ? row : before;
        after = right == '*' ? row : after;
    }
    return before < 0 || after < 0 ? NAN : (after - before) / (double)r->rows;
}

/* Where the site's line stands on the screen: the column of its letter. */
static int column_of(const struct reading *r, uint32_t letter)
{
    for (int row = 0; row < r->rows; row++) {
        for (int col = 0; col < r->cols; col++) {
            if (glyph_at(r->canvas, r->top + row, r->left + col) == letter) {
                return col;
            }
        }
    }
    return -1;
}

static void second_site__takes_a_third_of_the_plot__or_the_plot_says_how_little(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        for (size_t set = 0; set < 2; set++) {
            struct stage *stage = play_open(catalog, play_ledger(), track_ids[t], 1, NULL);
            play_to_workbench(stage, 1, "hop3", "light");
            struct canvas *canvas = canvas_new(24, 80, sets[set]);
            struct view *view = view_new(stage);
            view_draw(view, canvas);
            struct reading r = {.canvas = canvas};
            assert_true(find_area(&r, 38));
            int barrier = column_of(&r, 'B');
            assert_true(barrier > 0);
            double fall = fall_of(&r, barrier);
            char *text = canvas_to_text(canvas);
            printf("# %s: the second site takes %.2f of the plot's height\n", track_ids[t], fall);
            if (fall < 1 / 3.0) {
                assert_non_null(strstr(text, "times less"));
                assert_true(t >= 2); /* cloud and edge show it */
            }
            free(text);
            view_free(view);
            canvas_free(canvas);
            stage_close(stage);
        }
    }
}

/* The row of a letter, the lowest first; -1: it is not there. */
static int row_of(const struct reading *r, uint32_t letter)
{
    for (int row = 0; row < r->rows; row++) {
        for (int col = 0; col < r->cols; col++) {
            if (glyph_at(r->canvas, r->top + r->rows - 1 - row, r->left + col) == letter) {
                return row;
            }
        }
    }
    return -1;
}

/* How far an ensemble at the start is from the goal, while the law goes beyond it. */
static void five_nines__are_a_third_of_the_plot_away(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = play_open(catalog, play_ledger(), track_ids[t], 1, NULL);
        play_to_workbench(stage, 3, "neither", "shared");
        struct canvas *canvas = canvas_new(24, 80, TIER_PLAIN);
        struct view *view = view_new(stage);
        view_draw(view, canvas);
        struct reading r = {.canvas = canvas};
        assert_true(find_area(&r, 38));
        int now = row_of(&r, '@'), goal = row_of(&r, '5'), law = row_of(&r, 'L');
        assert_true(now >= 0 && goal > now && law >= goal);
        assert_true(3 * (goal - now) >= r.rows);
        view_free(view);
        canvas_free(canvas);
        stage_close(stage);
    }
}

/* ---- advice ---- */

/* What an earlier run was is in the log; the line below the bench is about the design of now. */
static void advice__is_not_taken_from_the_log(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    play_to_workbench(stage, 2, "falls", "rework");
    assert_true(play_act(stage, "commit"));
    assert_true(play_type(stage, "checkpoint_interval", "260"));
    assert_true(play_type(stage, "clean_share", "69"));
    assert_true(play_type(stage, "asynchronous", "on"));
    assert_non_null(strstr(play_instrument(stage, "runlog")->rows[0].note, "of 3 MET;"));
    struct canvas *canvas = canvas_new(24, 80, TIER_PLAIN);
    struct view *view = view_new(stage);
    view_draw(view, canvas);
    char *text = canvas_to_text(canvas);
    assert_null(strstr(text, "of 3 MET;"));
    free(text);
    view_free(view);
    canvas_free(canvas);
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plots__read_back__are_the_values__at_every_size),
        cmocka_unit_test(part_2__shows__the_runs_and_what_halving_did),
        cmocka_unit_test(finales__read_back__are_the_values_before_and_after_the_strike),
        cmocka_unit_test(advice__is_not_taken_from_the_log),
        cmocka_unit_test(five_nines__are_a_third_of_the_plot_away),
        cmocka_unit_test(second_site__takes_a_third_of_the_plot__or_the_plot_says_how_little),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
