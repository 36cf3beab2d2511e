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
 * The four kinds: copies and their majority; distinct members that must all agree, judged; their
 * majority, judged; distinct ones that must all agree, alone.
 */
static void truth__of_each_kind__is_what_its_quorum_makes_it(void **state)
{
    (void)state;
    static const char *const choice[] = {"neither", "ensemble", "neither", "ensemble"};
    static const char *const mechanism[] = {"shared", "silence", "shared", "silence"};
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

/* Unsafe mass of ten members, summed case by case by another program. */
static void truth__number__matches_worked_numbers(void **state)
{
    (void)state;
    static const double unsafe[] = {0.0806992, 2.50099e-08, 0.00250709, 6.35198e-05};
    for (unsigned variant = 0; variant < 4; variant++) {
        struct design scenario;
        struct truth truth = truth_of(0, variant, &scenario);
        assert_float_equal(truth.number, -log10(unsafe[variant]), 1e-5);
    }
}

/* The judge is the same for one member, for the giant and for the ensemble: it makes no leap. */
static void truth__does_not_hang__on_the_judge(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        for (unsigned variant = 0; variant < VARIANTS; variant++) {
            struct design scenario;
            struct truth with = truth_of(t, variant, &scenario), without;
            scenario.in.compound.verifier = !scenario.in.compound.verifier;
            truth_find(SIM_PART_COMPOUND, &scenario, &without);
            assert_int_equal(with.choice, without.choice);
        }
    }
}

/* No answer is near a tie, nor another one where a table's numbers move by a fifth. */
static void truth__stands__where_numbers_move(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        for (unsigned variant = 0; variant < VARIANTS; variant++) {
            struct design scenario;
            truth_of(t, variant, &scenario);
            assert_true(truth_margin(SIM_PART_COMPOUND, &scenario) >= 1);
            assert_false(truth_flips(&scenario));
        }
    }
    struct design near;
    truth_of(0, 0, &near);
    near.in.compound
        .rho = 0.42; /* seven of ten distinct ones: neither far from the leap nor sure */
    near.in.compound.agreement = 0.6;
    near.in.compound.quorum = 9;
    assert_true(truth_flips(&near));
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
    "diversity=distinct verifier=on reasoner=on judge=proof",
    "size=9 diversity=distinct verifier=on reasoner=on router=on judge=sensor",
    "diversity=distinct verifier=on reasoner=on judge=record",
    "diversity=distinct verifier=on reasoner=on router=on judge=ear",
};

static void board__is_missed_at_the_defaults__and_met_by_a_witness(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_bench(t);
        assert_true(play_missed(stage) > 0);
        assert_true(play_set(stage, part_of(t), witness[t]));
        assert_int_equal(play_missed(stage), 0);
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
                sim_compound_eval(&in, &out);
                assert_true(out.unsafe > 1e-5);
            }
        }
    }
}

/* With another judge, without a reasoner, without a judge: never all aims. */
static void board__is_missed__without_any_part_of_the_witness(void **state)
{
    (void)state;
    static const char *const less[] = {"verifier=off", "reasoner=off"};
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_bench(t);
        const struct control *judge = control_find(part_of(t), "judge");
        for (size_t i = 0; i < 2; i++) {
            assert_true(play_set(stage, part_of(t), witness[t]));
            assert_true(play_set(stage, part_of(t), less[i]));
            assert_true(play_missed(stage) > 0);
        }
        for (double row = judge->min; row < judge->max; row++) {
            assert_true(play_set(stage, part_of(t), witness[t]));
            assert_true(play_type(stage, "judge", table_id(judge->table, (size_t)row)));
            assert_true(play_missed(stage) > 0);
        }
        stage_close(stage);
    }
}

