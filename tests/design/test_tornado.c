/* The tornado: what moves the aim that binds, against steps made by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../course/ours.h"
#include "design/tornado.h"

static struct catalog *catalog;

static const struct tornado_bar *bar_of(const struct tornado_arm *arm, const char *name)
{
    for (size_t i = 0; i < arm->count; i++) {
        if (strcmp(arm->bars[i].control->name, name) == 0) {
            return &arm->bars[i];
        }
    }
    return NULL;
}

/* The nadir at another window, over its limit. */
static double nadir_at(const struct track *track, double window)
{
    struct design design = track->defaults;
    struct judged judged;
    design.in.finale.window_s = window;
    judge_design(track, SIM_PART_FINALE, &design, &judged);
    return judged.out.finale.nadir_mhz / 20;
}

static void tornado__of_mobile__is_the_window_and_the_payload(void **state)
{
    const struct track *track = track_find(catalog, "mobile");
    struct judged judged;
    struct tornado tornado;
    (void)state;
    judge_design(track, SIM_PART_FINALE, &track->defaults, &judged);
    tornado_find(track, &track->defaults, &judged, &tornado);
    assert_string_equal(tornado.arms[0].aim->id, "nadir");
    assert_int_equal(tornado.arms[0].count, 2);
    const struct tornado_bar *bar = bar_of(&tornado.arms[0], "window_s");
    double factor = pow(360, 0.1); /* a tenth of 10 to 3,600 s */
    assert_true(fabs(bar->up - (nadir_at(track, 60) - nadir_at(track, 60 * factor))) < 1e-9);
    assert_true(fabs(bar->down - (nadir_at(track, 60) - nadir_at(track, 60 / factor))) < 1e-9);
    assert_true(bar->up > 0 && bar->down < 0);
    assert_non_null(bar_of(&tornado.arms[0], "payload_mb"));
}

static double margin_of(const struct tornado_arm *arm, const struct judged *judged)
{
    return aim_margin(arm->aim, judged);
}

/* Where a bar's control stands at its end, the room is what the bar says. */
static void hold_end(const struct track *track, const struct tornado_arm *arm,
                     const struct tornado_bar *bar, const struct judged *judged)
{
    struct design design = judged->design;
    struct judged moved;
    control_put(bar->control, &design, bar->to);
    judge_design(track, SIM_PART_FINALE, &design, &moved);
    double change = margin_of(arm, &moved) - margin_of(arm, judged);
    assert_true(fabs(change - bar->gain) <= 1e-9 * fabs(bar->gain));
    assert_true(bar->gain == bar->down || bar->gain == bar->up);
    assert_true(bar->gain >= fmax(bar->down, bar->up) || fmax(bar->down, bar->up) == 0);
    assert_true(bar->gain != 0);
}

/* The bars of an aim are sorted, and the aims by what room they leave; what moves none is no bar.
 */
static void hold_tornado(const struct track *track, const struct tornado *tornado,
                         const struct judged *judged)
{
    size_t bars = 0;
    assert_true(tornado->count > 0 && tornado->count <= TORNADO_AIMS);
    for (size_t a = 0; a < tornado->count; a++) {
        const struct tornado_arm *arm = &tornado->arms[a];
        assert_true(arm->count > 0 && arm->count <= TORNADO_BARS);
        assert_true(a == 0 || margin_of(arm, judged) >= margin_of(arm - 1, judged));
        for (size_t i = 0; i < arm->count; i++) {
            const struct tornado_bar *bar = &arm->bars[i];
            assert_true(bar->effect == fmax(fabs(bar->down), fabs(bar->up)) && bar->effect > 0);
            assert_true(i == 0 || bar->effect <= arm->bars[i - 1].effect);
            hold_end(track, arm, bar, judged);
        }
        bars += arm->count;
    }
    assert_true(bars >= 6); /* what a third column shows at least */
}

static void tornado__is_sorted__and_moves_nothing_of_its_design(void **state)
{
    (void)state;
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        struct design before = track->defaults;
        struct judged judged;
        struct tornado tornado;
        judge_design(track, SIM_PART_FINALE, &before, &judged);
        tornado_find(track, &before, &judged, &tornado);
        assert_memory_equal(&before.in, &track->defaults.in, sizeof before.in);
        hold_tornado(track, &tornado, &judged);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tornado__of_mobile__is_the_window_and_the_payload),
        cmocka_unit_test(tornado__is_sorted__and_moves_nothing_of_its_design),
    };
    catalog = our_catalog();
    int failed = cmocka_run_group_tests_name("tornado", tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
