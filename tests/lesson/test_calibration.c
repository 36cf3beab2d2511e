/* Certainty-based marks, the Brier score, and what the end says is missing. */
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/calibration.h"
#include "lesson/progress.h"
#include "play.h"

static struct catalog *catalog;

static void apply(struct state *state, const char *part, const char *event, const char *value)
{
    const struct ledger_record record = {.track = "cloud",
                                         .part = part,
                                         .event = event,
                                         .key = "",
                                         .value = value,
                                         .unit = "",
                                         .scenario = "",
                                         .time = "",
                                         .chain = ""};
    state_apply(state, &record);
}

/* A prediction with its result. */
static void predict(struct state *state, const char *part, const char *confidence, bool right)
{
    char lock[80];
    snprintf(lock, sizeof lock, "choice=a\nnumber=1\nmechanism=m\nconfidence=%s\n", confidence);
    apply(state, part, "lock", lock);
    apply(state, part, "reveal",
          right ? "choice=a\nnumber=1\nmechanism=m\n" : "choice=b\nnumber=1\nmechanism=m\n");
}

static struct calibration take(struct state *state)
{
    struct calibration calibration;
    calibration_take(state, 0, &calibration);
    return calibration;
}

static void marks__follow__certainty(void **unused)
{
    (void)unused;
    static const int right[] = {1, 2, 3}, wrong[] = {0, -2, -6};
    static const double gap_right[] = {0.25, 0.0625, 0.01}, gap_wrong[] = {0.25, 0.5625, 0.81};
    for (int c = 1; c <= 3; c++) {
        assert_int_equal(calibration_marks(true, c), right[c - 1]);
        assert_int_equal(calibration_marks(false, c), wrong[c - 1]);
        assert_true(fabs(calibration_brier(true, c) - gap_right[c - 1]) < 1e-12);
        assert_true(fabs(calibration_brier(false, c) - gap_wrong[c - 1]) < 1e-12);
    }
}

static void calibration__sums_up__three_predictions(void **unused)
{
    (void)unused;
    struct state *state = state_new(catalog);
    predict(state, "1", "3", true);
    predict(state, "2", "3", false);
    predict(state, "3", "1", true);
    struct calibration c = take(state);
    assert_int_equal(c.revealed, 3);
    assert_int_equal(c.right, 2);
    assert_int_equal(c.sure, 2);
    assert_int_equal(c.sure_right, 1);
    assert_int_equal(c.marks, 3 - 6 + 1);
    assert_true(fabs(c.brier - (0.01 + 0.81 + 0.25) / 3) < 1e-12);
    state_free(state);
}

static void calibration__leaves_out__what_is_not_revealed(void **unused)
{
    (void)unused;
    struct state *state = state_new(catalog);
    apply(state, "1", "lock", "choice=a\nnumber=1\nmechanism=m\nconfidence=3\n");
    struct calibration c = take(state);
    assert_int_equal(c.revealed, 0);
    assert_int_equal(c.marks, 0);
    assert_true(isnan(c.brier));
    state_free(state);
}

static void calibration__bears__a_confidence_that_is_none(void **unused)
{
    (void)unused;
    static const char *const odd[] = {"", "0", "4", "33", "sure"};
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        struct state *state = state_new(catalog);
        predict(state, "1", odd[i], true);
        assert_int_equal(take(state).revealed, 0);
        state_free(state);
    }
}

static void calibration__scores__the_choice_alone(void **unused)
{
    (void)unused;
    struct state *state = state_new(catalog);
    apply(state, "1", "lock", "choice=a\nnumber=1\nmechanism=m\nconfidence=2\n");
    apply(state, "1", "reveal", "choice=a\nnumber=900\nmechanism=n\n");
    assert_int_equal(take(state).marks, 2);
    state_free(state);
}

static void missing__lists__all_of_an_untouched_track(void **unused)
{
    (void)unused;
    struct missing missing[MISSING_MAX];
    struct state *state = state_new(catalog);
    assert_int_equal(progress_missing(state, 0, missing), 17);
    assert_string_equal(missing[0].what, "evidence.prediction");
    assert_int_equal(missing[16].part, SIM_PART_FINALE);
    predict(state, "1", "2", true);
    assert_int_equal(progress_missing(state, 0, missing), 15);
    assert_string_equal(missing[0].what, "evidence.observation");
    state_free(state);
}

static void play_part(struct stage *stage, int part)
{
    static const char *const choices[] = {"hop3", "falls", "neither"};
    static const char *const mechanisms[] = {"light", "rework", "shared"};
    play_to_workbench(stage, part, choices[part - 1], mechanisms[part - 1]);
    play_act(stage, "commit");
    play_act(stage, "to_observe");
    play_type(stage, "observation", "it moved");
    play_act(stage, "observe");
    assert_int_equal(play_screen(stage), SCENE_REVEAL);
    play_act(stage, part == 3 ? "to_finale" : "to_reflect");
    play_act(stage, "to_parts");
}

/* A new session begins at the start. */
static struct stage *at_parts(struct stage *stage)
{
    play_act(stage, "to_parts");
    return stage;
}

static void end__opens__after_three_results(void **unused)
{
    (void)unused;
    const char *ledger = play_ledger();
    for (int part = 1; part <= 3; part++) {
        struct stage *stage = at_parts(play_open(catalog, ledger, "cloud", -1, NULL));
        assert_null(play_field(stage, "to_end"));
        play_part(stage, part);
        stage_close(stage);
    }
    struct stage *stage = at_parts(play_open(catalog, ledger, "cloud", -1, NULL));
    assert_true(play_act(stage, "to_end"));
    assert_int_equal(play_screen(stage), SCENE_END);
    char *text = play_text(stage);
    assert_non_null(strstr(text, "Still missing"));
    assert_null(strstr(text, "fleetlab ")); /* what is typed in a shell is nothing for here */
    assert_null(strchr(text, '{'));
    free(text);
    assert_true(play_view(stage, "evidence"));
    const struct scene_instrument *table = play_instrument(stage, "calibration");
    assert_non_null(table);
    assert_int_equal(table->row_count, 6);
    play_view(stage, NULL);
    assert_true(play_act(stage, "to_parts"));
    stage_close(stage);
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks__follow__certainty),
        cmocka_unit_test(calibration__sums_up__three_predictions),
        cmocka_unit_test(calibration__leaves_out__what_is_not_revealed),
        cmocka_unit_test(calibration__bears__a_confidence_that_is_none),
        cmocka_unit_test(calibration__scores__the_choice_alone),
        cmocka_unit_test(missing__lists__all_of_an_untouched_track),
        cmocka_unit_test(end__opens__after_three_results),
    };
    int failed = cmocka_run_group_tests_name("calibration", tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
