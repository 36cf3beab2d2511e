/* Part 2 through its session: truths, window, ten runs, luck, the proposal, part 1's fleet. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "design/evaluation.h"
#include "design/scenario.h"
#include "design/truth.h"
#include "play.h"
#include "sim/interval.h"
#include "sim/window.h"

enum { TRACKS = 4 };

static const char *const track_ids[TRACKS] = {"cloud", "edge", "mobile", "tiny"};

static struct lab_catalog *catalog;

static const struct lab_track *track_at(size_t i)
{
    return lab_track_find(catalog, track_ids[i]);
}

/* ---- helpers ---- */

static struct lab_session *open_bench(const char *ledger, const char *track)
{
    struct lab_session *session = play_open(catalog, ledger, track, -1, NULL);
    play_to_workbench(session, 2, "falls", "rework");
    assert_int_equal(play_screen(session), SCENE_WORKBENCH);
    return session;
}

/* A design by its four controls; NULL leaves one as it is. */
static void set_design(struct lab_session *session, const char *interval, const char *clean,
                       const char *asynchronous)
{
    assert_true(!interval || play_type(session, "checkpoint_interval", interval));
    assert_true(!clean || play_type(session, "clean_share", clean));
    assert_true(!asynchronous || play_type(session, "asynchronous", asynchronous));
}

/* In the optimal operating window of a track. */
static const struct {
    const char *interval, *clean;
} witness[TRACKS] = {{"240", "53"}, {"400", "52"}, {"320", "52"}, {"3.4", "50"}};

static void set_witness(struct lab_session *session, size_t track)
{
    set_design(session, witness[track].interval, witness[track].clean, "on");
}

static size_t aims_met(const struct lab_session *session)
{
    const struct scene_instrument *verdicts = play_instrument(session, "verdicts");
    size_t met = 0;
    for (size_t i = 0; i < verdicts->row_count; i++) {
        met += verdicts->rows[i].verdict == SCENE_MET;
    }
    return met;
}

static void commit(struct lab_session *session)
{
    assert_true(play_act(session, "commit"));
}

static const struct scene_row *row_of(const struct lab_session *session, const char *instrument,
                                      const char *label)
{
    const struct scene_instrument *found = play_instrument(session, instrument);
    for (size_t i = 0; found && i < found->row_count; i++) {
        if (strcmp(found->rows[i].label, label) == 0) {
            return &found->rows[i];
        }
    }
    return NULL;
}

static bool has_mark(const struct lab_session *session, char letter)
{
    const struct scene_plot *plot = play_instrument(session, "goodput_tau")->plot;
    for (size_t i = 0; i < plot->mark_count; i++) {
        if (plot->marks[i].letter == letter) {
            return true;
        }
    }
    return false;
}

static void to_reflection(struct lab_session *session)
{
    assert_true(play_act(session, "to_observe"));
    assert_true(play_draft(session, "observation", "goodput has a peak"));
    assert_true(play_act(session, "observe"));
    assert_int_equal(play_screen(session), SCENE_REVEAL);
    assert_true(play_act(session, "to_reflect"));
}

static bool propose(struct lab_session *session, const char *stall, const char *lag,
                    const char *interval)
{
    play_draft(session, "stall", stall);
    play_draft(session, "lag", lag);
    play_draft(session, "interval", interval);
    play_draft(session, "proposal", "copy to memory, then write while the work goes on");
    return play_act(session, "submit");
}

/* ---- the prediction ---- */

static double carbon_at(const struct lab_design *design, double interval)
{
    struct sim_reliability_in in = design->in.reliability;
    struct sim_reliability_out out;
    in.checkpoint_interval = interval;
    sim_reliability_eval(&in, &out);
    return out.carbon_per_weight_mg;
}