static void judges__of_another_track__are_neither_shown_nor_taken(void **state)
{
    (void)state;
    struct stage *stage = open_bench(1);
    const struct scene_field *judge = play_field(stage, "judge");
    assert_int_equal(judge->option_count, 3);
    assert_string_equal(judge->options[0], "a map with traffic");
    assert_string_equal(judge->value, "a map with traffic");
    assert_true(play_step(stage, "judge", 1));
    assert_string_equal(play_field(stage, "judge")->value, "its own camera");
    assert_false(play_type(stage, "judge", "proof"));
    assert_non_null(strstr(play_message(stage), "a map with traffic; its own camera; its own"));
    stage_close(stage);
}

static void proof__names_what_the_judge_may_pass(void **state)
{
    (void)state;
    struct stage *stage = open_bench(0);
    stage_set_wide(stage, true);
    const char *label = "Passes the wrong";
    assert_string_equal(play_row(stage, "proof", label)->value, "20 %");
    assert_true(play_set(stage, part_of(0), witness[0]));
    assert_string_equal(play_row(stage, "proof", label)->value, "0.050 % (illustrative)");
    assert_string_equal(play_row(stage, "proof", label)->limit, "may be at most 0.070 %");
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

static void failures__are_entered_and_left__all_four(void **state)
{
    (void)state;
    struct stage *stage = open_bench(0);
    assert_true(play_step(stage, "size", 1));
    assert_non_null(strstr(play_message(stage), "Commit a run for advice."));
    assert_true(play_step(stage, "size", -1));
    assert_true(play_act(stage, "commit")); /* advice is earned by it */
    assert_true(play_set(stage, part_of(0), witness[0]));
    assert_false(stage_scene(stage)->alarm);
    enter(stage, "diversity=resampled", "CORRELATED ERRORS (one model rerun) 0.50");
    enter(stage, "judge=peer", "VERIFIER CEILING 87.0 %");
    enter(stage, "quorum=5", "SILENT TOO OFTEN 13.1 %");
    enter(stage, "verifier=off reasoner=off", "UNSAFE QUORUM 3.10 %");
    stage_close(stage);
}

/* Nothing is an alarm on a design that the board takes, whoever its members are. */
static void alarm__is_none__where_all_aims_are_met(void **state)
{
    (void)state;
    static const char *const members[] = {"resampled", "family", "distinct"};
    size_t alike = 0;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_bench(t);
        assert_true(play_set(stage, part_of(t), witness[t]));
        for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
            assert_true(play_type(stage, "diversity", members[i]));
            bool met = strncmp(play_instrument(stage, "verdicts")->sentence, "5 of 5", 6) == 0;
            assert_false(met && stage_scene(stage)->alarm);
            alike += met && i < 2;
        }
        stage_close(stage);
    }
    assert_true(alike > 0);
}

/* What is tried in the case is called what it is: there are no two hundredfold giants. */
static void giant__that_was_grown__is_called_so(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = play_open(catalog, play_ledger(), track_ids[t], -1, NULL);
        play_to_case(stage, 3, "neither", "shared");
        assert_true(play_view(stage, "table"));
        assert_non_null(play_row(stage, "cost", "the giant"));
        char once[200], twice[200];
        snprintf(once, sizeof once, "%s", play_row(stage, "cost", "hundredfold")->value);
        play_view(stage, NULL);
        assert_true(play_act(stage, "try.giant") && play_view(stage, "table"));
        assert_null(play_row(stage, "cost", "the giant"));
        snprintf(twice, sizeof twice, "%s", play_row(stage, "cost", "hundredfold")->value);
        assert_string_equal(once, twice);
        const struct scene_instrument *cost = play_instrument(stage, "cost");
        size_t grown = 0;
        for (size_t i = 0; i < cost->row_count; i++) {
            grown += strcmp(cost->rows[i].label, "hundredfold") == 0;
        }
        assert_int_equal(grown, 1);
        stage_close(stage);
    }
}

