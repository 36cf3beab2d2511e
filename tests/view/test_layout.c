/* Tests of layout.h. */
#include "golden.h"

#include "view/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { RECTS = 13 };

static void list(const struct layout *l, struct rect rects[RECTS])
{
    const struct rect all[RECTS] = {
        l->header, l->trail,  l->controls, l->verdicts, l->rule,       l->instruments, l->plot,
        l->text,   l->fields, l->message,  l->readout,  l->aside_rule, l->aside};

    memcpy(rects, all, sizeof all);
}

/* Counts how often each cell is covered; fails where a rectangle leaves the screen. */
static void cover(const struct layout *layout, int rows, int cols, unsigned char *cells)
{
    struct rect rects[RECTS + 1];

    list(layout, rects);
    rects[RECTS] = layout->footer;
    memset(cells, 0, (size_t)rows * (size_t)cols);
    for (int i = 0; i <= RECTS; i++) {
        struct rect r = rects[i];
        assert_true(r.rows >= 0 && r.cols >= 0);
        assert_true(r.row >= 0 && r.row + r.rows <= rows);
        assert_true(r.col >= 0 && r.col + r.cols <= cols);
        for (int row = r.row; row < r.row + r.rows; row++) {
            for (int col = r.col; col < r.col + r.cols; col++) {
                cells[row * cols + col]++;
            }
        }
    }
}

static void layout__every_size__never_overlaps(void **state)
{
    (void)state;
    static unsigned char cells[300 * 100];

    for (int kind = LAYOUT_WORKBENCH; kind <= LAYOUT_FORM; kind++) {
        for (int rows = 1; rows <= 100; rows++) {
            for (int cols = 1; cols <= 300; cols++) {
                struct layout layout = layout_for((enum layout_kind)kind, rows, cols);
                cover(&layout, rows, cols, cells);
                for (int i = 0; i < rows * cols; i++) {
                    assert_true(cells[i] <= 1);
                }
                if (layout.size == LAYOUT_TOO_SMALL) {
                    assert_int_equal(layout.message.rows * layout.message.cols, rows * cols);
                    continue;
                }
                assert_int_equal(layout.readout.row, rows - 2);
                assert_int_equal(layout.footer.row, rows - 1);
                assert_int_equal(layout.footer.cols, cols);
            }
        }
    }
}

static void layout__sizes__have_their_classes(void **state)
{
    (void)state;
    static const struct {
        int rows, cols;
        enum layout_size size;
    } cases[] = {
        {19, 60, LAYOUT_TOO_SMALL}, {20, 59, LAYOUT_TOO_SMALL}, {20, 60, LAYOUT_COMPACT},
        {23, 79, LAYOUT_COMPACT},   {24, 79, LAYOUT_COMPACT},   {23, 80, LAYOUT_COMPACT},
        {24, 80, LAYOUT_FULL},      {50, 80, LAYOUT_FULL},      {32, 100, LAYOUT_LARGE},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(layout_for(LAYOUT_WORKBENCH, cases[i].rows, cases[i].cols).size,
                         cases[i].size);
    }
}

static void layout__80x24__gives_controls_38_columns(void **state)
{
    (void)state;
    struct layout layout = layout_for(LAYOUT_WORKBENCH, 24, 80);

    assert_int_equal(layout.controls.cols + layout.rule.cols, 38);
    assert_int_equal(layout.rule.col, 37);
    assert_int_equal(layout.instruments.cols, 42);
    assert_int_equal(layout.controls.rows + layout.verdicts.rows, 20);
    assert_int_equal(layout.instruments.rows + layout.plot.rows, 20);
}

static void layout__larger__never_shrinks_the_plot(void **state)
{
    (void)state;
    for (int rows = 24; rows < 100; rows++) {
        for (int cols = 80; cols < 300; cols++) {
            struct layout a = layout_for(LAYOUT_WORKBENCH, rows, cols);
            struct layout b = layout_for(LAYOUT_WORKBENCH, rows + 1, cols + 1);
            bool third = b.aside.cols > 0 && a.aside.cols == 0; /* which both others give room to */
            assert_true(b.plot.rows >= a.plot.rows);
            assert_true(third || b.plot.cols >= a.plot.cols);
            assert_true(third || b.controls.cols >= a.controls.cols);
            assert_true(b.aside.cols >= a.aside.cols && b.aside.rows >= a.aside.rows);
        }
    }
}

/* Each rectangle as an area of its own letter. */
static void draw_layout(struct canvas *canvas, const struct layout *layout)
{
    struct rect rects[RECTS + 1];

    list(layout, rects);
    rects[RECTS] = layout->footer;
    for (int i = 0; i <= RECTS; i++) {
        for (int row = 0; row < rects[i].rows; row++) {
            for (int col = 0; col < rects[i].cols; col++) {
                canvas_put(canvas, rects[i].row + row, rects[i].col + col,
                           (uint32_t) "htcv|iptfmr|ak"[i], ROLE_TEXT);
            }
        }
    }
}

static void layout__draw__like_its_golden(void **state)
{
    (void)state;
    static const struct {
        int rows, cols;
    } sizes[] = {{24, 80}, {20, 60}, {40, 120}};
    struct golden *golden = golden_new();

    for (int kind = LAYOUT_WORKBENCH; kind <= LAYOUT_FORM; kind++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            struct layout layout = layout_for((enum layout_kind)kind, sizes[i].rows, sizes[i].cols);
            struct canvas *canvas = canvas_new(sizes[i].rows, sizes[i].cols, TIER_PLAIN);
            char title[40];
            draw_layout(canvas, &layout);
            snprintf(title, sizeof title, "%s %dx%d", kind ? "form" : "workbench", sizes[i].cols,
                     sizes[i].rows);
            golden_add(golden, title, canvas);
            canvas_free(canvas);
        }
    }
    golden_check(golden, "layout");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout__every_size__never_overlaps),
        cmocka_unit_test(layout__sizes__have_their_classes),
        cmocka_unit_test(layout__80x24__gives_controls_38_columns),
        cmocka_unit_test(layout__larger__never_shrinks_the_plot),
        cmocka_unit_test(layout__draw__like_its_golden),
    };

    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