static void truth__follows_the_carbon__on_every_variant(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        size_t seen[3] = {0};
        for (unsigned variant = 0; variant < LAB_VARIANTS; variant++) {
            struct lab_design scenario;
            struct lab_truth truth;
            lab_lock_scenario(catalog, track_at(t), SIM_PART_RELIABILITY, variant, &scenario);
            lab_truth_find(SIM_PART_RELIABILITY, &scenario, &truth);
            double interval = scenario.in.reliability.checkpoint_interval;
            double change = carbon_at(&scenario, interval / 2) / carbon_at(&scenario, interval) - 1;
            bool beyond = interval > lab_figure_value(LAB_BREAK_EVEN, &scenario, NULL);
            assert_true(fabs(change) > 0.001);
            assert_int_equal(truth.choice, beyond ? 0 : 1);
            assert_int_equal(truth.mechanism, beyond ? 0 : 1);
            assert_true((truth.number < 0) == beyond);
            assert_true(fabs(truth.number - 100 * change) < 1e-9);
            seen[truth.choice]++;
        }
        assert_true(seen[0] > 8 && seen[1] > 8 && seen[2] == 0);
    }
}

/* The cloud's default, 1,800 s: 40.0787 mg; its break-even is about 0.89 Young's interval. */
static void truth__is_worked__on_both_sides(void **state)
{
    (void)state;
    struct lab_design design = track_at(0)->defaults;
    struct lab_truth truth;
    lab_truth_find(SIM_PART_RELIABILITY, &design, &truth);
    assert_true(fabs(carbon_at(&design, 1800) - 40.0787) < 5e-5);
    assert_int_equal(truth.choice, 0);
    design.in.reliability.checkpoint_interval = 300;
    lab_truth_find(SIM_PART_RELIABILITY, &design, &truth);
    assert_int_equal(truth.choice, 1);
    design.in.reliability.checkpoint_interval = lab_figure_value(LAB_BREAK_EVEN, &design, NULL);
    lab_truth_find(SIM_PART_RELIABILITY, &design, &truth);
    assert_int_equal(truth.choice, 2);

    double young = sim_interval_young(60, 11135.1);
    assert_true(fabs(lab_figure_value(LAB_BREAK_EVEN, &design, NULL) / young - 0.890) < 5e-4);
    assert_true(fabs(lab_figure_value(LAB_TIME_BREAK_EVEN, &design, NULL) / young - sqrt(2)) <
                1e-5);
}

/* Part 2's comparison after a prediction that is right but, perhaps, for its number times `by`. */
static const struct scene_instrument *reveal_of(struct lab_session *session, double by)
{
    struct lab_design scenario;
    struct lab_truth truth;
    char number[32];
    lab_lock_scenario(catalog, track_at(0), SIM_PART_RELIABILITY, 1, &scenario);
    lab_truth_find(SIM_PART_RELIABILITY, &scenario, &truth);
    snprintf(number, sizeof number, "%.3g %%", by * truth.number);
    play_act(session, "part.2");
    play_act(session, "to_lock");
    play_type(session, "choice", truth.choice ? "rises" : "falls");
    assert_true(play_type(session, "number", number));
    play_type(session, "mechanism", truth.mechanism ? "stalls" : "rework");
    play_type(session, "confidence", "3");
    assert_true(play_act(session, "lock"));
    play_act(session, "to_observe");
    play_draft(session, "observation", "less");
    play_act(session, "observe");
    return play_instrument(session, "reveal");
}

static void lock__takes_its_number_in_per_cent__with_its_sign(void **state)
{
    (void)state;
    struct lab_session *session = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    const struct scene_instrument *reveal = reveal_of(session, 1);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(reveal->rows[i].verdict, SCENE_RIGHT);
    }
    assert_non_null(strstr(reveal->rows[1].note, reveal->rows[1].value));
    lab_session_close(session);
}

/* "Off by 1.0 x" would call the opposite nearly right. */
static void reveal__names_the_other_sign__and_no_factor(void **state)
{
    (void)state;
    struct lab_session *session = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    const struct scene_row *number = &reveal_of(session, -1)->rows[1];
    assert_int_equal(number->verdict, SCENE_NOT_RIGHT);
    assert_non_null(strstr(number->note, "the other sign"));
    assert_null(strstr(number->note, "off by"));
    lab_session_close(session);
}

/* ---- the window ---- */

