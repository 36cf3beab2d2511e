/*
 * Part 3 through its session: truths of the lock, the board's challenge, failure states,
 * instruments.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "design/scenario.h"
#include "design/truth.h"
#include "play.h"

enum { TRACKS = 4 };

static const char *const track_ids[TRACKS] = {"cloud", "edge", "mobile", "tiny"};

static struct catalog *catalog;

static const struct part *part_of(size_t track)
{
    return &track_find(catalog, track_ids[track])->parts[SIM_PART_COMPOUND - 1];
}

static struct stage *open_bench(size_t track)
{
    struct stage *stage = play_open(catalog, play_ledger(), track_ids[track], -1, NULL);
    play_to_workbench(stage, 3, "ensemble", "judge");
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    return stage;
}

static size_t missed(const struct stage *stage)
{
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    size_t count = 0;
    for (size_t i = 0; i < verdicts->row_count; i++) {
        count += verdicts->rows[i].verdict != SCENE_MET;
    }
    return count;
}

/* ---- the prediction ---- */

static struct truth truth_of(size_t track, unsigned variant, struct design *scenario)
{
    struct truth truth;
    lock_scenario(catalog, track_find(catalog, track_ids[track]), SIM_PART_COMPOUND, variant,
                  scenario);
    truth_find(SIM_PART_COMPOUND, scenario, &truth);
    return truth;
}

/*
 * The four kinds: one model resampled, distinct and judged, one family and judged, distinct alone.
 */
static void truth__of_each_kind__is_what_its_judge_makes_it(void **state)
{
    (void)state;
    static const char *const choice[] = {"neither", "ensemble", "ensemble", "neither"};
    static const char *const mechanism[] = {"shared", "judge", "judge", "shared"};
    for (size_t t = 0; t < TRACKS; t++) {
        for (unsigned variant = 0; variant < VARIANTS; variant++) {
            struct design scenario;
            struct truth truth = truth_of(t, variant, &scenario);
            const struct part *part = part_of(t);
            assert_string_equal(part->lock_choices[truth.choice], choice[variant % 4]);
            assert_string_equal(part->lock_mechanisms[truth.mechanism], mechanism[variant % 4]);
        }
    }
}

/* Unsafe mass of ten members and six votes, summed by hand from the Polya and binomial forms. */
static void truth__number__matches_worked_numbers(void **state)
{
    (void)state;
    static const struct {
        unsigned variant;
        double unsafe;
    } worked[] = {{0, 0.1044}, {1, 1.86e-10}, {2, 3.64e-9}, {3, 0.0061}};
    for (size_t i = 0; i < 4; i++) {
        struct design scenario;
        struct truth truth = truth_of(0, worked[i].variant, &scenario);
        assert_float_equal(truth.number, -log10(worked[i].unsafe), 0.002);
    }
}

/* No exponent in the data makes a giant a hundred times as large a hundred times as safe. */
static void truth__never_is_the_giant__on_any_variant(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        for (unsigned variant = 0; variant < VARIANTS; variant++) {
            struct design scenario;
            truth_of(t, variant, &scenario);
            const struct sim_compound_in *in = &scenario.in.compound;
            assert_true(sim_compound_giant_error(in, 100) > (1 - in->p_small) / 100);
        }
    }
}

static void truth__number_is_right__within_half_a_nine(void **state)
{
    (void)state;
    double tolerance = part_of(0)->lock_tolerance;
    assert_true(number_is_right(SIM_PART_COMPOUND, tolerance, 3.5, 4));
    assert_false(number_is_right(SIM_PART_COMPOUND, tolerance, 3.4, 4));
}

/* ---- the board's challenge ---- */

static const char *const witness[TRACKS] = {
    "diversity=distinct verifier=on quorum=3",
    "size=15 quorum=3 diversity=distinct verifier=on router=on",
    "diversity=distinct verifier=on",
    "router=on verifier=on",
};

static void board__is_missed_at_the_defaults__and_met_by_a_witness(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_bench(t);
        assert_true(missed(stage) > 0);
        assert_true(play_set(stage, part_of(t), witness[t]));
        assert_int_equal(missed(stage), 0);
        stage_close(stage);
    }
}

static void board__refuses_a_resampled_vote__of_any_size(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        const struct track *track = track_find(catalog, track_ids[t]);
        double largest = control_find(part_of(t), "size")->max;
        for (double size = 1; size <= largest; size++) {
            for (double quorum = 1; quorum <= size; quorum++) {
                struct sim_compound_in in = track->defaults.in.compound;
                struct sim_compound_out out;
                in.size = size;
                in.quorum = quorum;
                in.diversity = SIM_RESAMPLED;
                sim_compound_eval(&in, &out);
                assert_true(out.unsafe > 1e-5);
            }
        }
    }
}

