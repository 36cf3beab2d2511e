/* Goldens of the widgets, and that no widget draws outside of its rectangle. */
#include "fake.h"
#include "golden.h"
#include "sample.h"

#include "view/bar.h"
#include "view/gauge.h"
#include "view/map.h"
#include "view/paragraphs.h"
#include "view/plot.h"
#include "view/radar.h"
#include "view/rows.h"
#include "view/slider.h"
#include "view/sparkline.h"
#include "view/strip.h"
#include "view/trail.h"
#include "view/verdicts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Whose words the widgets say. */
static struct stage *stage;

/* Draws a sample into a rectangle. */
typedef void draw_sample(struct canvas *canvas, struct rect rect);

static void draw_sliders(struct canvas *canvas, struct rect rect)
{
    for (int i = 0; i < SAMPLE_FIELDS && i < rect.rows; i++) {
        struct rect row = {rect.row + i, rect.col, 1, rect.cols};
        slider_draw(canvas, row, stage, &sample_fields[i], i == 0);
    }
}

static void draw_bar(struct canvas *canvas, struct rect rect)
{
    bar_draw(canvas, rect, sample_terms, SAMPLE_TERMS, 3);
}

static void draw_gauge(struct canvas *canvas, struct rect rect)
{
    gauge_draw(canvas, rect, sample_gauge, 2, 2);
}

static void draw_rows(struct canvas *canvas, struct rect rect)
{
    rows_draw(canvas, rect, sample_verdicts, SAMPLE_VERDICTS, 0, 3, false);
}

static void draw_verdicts(struct canvas *canvas, struct rect rect)
{
    verdicts_draw(canvas, rect, sample_verdicts, SAMPLE_VERDICTS, 0, SAMPLE_VERDICTS);
}

static void draw_sparkline(struct canvas *canvas, struct rect rect)
{
    sparkline_draw(canvas, rect, sample_spark, SAMPLE_SPARK);
}

static void draw_cliff(struct canvas *canvas, struct rect rect)
{
    plot_draw(canvas, rect, stage, sample_cliff());
}

static void draw_curves(struct canvas *canvas, struct rect rect)
{
    plot_draw(canvas, rect, stage, sample_curves());
}

static void draw_radar(struct canvas *canvas, struct rect rect)
{
    radar_draw(canvas, rect, stage, &sample_radar, sample_radar_rows, SAMPLE_AXES);
}

static void draw_plain_radar(struct canvas *canvas, struct rect rect)
{
    struct scene_radar radar = sample_radar;

    radar.axis_count = 3;
    radar.best = sample_radar.first;
    radar_draw(canvas, rect, stage, &radar, NULL, 0);
}

static void draw_map(struct canvas *canvas, struct rect rect)
{
    map_draw(canvas, rect, sample_map(), sample_links, 4);
}

static void draw_paragraphs(struct canvas *canvas, struct rect rect)
{
    paragraphs_draw(canvas, rect, sample_paragraphs, SAMPLE_PARAGRAPHS, 0, false);
}

static void draw_scrolled(struct canvas *canvas, struct rect rect)
{
    paragraphs_draw(canvas, rect, sample_paragraphs, SAMPLE_PARAGRAPHS, 2, false);
}

static void draw_trail(struct canvas *canvas, struct rect rect)
{
    trail_draw(canvas, rect, sample_steps, SAMPLE_STEPS);
}

static void draw_header(struct canvas *canvas, struct rect rect)
{
    strip_header(canvas, rect, "Cloud Titan", "1 Scaling Wall");
}

static void draw_readout(struct canvas *canvas, struct rect rect)
{
    strip_readout(canvas, rect, "Fleet size 100,000 of 1 to 1 million. Step 7.60 s.");
}

static void draw_message(struct canvas *canvas, struct rect rect)
{
    strip_message(canvas, rect, stage, "The disk is full: nothing more can be locked.", true,
                  SCENE_NOT_SAVED);
}