static void window__share_is_of_the_direct_maximum__on_every_track(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        const struct lab_part *part = &track_at(t)->parts[SIM_PART_RELIABILITY - 1];
        const struct lab_control *interval = lab_control_find(part, "checkpoint_interval");
        const struct lab_control *eta = lab_control_find(part, "eta");
        const struct sim_window_box box = {interval->min, interval->max, eta->min, eta->max, 0, 1,
                                           true};
        struct lab_design design = track_at(t)->defaults;
        struct evaluation *evaluation = evaluation_new();
        struct sim_window_out direct;
        struct sim_reliability_out out;
        assert_true(isnan(lab_figure_value(LAB_WINDOW_SHARE, &design, NULL)));
        evaluation_set(evaluation, track_at(t), SIM_PART_RELIABILITY, &design);
        sim_window_best(&design.in.reliability, &box, &direct);
        assert_true(evaluation_design(evaluation)->best_goodput == direct.fleet_goodput);

        /* Steps of the part's own controls change the share, never what it is a share of. */
        design.in.reliability.checkpoint_interval *= 2;
        design.in.reliability.clean_share = 0.3;
        design.in.reliability.eta = 0.9;
        sim_window_best(&design.in.reliability, &box, &direct);
        sim_reliability_eval(&design.in.reliability, &out);
        evaluation_set(evaluation, track_at(t), SIM_PART_RELIABILITY, &design);
        double share = evaluation_figure(evaluation, LAB_WINDOW_SHARE);
        assert_true(fabs(share - out.fleet_goodput / direct.fleet_goodput) < 1e-12);
        evaluation_free(evaluation);
    }
}

static void workbench__window__is_missed_at_the_defaults_and_reached(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct lab_session *session = open_bench(play_ledger(), track_ids[t]);
        assert_true(aims_met(session) < 3);
        set_witness(session, t);
        assert_int_equal(aims_met(session), 3);
        assert_string_equal(play_message(session), "");
        lab_session_close(session);
    }
}

static void workbench__failure_states__are_entered_and_left(void **state)
{
    (void)state;
    struct lab_session *session = open_bench(play_ledger(), "cloud");
    set_design(session, "1700", NULL, NULL);
    assert_non_null(strstr(play_message(session), "OVER THE CAP"));
    set_witness(session, 0);
    assert_string_equal(play_message(session), "");
    set_design(session, "14400", "100", "off");
    assert_non_null(strstr(play_message(session), "OVER THE BUDGET"));
    assert_true(play_event(session, LAB_RESTORE));
    assert_string_equal(play_message(session), "");
    set_design(session, "20", "100", "off");
    assert_true(lab_session_scene(session)->alarm);
    assert_true(play_act(session, "restore"));
    assert_string_equal(play_message(session), "");
    lab_session_close(session);

    session = open_bench(play_ledger(), "tiny");
    set_design(session, "200", "100", "off");
    assert_true(lab_session_scene(session)->alarm);
    lab_session_close(session);
}

/* ---- instruments ---- */

static void optima__are_marked__after_three_runs(void **state)
{
    (void)state;
    struct lab_session *session = open_bench(play_ledger(), "cloud");
    set_witness(session, 0);
    for (int runs = 0; runs < 3; runs++) {
        assert_int_equal(play_instrument(session, "goodput_tau")->plot->mark_count, 1);
        assert_true(has_mark(session, '@'));
        assert_null(row_of(session, "goodput_tau", "Young's interval"));
        commit(session);
    }
    for (const char *letter = "@YDOC[]"; *letter; letter++) {
        assert_true(has_mark(session, *letter));
    }
    set_design(session, NULL, "0", NULL); /* dirty power: no interval mends that */
    assert_false(has_mark(session, '['));
    assert_true(has_mark(session, 'C'));
    lab_session_close(session);
}

static void radar__has_its_limits_half_way__and_ghosts_of_first_and_best(void **state)
{
    (void)state;
    struct lab_session *session = open_bench(play_ledger(), "cloud");
    const struct scene_radar *radar = play_instrument(session, "radar2")->radar;
    assert_null(radar->first);
    assert_null(radar->best);
    assert_true(radar->values[2] < radar->limits[2]); /* over the cap */
    assert_true(radar->values[3] > radar->limits[3]); /* within the budget */
    double first = radar->values[2];
    commit(session);
    set_witness(session, 0);
    commit(session);
    set_design(session, "10000", NULL, NULL);
    radar = play_instrument(session, "radar2")->radar;
    assert_true(radar->first[2] == first);
    assert_true(radar->best[2] >= radar->limits[2]);
    for (size_t i = 0; i < radar->axis_count; i++) {
        assert_true(radar->values[i] > 0 && radar->values[i] < 1);
    }
    lab_session_close(session);
}

