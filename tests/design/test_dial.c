/* Tests of dial.h: one step of each slider of the project's own data, from all over its range. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../course/ours.h"
#include "design/dial.h"

enum { PLACES = 101 };

static struct catalog *catalog;

/* A value of the slider, which is one of a count where it is that. */
static double place(const struct control *control, int i)
{
    double share = (double)i / (PLACES - 1);
    double value = control->log ? control->min * pow(control->max / control->min, share)
                                : control->min + share * (control->max - control->min);
    return control->param->kind == SIM_COUNT ? round(value) : value;
}

static void for_sliders(bool log, void (*check)(const struct control *control, double value))
{
    for (size_t t = 0; t < catalog->track_count; t++) {
        for (size_t p = 0; p < PARTS; p++) {
            const struct part *part = &catalog->tracks[t].parts[p];
            for (size_t i = 0; i < part->slider_count; i++) {
                const struct control *control = &part->controls[i];
                bool fits = !dial_is_option(control) && (control->log != 0) == log;
                for (int k = 0; fits && k < PLACES; k++) {
                    check(control, place(control, k));
                }
            }
        }
    }
}

/* Where a step from a value would end, but for the track's own value, which none passes over. */
static double stop(const struct control *control, double value, double end)
{
    bool passes = (value < control->initial && control->initial < end) ||
                  (end < control->initial && control->initial < value);
    return passes ? control->initial : end;
}

/* By its factor, rounded to three digits: half a hundredth of the value at most. A count moves by
 * one at least. */
static void check_log(const struct control *control, double value)
{
    double up = dial_step(control, value, control->step, 1);
    double down = dial_step(control, value, control->step, -1);
    double slack = control->param->kind == SIM_COUNT ? 1 : 0;
    double most = stop(control, value, fmin(value * control->step, control->max));
    double least = stop(control, value, fmax(value / control->step, control->min));
    assert_true(fabs(up - most) <= 0.005 * most + slack);
    assert_true(fabs(down - least) <= 0.005 * least + slack);
}

/* To the next mark of the scale that begins at the slider's least. */
static void check_linear(const struct control *control, double value)
{
    double up = dial_step(control, value, control->step, 1);
    double down = dial_step(control, value, control->step, -1);
    double marks = (up - control->min) / control->step;
    double slack = 1e-6 * control->step;
    assert_true(up == control->max || up == control->initial || fabs(marks - round(marks)) < 1e-6);
    assert_true(up >= value && up <= value + control->step + slack);
    assert_true(down <= value && down >= value - control->step - slack);
}

/* It comes nearer to its end with each step, and stays there. */
static void check_end(const struct control *control, double value)
{
    for (int direction = -1; direction <= 1; direction += 2) {
        double end = direction > 0 ? control->max : control->min;
        double next = dial_step(control, value, control->coarse, direction);
        assert_true(next >= control->min && next <= control->max);
        assert_true(value == end ? next == end : fabs(next - end) < fabs(value - end));
    }
}

/* From either end the track's own value is reached, by steps of every size: an aim may ask for it.
 */
static void check_initial(const struct control *control, double value)
{
    const double sizes[] = {control->fine, control->step, control->coarse};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        double at = value;
        int way = control->initial > value ? 1 : -1;
        while (at != control->initial && (control->initial - at) * way > 0) {
            at = dial_step(control, at, sizes[i], way);
        }
        assert_true(at == control->initial);
    }
}

static void step__stops__at_the_tracks_own_value(void **state)
{
    (void)state;
    for_sliders(false, check_initial);
    for_sliders(true, check_initial);
}

static void step__of_a_log_slider__is_by_its_factor(void **state)
{
    (void)state;
    for_sliders(true, check_log);
}

static void step__of_a_linear_slider__is_to_the_next_mark(void **state)
{
    (void)state;
    for_sliders(false, check_linear);
}

static void step__nears_its_end__and_stays_there(void **state)
{
    (void)state;
    for_sliders(false, check_end);
    for_sliders(true, check_end);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(step__of_a_log_slider__is_by_its_factor),
        cmocka_unit_test(step__of_a_linear_slider__is_to_the_next_mark),
        cmocka_unit_test(step__stops__at_the_tracks_own_value),
        cmocka_unit_test(step__nears_its_end__and_stays_there),
    };
    catalog = our_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