/* Each widget and the sizes of its goldens, ended by a zero. */
static const struct sample {
    const char *name;
    draw_sample *draw;
    struct {
        int rows, cols;
    } sizes[5];
} samples[] = {
    {"slider", draw_sliders, {{9, 37}, {9, 60}, {9, 28}, {9, 16}}},
    {"bar", draw_bar, {{8, 42}, {8, 80}, {4, 24}}},
    {"gauge", draw_gauge, {{3, 37}, {3, 60}, {1, 20}}},
    {"rows", draw_rows, {{5, 80}, {5, 60}, {5, 42}, {3, 26}}},
    {"verdicts", draw_verdicts, {{8, 37}, {8, 60}, {5, 24}}},
    {"sparkline", draw_sparkline, {{1, 20}, {1, 5}}},
    {"plot_log", draw_cliff, {{11, 42}, {9, 31}, {20, 80}}},
    {"plot_linear", draw_curves, {{11, 42}, {16, 78}, {5, 24}}},
    {"radar", draw_radar, {{11, 42}, {20, 80}, {22, 40}, {7, 26}}},
    {"radar_own", draw_plain_radar, {{11, 60}, {9, 20}}},
    {"map", draw_map, {{20, 80}, {12, 80}, {14, 42}, {4, 30}}},
    {"paragraphs", draw_paragraphs, {{20, 72}, {24, 30}, {6, 5}}},
    {"scrolled", draw_scrolled, {{8, 40}}},
    {"trail", draw_trail, {{1, 60}, {1, 40}, {1, 30}, {1, 20}, {1, 8}}},
    {"header", draw_header, {{1, 40}, {1, 18}}},
    {"readout", draw_readout, {{1, 80}, {1, 40}}},
    {"message", draw_message, {{1, 80}, {1, 40}, {1, 8}}},
};

enum { SAMPLES = sizeof samples / sizeof *samples };

/* Whether there is nothing of braille in it. */
static bool is_drawn_alike(const struct sample *sample, const struct canvas *canvas)
{
    int rows = canvas_rows(canvas), cols = canvas_cols(canvas);
    struct canvas *blocks = canvas_new(rows, cols, TIER_BLOCKS);
    sample->draw(blocks, (struct rect){0, 0, rows, cols});
    char *drawn = canvas_to_text(canvas), *other = canvas_to_text(blocks);
    bool alike = strcmp(drawn, other) == 0;
    free(drawn);
    free(other);
    canvas_free(blocks);
    return alike;
}

static void widgets__draw__like_their_goldens(void **state)
{
    (void)state;
    for (size_t i = 0; i < SAMPLES; i++) {
        static const char *const names[TIER_COUNT] = {"plain", "blocks", "rich"};
        struct golden *golden = golden_new();
        for (int tier = TIER_PLAIN; tier < TIER_COUNT; tier++) {
            for (int s = 0; s < 5 && samples[i].sizes[s].rows; s++) {
                int rows = samples[i].sizes[s].rows, cols = samples[i].sizes[s].cols;
                struct canvas *canvas = canvas_new(rows, cols, (enum tier)tier);
                char title[40];
                samples[i].draw(canvas, (struct rect){0, 0, rows, cols});
                if (tier == TIER_RICH && is_drawn_alike(&samples[i], canvas)) {
                    canvas_free(canvas);
                    continue;
                }
                snprintf(title, sizeof title, "%dx%d %s", cols, rows, names[tier]);
                if (s == 0 && tier == TIER_PLAIN) {
                    golden_add_roles(golden, title, canvas);
                } else {
                    golden_add(golden, title, canvas);
                }
                canvas_free(canvas);
            }
        }
        golden_check(golden, samples[i].name);
    }
}

static void assert_untouched_outside(const struct canvas *canvas, struct rect rect,
                                     const char *name)
{
    for (int row = 0; row < canvas_rows(canvas); row++) {
        for (int col = 0; col < canvas_cols(canvas); col++) {
            const struct cell *cell = canvas_at(canvas, row, col);
            bool inside = row >= rect.row && row < rect.row + rect.rows && col >= rect.col &&
                          col < rect.col + rect.cols;
            if (!inside && (cell->glyph != ' ' || cell->role != ROLE_TEXT)) {
                fail_msg("%s at %dx%d drew at %d,%d", name, rect.cols, rect.rows, row - rect.row,
                         col - rect.col);
            }
        }
    }
}