static void values__show_the_frequency__beside_the_interval(void **state)
{
    (void)state;
    struct lab_session *session = open_bench(play_ledger(), "cloud");
    const struct scene_row *row = row_of(session, "cue", "Checkpoints");
    assert_string_equal(row->value, "2.00 an hour");
    assert_string_equal(row->note, "1,800 s");
    assert_string_equal(row_of(session, "cue", "CUE")->value, "0.422 kg/kWh");
    lab_session_close(session);
}

/* ---- ten runs ---- */

static void runs__best_of_ten_stands__and_an_eleventh_does_not_count(void **state)
{
    (void)state;
    struct lab_session *session = open_bench(play_ledger(), "cloud");
    set_design(session, "240", "60", "on"); /* all aims met, not the best */
    commit(session);
    const char *uncounted = "does not count";
    for (int run = 2; run <= 10; run++) {
        set_design(session, "1800", "0", "off");
        commit(session);
        assert_null(strstr(play_message(session), "used up"));
    }
    assert_string_equal(row_of(session, "runs", "Runs that count")->value, "10 of 10");
    assert_string_equal(row_of(session, "runs", "Best so far")->value, "Run 1: 3 of 3 MET");
    set_witness(session, 0);
    commit(session); /* better, and too late */
    assert_non_null(strstr(play_message(session), "run 11"));
    assert_non_null(strstr(play_message(session), "used up"));
    assert_string_equal(row_of(session, "runs", "Best so far")->value, "Run 1: 3 of 3 MET");
    const struct scene_instrument *log = play_instrument(session, "runlog");
    assert_int_equal(log->row_count, 11);
    for (size_t i = 0; i < log->row_count; i++) {
        assert_true((strstr(log->rows[i].note, uncounted) != NULL) == (i == 10));
    }
    assert_int_equal(play_instrument(session, "spark.goodput")->spark_count, 11);
    lab_session_close(session);
}

static void reflection__is_about_the_best_run__not_the_last(void **state)
{
    (void)state;
    struct lab_session *session = open_bench(play_ledger(), "cloud");
    set_witness(session, 0);
    commit(session);
    set_design(session, "1800", "0", "off");
    commit(session);
    to_reflection(session);
    char *text = play_text(session);
    assert_non_null(strstr(text, "97.0 % uptime")); /* the default's is 97.3 % */
    assert_null(strstr(text, "97.3 %"));
    free(text);
    lab_session_close(session);
}

static void luck__is_the_same__for_the_same_student_and_run(void **state)
{
    (void)state;
    char first[2][64];
    for (int i = 0; i < 2; i++) {
        struct lab_session *session = open_bench(play_ledger(), "mobile");
        commit(session);
        snprintf(first[i], sizeof first[i], "%s",
                 row_of(session, "runs", "Luck of the last run")->value);
        commit(session);
        assert_string_not_equal(row_of(session, "runs", "Luck of the last run")->value, first[i]);
        lab_session_close(session);
    }
    assert_string_equal(first[0], first[1]);
    assert_non_null(strstr(first[0], " to "));

    struct lab_session *session = open_bench(play_ledger(), "tiny");
    set_design(session, "0.2", NULL, NULL);
    commit(session);
    assert_string_equal(row_of(session, "runs", "Luck of the last run")->value,
                        "too long to replay");
    lab_session_close(session);
}