/* An alarm says what is: no judge, no ceiling of a judge, however often the mesh abstains. */
static void alarm__of_the_verifier__needs_one(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_bench(t);
        for (int quorum = 1; quorum <= 5; quorum++) {
            char text[8];
            snprintf(text, sizeof text, "%d", quorum);
            assert_true(play_type(stage, "quorum", text));
            assert_null(strstr(play_message(stage), "VERIFIER"));
            assert_true(play_type(stage, "diversity", "distinct"));
            assert_null(strstr(play_message(stage), "VERIFIER"));
        }
        stage_close(stage);
    }
}

static void plot__shows_law_mesh_giants__and_five_nines(void **state)
{
    (void)state;
    struct stage *stage = open_bench(0);
    assert_true(play_set(stage, part_of(0), witness[0]));
    const struct scene_plot *plot = play_instrument(stage, "nines")->plot;
    assert_int_equal(plot->series_count, 4);
    assert_string_equal(plot->series[1].label, "giant");
    assert_string_equal(plot->series[2].label, "judged giant");
    const struct scene_series *law = &plot->series[0], *mesh = &plot->series[3];
    assert_float_equal(law->x[4], 5, 0);
    assert_true(fabs(law->y[4] - -5 * log10(0.05)) <= 1e-9); /* one right of five at p = 0.95 */
    assert_float_equal(plot->series[1].y[0], -log10(0.049), 1e-9);
    assert_float_equal(plot->series[2].y[0], -log10(0.049 * 0.0005), 1e-9);
    assert_float_equal(law->x[law->count - 1], 15, 0); /* where the control ends, and each size */
    assert_int_equal(law->count, 15);
    assert_float_equal(plot->marks[0].y, 5, 0);
    assert_true(isnan(plot->marks[0].x));
    assert_float_equal(mesh->y[4], -log10(7.18058e-6), 1e-5);
    assert_float_equal(plot->marks[1].y, mesh->y[4], 0);
    stage_close(stage);
}

/* What is called cost is one: a query's, of what the giant takes. */
static void cost__is_told__before_what_it_buys(void **state)
{
    (void)state;
    struct stage *stage = open_bench(0);
    assert_true(play_set(stage, part_of(0), witness[0]));
    assert_string_equal(play_row(stage, "cost", "the giant")->value, "100 %");
    assert_string_equal(play_row(stage, "cost", "the giant")->limit, "unsafe 4.9 %");
    assert_true(play_view(stage, "table"));
    assert_string_equal(play_row(stage, "cost", "this mesh")->value,
                        play_row(stage, "verdicts", "giant's cost")->value);
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
            assert_string_equal(sybil->value, "10 %");
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
        cmocka_unit_test(truth__of_each_kind__is_what_its_quorum_makes_it),
        cmocka_unit_test(truth__number__matches_worked_numbers),
        cmocka_unit_test(truth__does_not_hang__on_the_judge),
        cmocka_unit_test(truth__stands__where_numbers_move),
        cmocka_unit_test(truth__never_is_the_giant__on_any_variant),
        cmocka_unit_test(truth__number_is_right__within_half_a_nine),
        cmocka_unit_test(board__is_missed_at_the_defaults__and_met_by_a_witness),
        cmocka_unit_test(board__refuses_a_resampled_vote__of_any_size),
        cmocka_unit_test(board__is_missed__without_any_part_of_the_witness),
        cmocka_unit_test(judges__of_another_track__are_neither_shown_nor_taken),
        cmocka_unit_test(proof__names_what_the_judge_may_pass),
        cmocka_unit_test(failures__are_entered_and_left__all_four),
        cmocka_unit_test(alarm__is_none__where_all_aims_are_met),
        cmocka_unit_test(giant__that_was_grown__is_called_so),
        cmocka_unit_test(alarm__of_the_verifier__needs_one),
        cmocka_unit_test(plot__shows_law_mesh_giants__and_five_nines),
        cmocka_unit_test(cost__is_told__before_what_it_buys),
        cmocka_unit_test(bar__right_unsafe_and_abstain__fill_it),
        cmocka_unit_test(sybils__are_shown_on_edge__and_never_set),
        cmocka_unit_test(quorum__above_the_size__is_refused),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