static void widgets__draw__stay_inside_any_rectangle(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(40, 110, TIER_BLOCKS);

    for (size_t i = 0; i < SAMPLES; i++) {
        for (int rows = 0; rows < 30; rows += rows < 12 ? 1 : 5) {
            for (int cols = 0; cols < 100; cols += cols < 30 ? 1 : 7) {
                struct rect rect = {3, 5, rows, cols};
                canvas_clear(canvas);
                samples[i].draw(canvas, rect);
                assert_untouched_outside(canvas, rect, samples[i].name);
            }
        }
    }
    canvas_free(canvas);
}

static void widgets__draw__survive_a_rectangle_off_the_canvas(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(5, 9, TIER_PLAIN);

    for (size_t i = 0; i < SAMPLES; i++) {
        canvas_clear(canvas);
        samples[i].draw(canvas, (struct rect){6, 10, 12, 50});
        samples[i].draw(canvas, (struct rect){0, 0, -3, -7});
        char *text = canvas_to_text(canvas);
        assert_string_equal(text, "\n\n\n\n\n");
        free(text);
        samples[i].draw(canvas, (struct rect){-2, -4, 12, 50});
    }
    canvas_free(canvas);
}

/* What a widget shows without any role. The caller frees it. */
static char *plain(const struct scene_row *row, int widget)
{
    struct canvas *canvas = canvas_new(4, 60, TIER_PLAIN);
    struct rect rect = {0, 0, 4, 60};

    if (widget == 0) {
        rows_draw(canvas, rect, row, 1, 0, 1, false);
    } else {
        verdicts_draw(canvas, rect, row, 1, 0, 1);
    }
    char *text = canvas_to_text(canvas);
    canvas_free(canvas);
    return text;
}

static void verdicts__differ__without_colour(void **state)
{
    (void)state;
    for (int widget = 0; widget < 2; widget++) {
        for (int a = SCENE_NO_VERDICT; a <= SCENE_CANNOT_SAY; a++) {
            struct scene_row row = sample_gauge[0];
            row.verdict = (enum scene_verdict)a;
            char *text = plain(&row, widget);
            assert_non_null(strstr(text, scene_row_verdict(&row)));
            for (int b = SCENE_NO_VERDICT; b < a; b++) {
                row.verdict = (enum scene_verdict)b;
                char *other = plain(&row, widget);
                assert_string_not_equal(text, other);
                free(other);
            }
            free(text);
        }
    }
}

static void fields__differ__without_colour(void **state)
{
    (void)state;
    struct scene_field field = sample_fields[0];
    char *texts[3];

    for (int i = 0; i < 3; i++) {
        struct canvas *canvas = canvas_new(1, 37, TIER_PLAIN);
        field.fixed = i == 0;
        slider_draw(canvas, (struct rect){0, 0, 1, 37}, stage, &field, i == 2);
        texts[i] = canvas_to_text(canvas);
        canvas_free(canvas);
    }
    assert_non_null(strstr(texts[0], "fixed"));
    assert_null(strstr(texts[1], "fixed"));
    assert_null(strstr(texts[1], ">"));
    assert_non_null(strstr(texts[2], ">"));
    for (int i = 0; i < 3; i++) {
        free(texts[i]);
    }
}

static int changed_cells(const struct canvas *a, const struct canvas *b)
{
    int changed = 0;

    for (int row = 0; row < canvas_rows(a); row++) {
        for (int col = 0; col < canvas_cols(a); col++) {
            const struct cell *x = canvas_at(a, row, col), *y = canvas_at(b, row, col);
            changed += x->glyph != y->glyph || x->role != y->role;
        }
    }
    return changed;
}

static void slider__step__changes_few_cells(void **state)
{
    (void)state;
    struct scene_field field = sample_fields[1];
    struct canvas *before = canvas_new(1, 37, TIER_PLAIN), *after = canvas_new(1, 37, TIER_PLAIN);
    struct rect rect = {0, 0, 1, 37};

    field.value = "9,500 km";
    field.position = 0.475;
    slider_draw(before, rect, stage, &field, true);
    field.value = "10,000 km";
    field.position = 0.5;
    slider_draw(after, rect, stage, &field, true);
    int changed = changed_cells(before, after);
    assert_true(changed >= 1 && changed <= 6);
    canvas_free(before);
    canvas_free(after);
}