static void replay__of_the_ledger__gives_the_same_scenes(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct lab_session *session = open_bench(ledger, "edge");
    commit(session);
    set_witness(session, 1);
    commit(session);
    set_design(session, "900", NULL, "off");
    commit(session);
    to_reflection(session);
    assert_true(propose(session, "3", "90", "420"));
    char *reflect = play_text(session);
    play_act(session, "to_workbench");
    play_view(session, "table");
    char *table = play_text(session);
    lab_session_close(session);

    session = play_open(catalog, ledger, NULL, -1, NULL);
    play_act(session, "to_parts");
    play_act(session, "part.2");
    char *text = play_text(session);
    assert_string_equal(text, reflect);
    free(text);
    play_act(session, "to_workbench");
    play_view(session, "table");
    text = play_text(session);
    assert_string_equal(text, table);
    free(text);
    free(table);
    free(reflect);
    lab_session_close(session);
}

/* ---- the proposal ---- */

static void proposal__impossible__is_refused_with_the_reason(void **state)
{
    (void)state;
    struct lab_session *session = open_bench(play_ledger(), "cloud");
    commit(session);
    to_reflection(session);
    assert_false(propose(session, "2.9", "90", "240"));
    assert_non_null(strstr(play_message(session), "3.00 s"));
    assert_false(propose(session, "3", "89", "240"));
    assert_non_null(strstr(play_message(session), "90.0 s"));
    assert_false(propose(session, "3", "300", "240"));
    assert_non_null(strstr(play_message(session), "shorter than your lag"));
    assert_false(propose(session, "soon", "90", "240"));
    assert_null(play_instrument(session, "reflect")); /* nothing was handed in */
    assert_true(propose(session, "3", "90", "240"));
    assert_non_null(play_instrument(session, "reflect"));
    lab_session_close(session);
}

static void proposal__is_run__and_shown_beside_the_design(void **state)
{
    (void)state;
    struct lab_session *session = open_bench(play_ledger(), "cloud");
    commit(session); /* the defaults: 86.55 % */
    to_reflection(session);
    assert_true(propose(session, "3", "90", "240"));
    const struct scene_instrument *rows = play_instrument(session, "reflect");
    assert_int_equal(rows->row_count, 4);
    assert_int_equal(rows->rows[0].verdict, SCENE_MET); /* wastes less energy */
    assert_non_null(strstr(rows->rows[1].limit, "86.55 %"));
    assert_int_equal(rows->rows[1].verdict, SCENE_MET);
    assert_int_equal(rows->rows[2].verdict, SCENE_NOT_MET); /* the grid is as it was */
    assert_int_equal(rows->rows[3].verdict, SCENE_MET);
    assert_true(propose(session, "500", "600", "600")); /* possible, and bad */
    rows = play_instrument(session, "reflect");
    assert_int_equal(rows->rows[0].verdict, SCENE_NOT_MET);
    assert_int_equal(rows->rows[1].verdict, SCENE_NOT_MET);
    lab_session_close(session);
}

/* ---- part 1's fleet ---- */

static void commit_part1(struct lab_session *session, const char *scaling)
{
    play_act(session, "to_parts");
    play_act(session, "part.1");
    assert_int_equal(play_screen(session), SCENE_WORKBENCH);
    assert_true(play_type(session, "local_steps", "50"));
    assert_true(play_type(session, "scaling", scaling));
    commit(session);
    play_act(session, "to_parts");
    play_act(session, "part.2");
}

/* In part 2's table, which comes after part 1's. */
static const char *evidence_is(struct lab_session *session, const char *label)
{
    play_view(session, "evidence");
    const char *word = "";
    const struct scene *scene = lab_session_scene(session);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        for (size_t k = 0; k < scene->instruments[i].row_count; k++) {
            const struct scene_row *row = &scene->instruments[i].rows[k];
            if (i == 1 && strcmp(row->label, label) == 0) {
                word = strcmp(row->value, "STALE") == 0     ? "STALE"
                       : strcmp(row->value, "CURRENT") == 0 ? "CURRENT"
                                                            : "MISSING";
            }
        }
    }
    play_view(session, NULL);
    return word;
}