static void board__does_not_accept__independent_members(void **state)
{
    (void)state;
    struct stage *stage = open_bench(0);
    assert_true(play_set(stage, part_of(0), "diversity=independent verifier=on quorum=3"));
    assert_int_equal(play_row(stage, "verdicts", "some errors shared")->verdict, SCENE_NOT_MET);
    stage_close(stage);
}

static void proof__names_the_correlation__at_which_it_breaks(void **state)
{
    (void)state;
    struct stage *stage = open_bench(0);
    const char *label = "breaks at judge correlation";
    assert_string_equal(play_row(stage, "proof", label)->value, "not proven");
    assert_true(play_set(stage, part_of(0), witness[0]));
    assert_string_equal(play_row(stage, "proof", label)->value, "0.00712");
    stage_close(stage);
}

/* ---- the workbench ---- */

/* A failure says its word, the number that binds and what mends it. */
static void enter(struct stage *stage, const char *values, const char *message)
{
    assert_true(play_set(stage, part_of(0), values));
    assert_true(stage_scene(stage)->alarm);
    assert_string_equal(play_message(stage), message);
    assert_true(play_act(stage, "restore"));
    assert_false(stage_scene(stage)->alarm);
}

static void failures__are_entered_and_left__all_three(void **state)
{
    (void)state;
    struct stage *stage = open_bench(0);
    assert_true(play_set(stage, part_of(0), witness[0]));
    assert_false(stage_scene(stage)->alarm);
    enter(stage, "diversity=resampled", "CORRELATED 1.7. Choose distinct members.");
    enter(stage, "quorum=5", "VERIFIER CEILING 52 %. Lower the quorum, or add members.");
    enter(stage, "verifier=off", "UNSAFE QUORUM 1.9 %. Use the verifier, or raise the quorum.");
    stage_close(stage);
}

static void plot__shows_law_mesh_giant__and_five_nines(void **state)
{
    (void)state;
    struct stage *stage = open_bench(0);
    assert_true(play_set(stage, part_of(0), witness[0]));
    const struct scene_plot *plot = play_instrument(stage, "nines")->plot;
    assert_int_equal(plot->series_count, 3);
    const struct scene_series *law = &plot->series[0], *mesh = &plot->series[2];
    assert_float_equal(law->y[4], 5, 1e-9); /* one right of five at p = 0.9 */
    assert_float_equal(plot->marks[0].y, 5, 0);
    assert_true(isnan(plot->marks[0].x));
    assert_float_equal(mesh->y[4], -log10(3.31013e-6), 1e-5);
    assert_float_equal(plot->marks[1].y, mesh->y[4], 0);
    stage_close(stage);
}

static void bar__right_unsafe_and_abstain__fill_it(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_bench(t);
        assert_true(play_set(stage, part_of(t), witness[t]));
        const struct scene_instrument *bar = play_instrument(stage, "vote");
        double sum = bar->rows[0].share + bar->rows[1].share + bar->rows[2].share;
        assert_true(fabs(sum - 1) < 1e-12);
        stage_close(stage);
    }
}

static void sybils__are_shown_on_edge__and_never_set(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_bench(t);
        const struct scene_field *sybil = play_field(stage, "sybil");
        assert_true((sybil != NULL) == (t == 1));
        if (sybil) {
            assert_true(sybil->fixed);
            assert_string_equal(sybil->value, "5 %");
            assert_false(play_type(stage, "sybil", "0"));
        }
        stage_close(stage);
    }
}

static void quorum__above_the_size__is_refused(void **state)
{
    (void)state;
    struct stage *stage = open_bench(0);
    assert_false(play_type(stage, "quorum", "6"));
    assert_non_null(strstr(play_message(stage), "as many members"));
    assert_string_equal(play_field(stage, "quorum")->value, "3");
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truth__of_each_kind__is_what_its_judge_makes_it),
        cmocka_unit_test(truth__number__matches_worked_numbers),
        cmocka_unit_test(truth__never_is_the_giant__on_any_variant),
        cmocka_unit_test(truth__number_is_right__within_half_a_nine),
        cmocka_unit_test(board__is_missed_at_the_defaults__and_met_by_a_witness),
        cmocka_unit_test(board__refuses_a_resampled_vote__of_any_size),
        cmocka_unit_test(board__does_not_accept__independent_members),
        cmocka_unit_test(proof__names_the_correlation__at_which_it_breaks),
        cmocka_unit_test(failures__are_entered_and_left__all_three),
        cmocka_unit_test(plot__shows_law_mesh_giant__and_five_nines),
        cmocka_unit_test(bar__right_unsafe_and_abstain__fill_it),
        cmocka_unit_test(sybils__are_shown_on_edge__and_never_set),
        cmocka_unit_test(quorum__above_the_size__is_refused),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