/* Wherever there is room, the table of a radar stands next to the wheel's names, and a wheel of
 * three axes has the height that it is given. */
static void radar__in_any_width__keeps_its_table_near(void **state)
{
    (void)state;
    struct scene_radar radar = sample_radar;
    radar.axis_count = 3;
    for (int cols = 100; cols <= 250; cols += 10) {
        struct canvas *canvas = canvas_new(24, cols, TIER_PLAIN);
        radar_draw(canvas, (struct rect){0, 0, 24, cols}, stage, &radar, sample_radar_rows, 3);
        char *text = canvas_to_text(canvas);
        int gap = cols, line = 0, last = 0, from = (int)(strstr(text, "A compute") - text);
        for (char *row = strtok(text, "\n"); row; row = strtok(NULL, "\n"), line++) {
            char *table = strstr(row, "B communication");
            last = strchr(row, '*') && !strstr(row, "now") ? line : last;
            char *name = strstr(row, "communication");
            if (name && name != (table ? table + 2 : NULL)) {
                int end = (int)(name - row) + (int)strlen("communication");
                gap = from - end;
            }
        }
        assert_true(gap >= 1 && gap <= 6);
        assert_true(last >= 17); /* of 24 rows */
        free(text);
        canvas_free(canvas);
    }
}

static void rows__values__grow_without_moving_columns(void **state)
{
    (void)state;
    struct scene_row rows[2] = {sample_verdicts[2], sample_verdicts[3]};
    struct canvas *before = canvas_new(2, 80, TIER_PLAIN), *after = canvas_new(2, 80, TIER_PLAIN);
    struct rect rect = {0, 0, 2, 80};

    rows_draw(before, rect, rows, 2, 0, 2, false);
    rows[1].value = "100 %";
    rows_draw(after, rect, rows, 2, 0, 2, false);
    int changed = changed_cells(before, after);
    assert_true(changed >= 1 && changed <= 3);
    canvas_free(before);
    canvas_free(after);
}

static void focus__row__takes_the_cursor(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(10, 60, TIER_PLAIN);
    int row, col;

    bar_draw(canvas, (struct rect){1, 5, 8, 42}, sample_terms, SAMPLE_TERMS, 3);
    canvas_cursor(canvas, &row, &col);
    assert_int_equal(row, 5);
    assert_int_equal(col, 7);
    slider_draw(canvas, (struct rect){9, 0, 1, 37}, stage, &sample_fields[0], true);
    canvas_cursor(canvas, &row, &col);
    assert_int_equal(row, 9);
    assert_int_equal(col, 2);
    canvas_free(canvas);
}

static void paragraphs__draw__count_lines_that_do_not_show(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, 40, TIER_PLAIN);
    struct rect rect = {0, 0, 1, 40};
    int lines = paragraphs_draw(canvas, rect, sample_paragraphs, SAMPLE_PARAGRAPHS, 0, false);

    assert_true(lines > 15);
    assert_int_equal(lines,
                     paragraphs_draw(canvas, rect, sample_paragraphs, SAMPLE_PARAGRAPHS, 5, false));
    assert_int_equal(paragraphs_draw(canvas, rect, NULL, 0, 0, false), 0);
    canvas_free(canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widgets__draw__like_their_goldens),
        cmocka_unit_test(widgets__draw__stay_inside_any_rectangle),
        cmocka_unit_test(widgets__draw__survive_a_rectangle_off_the_canvas),
        cmocka_unit_test(verdicts__differ__without_colour),
        cmocka_unit_test(fields__differ__without_colour),
        cmocka_unit_test(slider__step__changes_few_cells),
        cmocka_unit_test(rows__values__grow_without_moving_columns),
        cmocka_unit_test(radar__in_any_width__keeps_its_table_near),
        cmocka_unit_test(focus__row__takes_the_cursor),
        cmocka_unit_test(paragraphs__draw__count_lines_that_do_not_show),
    };

    stage = fake_open();
    int failed = cmocka_run_group_tests_name("widgets", tests, NULL, NULL);
    fake_close(stage);
    return failed;
}