/* A full fat tree for 100,000 nodes costs more than the budget leaves, whatever part 2 does. */
static void link__says_so__when_part_one_leaves_no_design_within_the_limits(void **state)
{
    (void)state;
    struct lab_session *session = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(session, 1, "hop3", "light");
    play_act(session, "to_parts");
    play_to_workbench(session, 2, "falls", "rework");
    assert_null(play_instrument(session, "window"));
    commit_part1(session, "weak");
    assert_non_null(play_instrument(session, "window"));
    assert_int_equal(row_of(session, "verdicts", "near best goodput")->verdict, SCENE_CANNOT_SAY);
    play_act(session, "to_parts");
    play_act(session, "part.1");
    assert_true(play_type(session, "oversubscription", "2"));
    commit(session);
    play_act(session, "to_parts");
    play_act(session, "part.2");
    assert_null(play_instrument(session, "window"));
    set_design(session, "100", "62.5", "on");
    assert_int_equal(aims_met(session), 3);
    lab_session_close(session);
}

static void link__takes_part_ones_fleet__once_it_meets_its_aims(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct lab_session *session = play_open(catalog, ledger, "cloud", -1, NULL);
    play_to_workbench(session, 1, "hop3", "light");
    play_act(session, "to_parts");
    play_to_workbench(session, 2, "falls", "rework");
    assert_string_equal(play_field(session, "backend_nodes")->value, "16,384");
    set_witness(session, 0);
    commit(session);
    assert_string_equal(evidence_is(session, "Best run"), "CURRENT");

    to_reflection(session);
    assert_string_equal(evidence_is(session, "Argument"), "MISSING");
    assert_true(propose(session, "3", "90", "240"));
    assert_string_equal(evidence_is(session, "Argument"), "CURRENT");

    commit_part1(session, "strong"); /* misses an aim: nothing changes */
    play_act(session, "to_workbench");
    assert_string_equal(play_field(session, "backend_nodes")->value, "16,384");
    assert_string_equal(evidence_is(session, "Best run"), "CURRENT");
    commit_part1(session, "weak");
    play_act(session, "to_workbench");
    assert_string_equal(play_field(session, "backend_nodes")->value, "100,000");
    assert_string_equal(evidence_is(session, "Argument"), "STALE");
    assert_string_equal(evidence_is(session, "Best run"), "STALE");
    set_design(session, "90", "80", "on");
    commit(session);
    assert_string_equal(play_field(session, "backend_nodes")->value, "100,000");
    assert_string_equal(evidence_is(session, "Best run"), "CURRENT"); /* though it meets less */
    assert_string_equal(row_of(session, "runs", "Best so far")->value, "Run 2: 1 of 3 MET");
    char *before = play_text(session);
    lab_session_close(session);

    session = play_open(catalog, ledger, NULL, -1, NULL);
    play_act(session, "to_parts");
    play_act(session, "part.2");
    play_act(session, "to_workbench");
    char *after = play_text(session);
    assert_string_equal(after, before);
    free(after);
    free(before);
    lab_session_close(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truth__follows_the_carbon__on_every_variant),
        cmocka_unit_test(truth__is_worked__on_both_sides),
        cmocka_unit_test(lock__takes_its_number_in_per_cent__with_its_sign),
        cmocka_unit_test(reveal__names_the_other_sign__and_no_factor),
        cmocka_unit_test(window__share_is_of_the_direct_maximum__on_every_track),
        cmocka_unit_test(workbench__window__is_missed_at_the_defaults_and_reached),
        cmocka_unit_test(workbench__failure_states__are_entered_and_left),
        cmocka_unit_test(optima__are_marked__after_three_runs),
        cmocka_unit_test(radar__has_its_limits_half_way__and_ghosts_of_first_and_best),
        cmocka_unit_test(values__show_the_frequency__beside_the_interval),
        cmocka_unit_test(runs__best_of_ten_stands__and_an_eleventh_does_not_count),
        cmocka_unit_test(reflection__is_about_the_best_run__not_the_last),
        cmocka_unit_test(luck__is_the_same__for_the_same_student_and_run),
        cmocka_unit_test(replay__of_the_ledger__gives_the_same_scenes),
        cmocka_unit_test(proposal__impossible__is_refused_with_the_reason),
        cmocka_unit_test(proposal__is_run__and_shown_beside_the_design),
        cmocka_unit_test(link__takes_part_ones_fleet__once_it_meets_its_aims),
        cmocka_unit_test(link__says_so__when_part_one_leaves_no_design_within_the_limits),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    lab_catalog_free(catalog);
    return failed;
}
