/* Tests of ticks.h. */
#include "view/ticks.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect_labels(enum scene_scale scale, double min, double max, int most,
                          const char *labels)
{
    struct scene_axis axis = {"", "", scale, min, max, 0, 1};
    struct tick ticks[TICKS_MAX];
    int count = ticks_make(&axis, most, ticks);
    char seen[400] = "";

    for (int i = 0; i < count; i++) {
        strcat(seen, i ? " " : "");
        strcat(seen, ticks[i].label);
    }
    assert_string_equal(seen, labels);
}

static void ticks__linear__are_nice(void **state)
{
    (void)state;
    expect_labels(SCENE_LINEAR, 0, 1, 5, "0 0.2 0.4 0.6 0.8 1.0");
    expect_labels(SCENE_LINEAR, 0, 100, 4, "0 50 100");
    expect_labels(SCENE_LINEAR, 0, 5000, 5, "0 1000 2000 3000 4000 5000");
    expect_labels(SCENE_LINEAR, 0, 20000, 4, "0 5k 10k 15k 20k");
    expect_labels(SCENE_LINEAR, 0, 3e6, 6, "0 0.5M 1.0M 1.5M 2.0M 2.5M 3.0M");
    expect_labels(SCENE_LINEAR, -1, 1, 4, "-1.0 -0.5 0 0.5 1.0");
    expect_labels(SCENE_LINEAR, 0, 2e18, 4, "0 5e17 1e18 1.5e18 2e18");
    expect_labels(SCENE_LINEAR, 0, 4e-6, 2, "0 2e-6 4e-6");
    expect_labels(SCENE_LINEAR, 11.3, 11.9, 3, "11.4 11.6 11.8");
}

static void ticks__log__are_decades(void **state)
{
    (void)state;
    expect_labels(SCENE_LOG, 1, 1e6, 7, "1 10 100 1k 10k 100k 1M");
    expect_labels(SCENE_LOG, 1, 1e6, 4, "1 100 10k 1M");
    expect_labels(SCENE_LOG, 1e17, 1e20, 3, "1e18 1e20");
    expect_labels(SCENE_LOG, 10, 14400, 5, "10 100 1k 10k");
    expect_labels(SCENE_LOG, 1e-3, 1, 4, "0.001 0.01 0.1 1");
}

static void ticks__log_under_a_decade__are_finer(void **state)
{
    (void)state;
    expect_labels(SCENE_LOG, 3e18, 2.5e19, 6, "5e18 1e19 2e19");
    expect_labels(SCENE_LOG, 22, 45, 4, "30 40");
}

static void ticks__no_extent__are_none(void **state)
{
    (void)state;
    expect_labels(SCENE_LINEAR, 1, 1, 5, "");
    expect_labels(SCENE_LOG, 0, 10, 5, "");
    expect_labels(SCENE_LINEAR, NAN, 1, 5, "");
    expect_labels(SCENE_LINEAR, 0, INFINITY, 5, "");
}

static void ticks__any_axis__stay_inside_it(void **state)
{
    (void)state;
    for (int scale = SCENE_LINEAR; scale <= SCENE_LOG; scale++) {
        for (double min = 1.7e-7; min < 1e19; min *= 317) {
            for (double ratio = 1.001; ratio < 1e12; ratio *= 3.3) {
                struct scene_axis axis = {"", "", (enum scene_scale)scale, min, min * ratio, 0, 1};
                struct tick ticks[TICKS_MAX];
                int count = ticks_make(&axis, 6, ticks);
                assert_true(count >= 1 && count <= 7);
                for (int i = 0; i < count; i++) {
                    double share = ticks_share(&axis, ticks[i].value);
                    assert_true(share > -1e-6 && share < 1 + 1e-6);
                    assert_true(i == 0 || ticks[i].value > ticks[i - 1].value);
                    double back = ticks_value(&axis, share);
                    assert_true(fabs(back - ticks[i].value) < 1e-9 * axis.max);
                }
            }
        }
    }
}

/* Where labels count another unit, they are round in that, and stand where the value is. */
static void ticks__of_a_unit__count_it(void **state)
{
    (void)state;
    const struct scene_axis axis = {"captured", "ppm", SCENE_LOG, 1e-6, 1e-3, 0, 1e-6};
    static const char *const labels[] = {"1", "10", "100", "1k"};
    struct tick ticks[TICKS_MAX];
    assert_int_equal(ticks_make(&axis, 6, ticks), 4);
    for (int i = 0; i < 4; i++) {
        assert_string_equal(ticks[i].label, labels[i]);
        assert_true(fabs(ticks_share(&axis, ticks[i].value) - i / 3.0) < 1e-9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks__linear__are_nice),
        cmocka_unit_test(ticks__log__are_decades),
        cmocka_unit_test(ticks__log_under_a_decade__are_finer),
        cmocka_unit_test(ticks__no_extent__are_none),
        cmocka_unit_test(ticks__any_axis__stay_inside_it),
        cmocka_unit_test(ticks__of_a_unit__count_it),
    };

    return cmocka_run_group_tests_name("ticks", tests, NULL, NULL);
}
