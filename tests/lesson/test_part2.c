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

static struct catalog *catalog;

static const struct track *track_at(size_t i)
{
    return track_find(catalog, track_ids[i]);
}

/* ---- helpers ---- */

static struct stage *open_bench(const char *ledger, const char *track)
{
    struct stage *stage = play_open(catalog, ledger, track, -1, NULL);
    play_to_workbench(stage, 2, "falls", "rework");
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    return stage;
}

/* A design by its four controls; NULL leaves one as it is. */
static void set_design(struct stage *stage, const char *interval, const char *clean,
                       const char *asynchronous)
{
    bool synchronous = asynchronous && strcmp(asynchronous, "off") == 0;
    assert_true(!synchronous || play_type(stage, "asynchronous", "off"));
    assert_true(!interval || play_type(stage, "checkpoint_interval", interval));
    assert_true(!clean || play_type(stage, "clean_share", clean));
    assert_true(!asynchronous || play_type(stage, "asynchronous", asynchronous));
}

/* In the optimal operating window of a track. */
static const struct {
    const char *interval, *clean;
} witness[TRACKS] = {{"260", "69"}, {"520", "69"}, {"370", "69"}, {"3.5", "74"}};

static void set_witness(struct stage *stage, size_t track)
{
    set_design(stage, witness[track].interval, witness[track].clean, "on");
}

static size_t aims_met(const struct stage *stage)
{
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    size_t met = 0;
    for (size_t i = 0; i < verdicts->row_count; i++) {
        met += verdicts->rows[i].verdict == SCENE_MET;
    }
    return met;
}

static void commit(struct stage *stage)
{
    assert_true(play_act(stage, "commit"));
}

static const struct scene_row *row_of(const struct stage *stage, const char *instrument,
                                      const char *label)
{
    const struct scene_instrument *found = play_instrument(stage, instrument);
    for (size_t i = 0; found && i < found->row_count; i++) {
        if (strcmp(found->rows[i].label, label) == 0) {
            return &found->rows[i];
        }
    }
    return NULL;
}

static bool has_mark(const struct stage *stage, char letter)
{
    const struct scene_plot *plot = play_instrument(stage, "goodput_tau")->plot;
    for (size_t i = 0; i < plot->mark_count; i++) {
        if (plot->marks[i].letter == letter) {
            return true;
        }
    }
    return false;
}

static void to_reveal(struct stage *stage)
{
    assert_true(play_act(stage, "to_observe"));
    assert_true(play_draft(stage, "observation", "goodput has a peak"));
    assert_true(play_act(stage, "observe"));
    assert_int_equal(play_screen(stage), SCENE_REVEAL);
}

static void to_reflection(struct stage *stage)
{
    to_reveal(stage);
    assert_true(play_act(stage, "to_reflect"));
}

static bool propose(struct stage *stage, const char *stall, const char *lag, const char *interval)
{
    play_draft(stage, "stall", stall);
    play_draft(stage, "lag", lag);
    play_draft(stage, "interval", interval);
    play_draft(stage, "proposal", "copy to memory, then write while the work goes on");
    return play_act(stage, "submit");
}

/* ---- the prediction ---- */

static double carbon_at(const struct design *design, double interval)
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
        for (unsigned variant = 0; variant < VARIANTS; variant++) {
            struct design scenario;
            struct truth truth;
            lock_scenario(catalog, track_at(t), SIM_PART_RELIABILITY, variant, &scenario);
            truth_find(SIM_PART_RELIABILITY, &scenario, &truth);
            double interval = scenario.in.reliability.checkpoint_interval;
            double change = carbon_at(&scenario, interval / 2) / carbon_at(&scenario, interval) - 1;
            bool beyond = interval > figure_value(FIGURE_BREAK_EVEN, &scenario, NULL);
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

/* The cloud's default, 1,800 s: 30.8331 mg; its break-even is about 0.9 of Young's interval. */
static void truth__is_worked__on_both_sides(void **state)
{
    (void)state;
    struct design design = track_at(0)->defaults;
    struct truth truth;
    truth_find(SIM_PART_RELIABILITY, &design, &truth);
    assert_true(fabs(carbon_at(&design, 1800) - 30.8331) < 5e-5);
    assert_int_equal(truth.choice, 0);
    design.in.reliability.checkpoint_interval = 300;
    truth_find(SIM_PART_RELIABILITY, &design, &truth);
    assert_int_equal(truth.choice, 1);
    design.in.reliability.checkpoint_interval = figure_value(FIGURE_BREAK_EVEN, &design, NULL);
    truth_find(SIM_PART_RELIABILITY, &design, &truth);
    assert_int_equal(truth.choice, 2);

    double young = sim_interval_young(60, 11135.1);
    assert_true(fabs(figure_value(FIGURE_BREAK_EVEN, &design, NULL) / young - 0.8966) < 5e-5);
    assert_true(fabs(figure_value(FIGURE_TIME_BREAK_EVEN, &design, NULL) / young - sqrt(2)) < 1e-5);
}

/* Part 2's comparison after a prediction: its number times `by`, and all else right, or none. */
static const struct scene_instrument *reveal_of(struct stage *stage, double by, bool right)
{
    struct design scenario;
    struct truth truth;
    char number[32];
    lock_scenario(catalog, track_at(0), SIM_PART_RELIABILITY, 1, &scenario);
    truth_find(SIM_PART_RELIABILITY, &scenario, &truth);
    snprintf(number, sizeof number, "%.3g %%", by * truth.number);
    play_act(stage, "part.2");
    play_act(stage, "to_lock");
    play_type(stage, "choice", (truth.choice != 0) == right ? "rises" : "falls");
    assert_true(play_type(stage, "number", number));
    play_type(stage, "mechanism", (truth.mechanism != 0) == right ? "stalls" : "rework");
    play_type(stage, "confidence", "3");
    assert_true(play_act(stage, "lock"));
    play_act(stage, "to_mission");
    play_act(stage, "to_observe");
    play_draft(stage, "observation", "less");
    play_act(stage, "observe");
    return play_instrument(stage, "reveal");
}

static void lock__takes_its_number_in_per_cent__with_its_sign(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    const struct scene_instrument *reveal = reveal_of(stage, 1, true);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(reveal->rows[i].verdict, SCENE_RIGHT);
    }
    assert_non_null(strstr(reveal->rows[1].note, reveal->rows[1].value));
    stage_close(stage);
}

/* The prediction was about C/W at an interval and at half of it: both are points of its curve. */
static void reveal__shows_carbon_over_the_interval__with_its_half(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    struct truth truth;
    struct design scenario;
    reveal_of(stage, 1, true);
    lock_scenario(catalog, track_at(0), SIM_PART_RELIABILITY, 1, &scenario);
    truth_find(SIM_PART_RELIABILITY, &scenario, &truth);
    const struct scene_instrument *carbon = play_instrument(stage, "carbon_tau");
    const struct scene_plot *plot = carbon->plot;
    assert_int_equal(plot->mark_count, 2);
    assert_true(plot->marks[0].x == scenario.in.reliability.checkpoint_interval);
    assert_true(plot->marks[1].x == plot->marks[0].x / 2);
    assert_true(fabs(100 * (plot->marks[1].y / plot->marks[0].y - 1) - truth.number) < 1e-9);
    for (size_t i = 0; i < plot->mark_count; i++) { /* within the picture, and in its table */
        assert_true(plot->marks[i].y > plot->y.min && plot->marks[i].y < plot->y.max);
        assert_non_null(row_of(stage, "carbon_tau", plot->marks[i].label));
    }
    assert_int_equal(carbon->row_count, 9 + 2);
    stage_close(stage);
}

/* The other choice and the other reason: each is said to be wrong, with what is right. */
static void reveal__of_a_wrong_prediction__says_what_is_right(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    const struct scene_instrument *reveal = reveal_of(stage, 1, false);
    for (size_t i = 0; i < 3; i += 2) {
        const struct scene_row *row = &reveal->rows[i];
        assert_int_equal(row->verdict, SCENE_NOT_RIGHT);
        assert_non_null(row->note);
        assert_null(strstr(row->note, row->value));
    }
    assert_int_equal(reveal->rows[1].verdict, SCENE_RIGHT);
    stage_close(stage);
}

/* "Off by 1.0 x" would call the opposite nearly right. */
static void reveal__names_the_other_sign__and_no_factor(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    const struct scene_row *number = &reveal_of(stage, -1, true)->rows[1];
    assert_int_equal(number->verdict, SCENE_NOT_RIGHT);
    assert_non_null(strstr(number->note, "the other sign"));
    assert_null(strstr(number->note, "off by"));
    stage_close(stage);
}

/* Whatever number is wrong: the sign is asked about where it is another, and nowhere else. */
static void reveal__finds_fault__with_nothing_that_is_right(void **state)
{
    static const double off[] = {-300, -20, -2.1, -1, -0.3, 0, 0.02, 0.3, 2.1, 20, 300};
    (void)state;
    for (size_t i = 0; i < sizeof off / sizeof off[0]; i++) {
        struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
        assert_int_equal(reveal_of(stage, off[i], true)->rows[1].verdict, SCENE_NOT_RIGHT);
        char *text = play_text(stage);
        assert_int_equal(strstr(text, "Check the sign") != NULL, off[i] <= 0);
        assert_int_equal(strstr(text, "Your sign is right") != NULL, off[i] > 0);
        assert_null(strstr(text, "{"));
        free(text);
        stage_close(stage);
    }
}

/* Before the lock, and whatever the truth is: a direction and a number that say two things. */
static void lock__asks_which_is_meant__of_two_that_differ(void **state)
{
    static const struct {
        const char *choice, *number;
        bool differ;
    } said[] = {{"falls", "5", true},    {"falls", "-5", false}, {"falls", "0", true},
                {"rises", "-0.4", true}, {"rises", "5", false},  {"rises", "0", true},
                {"stays", "5", true},    {"stays", "-5", true},  {"stays", "0", false}};
    (void)state;
    for (size_t i = 0; i < 2 * sizeof said / sizeof said[0]; i++) {
        struct stage *stage = play_open(catalog, play_ledger(), track_ids[i % TRACKS], 1, NULL);
        const size_t at = i / 2;
        play_act(stage, "part.2");
        play_act(stage, "to_lock");
        play_type(stage, "choice", said[at].choice);
        assert_true(play_type(stage, "number", said[at].number));
        play_type(stage, "mechanism", i % 2 ? "rework" : "stalls");
        play_type(stage, "confidence", "2");
        const char *asks = play_field(stage, "lock")->confirm;
        assert_non_null(asks);
        assert_int_equal(strstr(asks, "which do you mean?") != NULL, said[at].differ);
        assert_true(play_act(stage, "lock")); /* it is a question, not a refusal */
        stage_close(stage);
    }
}

/* ---- the window ---- */

static void window__share_is_of_the_direct_maximum__on_every_track(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        const struct part *part = &track_at(t)->parts[SIM_PART_RELIABILITY - 1];
        const struct control *interval = control_find(part, "checkpoint_interval");
        const struct control *eta = control_find(part, "eta");
        const struct sim_window_box box = {interval->min, interval->max, eta->min, eta->max, 0, 1,
                                           true};
        struct design design = track_at(t)->defaults;
        struct evaluation *evaluation = evaluation_new();
        struct sim_window_out direct;
        struct sim_reliability_out out;
        assert_true(isnan(figure_value(FIGURE_WINDOW_SHARE, &design, NULL)));
        evaluation_set(evaluation, track_at(t), SIM_PART_RELIABILITY, &design);
        sim_window_best(&design.in.reliability, &box, &direct);
        assert_true(evaluation_design(evaluation)->best_goodput == direct.fleet_goodput);

        /* Steps of the part's own controls change the share, never what it is a share of. What
         * breaks cap or budget has none: it may do more work than the best that keeps both. */
        size_t within = 0, outside = 0;
        design.in.reliability.checkpoint_interval = fmax(
            design.in.reliability.checkpoint_interval / 3, design.in.reliability.durable_lag);
        design.in.reliability.asynchronous = 1;
        design.in.reliability.eta = 0.97;
        for (int i = 0; i <= 50; i++) {
            design.in.reliability.clean_share = 0.02 * i;
            sim_reliability_eval(&design.in.reliability, &out);
            evaluation_set(evaluation, track_at(t), SIM_PART_RELIABILITY, &design);
            double share = evaluation_figure(evaluation, FIGURE_WINDOW_SHARE);
            if (out.carbon_per_weight_mg > out.target_mg || out.tco_usd > out.tco_budget_usd) {
                assert_true(isnan(share));
                outside++;
            } else {
                assert_true(fabs(share - out.fleet_goodput / direct.fleet_goodput) < 1e-12);
                assert_true(share <= 1 + 1e-9);
                within++;
            }
        }
        assert_true(within > 0 && outside > 0);
        sim_window_best(&design.in.reliability, &box, &direct);
        assert_true(evaluation_design(evaluation)->best_goodput == direct.fleet_goodput);
        evaluation_free(evaluation);
    }
}

static void workbench__window__is_missed_at_the_defaults_and_reached(void **state)
{
    (void)state;
    for (size_t t = 0; t < TRACKS; t++) {
        struct stage *stage = open_bench(play_ledger(), track_ids[t]);
        assert_true(aims_met(stage) < 3);
        set_witness(stage, t);
        assert_int_equal(aims_met(stage), 3);
        assert_string_equal(play_message(stage), "");
        stage_close(stage);
    }
}

/* The next copy may begin when the last one is safe: the control says so, and nothing replaces it.
 */
static void interval__stops__where_copies_are_safe(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    set_design(stage, "60", NULL, NULL);
    assert_false(play_type(stage, "asynchronous", "on"));
    assert_non_null(strstr(play_message(stage), "shorter than 90.0 s"));
    set_design(stage, "100", NULL, "on");
    play_step(stage, "checkpoint_interval", -1);
    assert_string_equal(play_field(stage, "checkpoint_interval")->value, "90.0 s");
    play_step(stage, "checkpoint_interval", -1);
    assert_string_equal(play_field(stage, "checkpoint_interval")->value, "90.0 s");
    assert_non_null(strstr(play_message(stage), "shorter than 90.0 s"));
    assert_false(play_type(stage, "checkpoint_interval", "60"));
    assert_string_equal(play_field(stage, "checkpoint_interval")->value, "90.0 s");
    play_step(stage, "checkpoint_interval", 1);
    assert_null(strstr(play_message(stage), "shorter than"));
    stage_close(stage);
}

static void workbench__failure_states__are_entered_and_left(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    set_design(stage, "1700", NULL, NULL);
    assert_non_null(strstr(play_message(stage), "OVER THE CAP"));
    set_witness(stage, 0);
    assert_string_equal(play_message(stage), "");
    set_design(stage, "14400", "100", "off");
    assert_non_null(strstr(play_message(stage), "OVER THE BUDGET"));
    assert_true(play_event(stage, EVENT_RESTORE));
    assert_string_equal(play_message(stage), "");
    set_design(stage, "20", "100", "off");
    assert_true(stage_scene(stage)->alarm);
    assert_true(play_act(stage, "restore"));
    assert_string_equal(play_message(stage), "");
    stage_close(stage);

    stage = open_bench(play_ledger(), "tiny");
    set_design(stage, "200", "100", "off");
    assert_true(stage_scene(stage)->alarm);
    stage_close(stage);
}

/* ---- instruments ---- */

static void optima__are_marked__after_three_runs(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    set_witness(stage, 0);
    for (int runs = 0; runs < 3; runs++) {
        for (const char *letter = "YDOC["; *letter; letter++) {
            assert_false(has_mark(stage, *letter));
        }
        assert_true(has_mark(stage, '@'));
        assert_null(row_of(stage, "goodput_tau", "Young's interval"));
        commit(stage);
    }
    for (const char *letter = "@YDOC[]"; *letter; letter++) {
        assert_true(has_mark(stage, *letter));
    }
    set_design(stage, NULL, "0", NULL); /* dirty power: no interval mends that */
    assert_false(has_mark(stage, '['));
    assert_true(has_mark(stage, 'C'));
    stage_close(stage);
}

static void radar__has_its_limits_half_way__and_ghosts_of_first_and_best(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    const struct scene_radar *radar = play_instrument(stage, "radar2")->radar;
    assert_null(radar->first);
    assert_null(radar->best);
    assert_true(radar->values[2] < radar->limits[2]); /* over the cap */
    assert_true(radar->values[3] > radar->limits[3]); /* within the budget */
    double first = radar->values[2];
    commit(stage);
    set_witness(stage, 0);
    commit(stage);
    set_design(stage, "10000", NULL, NULL);
    radar = play_instrument(stage, "radar2")->radar;
    assert_true(radar->first[2] == first);
    assert_true(radar->best[2] >= radar->limits[2]);
    for (size_t i = 0; i < radar->axis_count; i++) {
        assert_true(radar->values[i] > 0 && radar->values[i] < 1);
    }
    stage_close(stage);
}

static void values__show_the_frequency__beside_the_interval(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    const struct scene_row *row = row_of(stage, "cue", "Checkpoints");
    assert_string_equal(row->value, "2.00 an hour");
    assert_string_equal(row->note, "1,800 s");
    assert_string_equal(row_of(stage, "cue", "CUE")->value, "0.422 kg/kWh");
    stage_close(stage);
}

/* Motes fail one by one: what is two minutes is no fleet's. */
static void values__of_motes__say_whose_failure_it_is(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "tiny");
    assert_null(row_of(stage, "cue", "Fleet MTBF"));
    assert_string_equal(row_of(stage, "cue", "MTBF of a mote")->value, "2.00 min");
    assert_non_null(strstr(play_instrument(stage, "cue")->sentence, "A mote fails every"));
    stage_close(stage);
    stage = open_bench(play_ledger(), "edge");
    assert_non_null(row_of(stage, "cue", "Fleet MTBF"));
    stage_close(stage);
}

/* ---- ten runs ---- */

static void runs__best_of_ten_stands__and_an_eleventh_does_not_count(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    set_design(stage, "300", "72", "on"); /* all aims met, not the best */
    commit(stage);
    const char *uncounted = "does not count";
    for (int run = 2; run <= 10; run++) {
        set_design(stage, "1800", "0", "off");
        commit(stage);
        assert_null(strstr(play_message(stage), "used up"));
    }
    assert_string_equal(row_of(stage, "runs", "Runs that count")->value, "10 of 10");
    assert_string_equal(row_of(stage, "runs", "Best so far")->value, "Run 1: 3 of 3 MET");
    set_witness(stage, 0);
    commit(stage); /* better, and too late */
    assert_non_null(strstr(play_message(stage), "run 11"));
    assert_non_null(strstr(play_message(stage), "used up"));
    assert_string_equal(row_of(stage, "runs", "Best so far")->value, "Run 1: 3 of 3 MET");
    const struct scene_instrument *log = play_instrument(stage, "runlog");
    assert_int_equal(log->row_count, 11);
    for (size_t i = 0; i < log->row_count; i++) {
        assert_true((strstr(log->rows[i].note, uncounted) != NULL) == (i == 10));
    }
    assert_int_equal(play_instrument(stage, "spark.goodput")->spark_count, 11);
    stage_close(stage);
}

/* A run is spent on a design that was run already only by who was told so, and which run it was. */
static void commit__of_a_design_that_was_run__says_which(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    assert_null(play_field(stage, "commit")->confirm);
    assert_true(play_type(stage, "checkpoint_interval", "900") && play_act(stage, "commit"));
    assert_non_null(strstr(play_field(stage, "commit")->confirm, "Run 1 "));
    assert_true(play_type(stage, "checkpoint_interval", "800"));
    assert_null(play_field(stage, "commit")->confirm);
    assert_true(play_act(stage, "commit") && play_type(stage, "checkpoint_interval", "900"));
    assert_non_null(strstr(play_field(stage, "commit")->confirm, "Run 1 "));
    assert_non_null(strstr(play_field(stage, "commit")->readout, "Run 1 "));
    assert_true(play_act(stage, "commit"));
    assert_non_null(strstr(play_field(stage, "commit")->confirm, "Run 3 "));
    assert_true(play_act(stage, "reset")); /* what was run before it does not count */
    assert_null(play_field(stage, "commit")->confirm);
    stage_close(stage);
}

static void reflection__is_about_the_best_run__not_the_last(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    set_witness(stage, 0);
    commit(stage);
    set_design(stage, "1800", "0", "off");
    commit(stage);
    to_reflection(stage);
    char *text = play_text(stage);
    assert_non_null(strstr(text, "up 81.3 % of the time")); /* the default's is 95.8 % */
    assert_null(strstr(text, "95.8 %"));
    free(text);
    stage_close(stage);
}

static void luck__is_the_same__for_the_same_student_and_run(void **state)
{
    (void)state;
    char first[2][64];
    for (int i = 0; i < 2; i++) {
        struct stage *stage = open_bench(play_ledger(), "mobile");
        commit(stage);
        snprintf(first[i], sizeof first[i], "%s",
                 row_of(stage, "runs", "Luck of the last run")->value);
        commit(stage);
        assert_string_not_equal(row_of(stage, "runs", "Luck of the last run")->value, first[i]);
        stage_close(stage);
    }
    assert_string_equal(first[0], first[1]);
    assert_non_null(strstr(first[0], " to "));

    struct stage *stage = open_bench(play_ledger(), "tiny");
    set_design(stage, "0.2", NULL, NULL);
    commit(stage);
    assert_string_equal(row_of(stage, "runs", "Luck of the last run")->value, "too long to replay");
    stage_close(stage);
}

static void replay__of_the_ledger__gives_the_same_scenes(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = open_bench(ledger, "edge");
    commit(stage);
    set_witness(stage, 1);
    commit(stage);
    set_design(stage, "900", NULL, "off");
    commit(stage);
    to_reflection(stage);
    assert_true(propose(stage, "3", "90", "420"));
    char *reflect = play_text(stage);
    play_act(stage, "to_workbench");
    play_view(stage, "table");
    char *table = play_text(stage);
    stage_close(stage);

    stage = play_open(catalog, ledger, NULL, -1, NULL);
    play_act(stage, "to_parts");
    play_act(stage, "part.2");
    char *text = play_text(stage);
    assert_string_equal(text, reflect);
    free(text);
    play_act(stage, "to_workbench");
    play_view(stage, "table");
    text = play_text(stage);
    assert_string_equal(text, table);
    free(text);
    free(table);
    free(reflect);
    stage_close(stage);
}

/* ---- the proposal ---- */

static void proposal__impossible__is_refused_with_the_reason(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    commit(stage);
    to_reflection(stage);
    assert_false(propose(stage, "2.9", "90", "240"));
    assert_non_null(strstr(play_message(stage), "3.00 s"));
    assert_false(propose(stage, "3", "89", "240"));
    assert_non_null(strstr(play_message(stage), "90.0 s"));
    assert_false(propose(stage, "3", "300", "240"));
    assert_non_null(strstr(play_message(stage), "shorter than your lag"));
    assert_false(propose(stage, "soon", "90", "240"));
    assert_null(play_instrument(stage, "reflect")); /* nothing was handed in */
    assert_true(propose(stage, "3", "90", "240"));
    assert_non_null(play_instrument(stage, "reflect"));
    stage_close(stage);
}

/* What a plan is held against is told before it is written; and one that wastes what the design
 * wastes, but for less than anybody reads, is as good. */
static void proposal__has_its_limits__in_sight(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    set_witness(stage, 0);
    commit(stage);
    to_reflection(stage);
    const struct scene_instrument *held = play_instrument(stage, "held");
    char waste[80];
    assert_int_equal(held->row_count, 4);
    for (size_t i = 0; i < held->row_count; i++) {
        assert_string_not_equal(held->rows[i].value, "");
        assert_non_null(held->rows[i].bound);
    }
    snprintf(waste, sizeof waste, "%s", held->rows[0].limit);
    assert_true(propose(stage, "3", "90", "261"));
    const struct scene_instrument *rows = play_instrument(stage, "reflect");
    assert_string_equal(rows->rows[0].limit, waste);
    assert_int_equal(rows->rows[0].verdict, SCENE_MET);
    assert_int_equal(rows->rows[1].verdict, SCENE_MET);
    assert_non_null(strstr(rows->rows[2].limit, "at most"));
    stage_close(stage);
}

static void proposal__is_run__and_shown_beside_the_design(void **state)
{
    (void)state;
    struct stage *stage = open_bench(play_ledger(), "cloud");
    commit(stage); /* the defaults: 85.17 % */
    to_reflection(stage);
    assert_true(propose(stage, "3", "90", "240"));
    const struct scene_instrument *rows = play_instrument(stage, "reflect");
    assert_int_equal(rows->row_count, 4);
    assert_int_equal(rows->rows[0].verdict, SCENE_MET); /* wastes less energy */
    assert_non_null(strstr(rows->rows[1].limit, "85.17 %"));
    assert_int_equal(rows->rows[1].verdict, SCENE_MET);
    assert_int_equal(rows->rows[2].verdict, SCENE_NOT_MET); /* the grid is as it was */
    assert_int_equal(rows->rows[3].verdict, SCENE_MET);
    assert_true(propose(stage, "500", "600", "600")); /* possible, and bad */
    rows = play_instrument(stage, "reflect");
    assert_int_equal(rows->rows[0].verdict, SCENE_NOT_MET);
    assert_int_equal(rows->rows[1].verdict, SCENE_NOT_MET);
    stage_close(stage);
}

/* Proposes what the words below the first row lead to; false where they lead nowhere. */
static bool follow(struct stage *stage, double plan[3])
{
    char said[3][32];
    for (size_t i = 0; i < 3; i++) {
        snprintf(said[i], sizeof said[i], "%.10g", plan[i]);
    }
    if (!propose(stage, said[0], said[1], said[2])) {
        fail_msg("%s, %s, %s: %s", said[0], said[1], said[2], play_message(stage));
    }
    const char *note = play_instrument(stage, "reflect")->rows[0].note;
    bool longer = strstr(note, "a longer interval"), shorter = strstr(note, "a shorter interval");
    if (longer || shorter) {
        plan[2] *= longer ? 1.02 : 1 / 1.02;
        plan[2] = plan[2] > plan[1] ? plan[2] : plan[1];
    } else if (strstr(note, "Shorten the stall or the lag")) {
        plan[0] = 3 + 0.7 * (plan[0] - 3);
        plan[1] = 90 + 0.7 * (plan[1] - 90);
    }
    return longer || shorter || strstr(note, "Shorten");
}

/* Whatever is proposed, also with the interval as short as is allowed: what is said below it leads
 * to a plan that is accepted, and never to one that is refused. */
static void proposal__that_is_worse__is_led_to_one_that_is_accepted(void **state)
{
    (void)state;
    static const double plans[][3] = {{3, 90, 90},      {3, 90, 14000},   {60, 90, 100},
                                      {500, 600, 600},  {3, 2000, 2000},  {20, 90, 95},
                                      {200, 90, 14000}, {100, 400, 5000}, {60, 3000, 3000}};
    const char *designs[] = {"asynchronous=off", "asynchronous=on checkpoint_interval=240",
                             "asynchronous=on checkpoint_interval=90"};
    for (size_t d = 0; d < sizeof designs / sizeof designs[0]; d++) {
        struct stage *stage = open_bench(play_ledger(), "cloud");
        assert_true(play_set(stage, &track_at(0)->parts[1], designs[d]));
        assert_true(play_act(stage, "commit"));
        to_reflection(stage);
        for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++) {
            double plan[3];
            int tries = 0;
            memcpy(plan, plans[i], sizeof plan);
            while (follow(stage, plan) && tries < 600) {
                tries++;
            }
            const struct scene_row *row = play_instrument(stage, "reflect")->rows;
            if (row->verdict != SCENE_MET) {
                fail_msg("%s, %zu: %g, %g, %g: %s, %s", designs[d], i, plan[0], plan[1], plan[2],
                         row->value, row->note);
            }
        }
        stage_close(stage);
    }
}

/* ---- the cap ---- */

static const char *cap_words(bool now, bool half)
{
    return now && half ? "Both keep the cap"
           : half      ? "Half of it keeps the cap"
           : now       ? "Half of it breaks the cap"
                       : "Both are over the cap";
}

static void reveal__says_how_both_stand_to_the_cap(void **state)
{
    (void)state;
    for (size_t i = 0; i < TRACKS; i++) {
        for (int variant = 0; variant < 8; variant++) {
            struct design design;
            struct sim_reliability_out now, half;
            lock_scenario(catalog, track_at(i), SIM_PART_RELIABILITY, (unsigned)variant, &design);
            sim_reliability_eval(&design.in.reliability, &now);
            design.in.reliability.checkpoint_interval /= 2;
            sim_reliability_eval(&design.in.reliability, &half);
            struct stage *stage = play_open(catalog, play_ledger(), track_ids[i], variant, NULL);
            play_to_workbench(stage, 2, "falls", "rework");
            commit(stage);
            to_reveal(stage);
            assert_non_null(strstr(play_instrument(stage, "carbon_tau")->sentence,
                                   cap_words(now.carbon_per_weight_mg <= now.target_mg,
                                             half.carbon_per_weight_mg <= now.target_mg)));
            stage_close(stage);
        }
    }
}

/* ---- the speech ---- */

/* Commits one design and goes to the argument about it. */
static struct stage *argue(size_t track, const char *interval, const char *asynchronous)
{
    struct stage *stage = open_bench(play_ledger(), track_ids[track]);
    set_design(stage, interval, NULL, asynchronous);
    commit(stage);
    to_reflection(stage);
    return stage;
}

static bool says(const struct stage *stage, const char *words)
{
    char *text = play_text(stage);
    bool found = strstr(text, words) != NULL;
    free(text);
    return found;
}

/* What is asked of the student can be done: the plan wastes less energy than the design. */
static void assert_mends(struct stage *stage, size_t track)
{
    bool motes = strcmp(track_ids[track], "tiny") == 0;
    assert_true(
        propose(stage, motes ? "0.05" : "3", motes ? "0.5" : "90", witness[track].interval));
    assert_int_equal(play_instrument(stage, "reflect")->rows[0].verdict, SCENE_MET);
}

static void speech__asks_for_what_the_design_lacks(void **state)
{
    (void)state;
    for (size_t i = 0; i < TRACKS; i++) {
        struct stage *stage = argue(i, witness[i].interval, "off");
        assert_true(says(stage, "Propose an asynchronous checkpoint"));
        assert_false(says(stage, "already"));
        assert_mends(stage, i);
        stage_close(stage);
        stage = argue(i, i == 3 ? "60" : "7200", "on");
        assert_true(says(stage, "asynchronous already"));
        assert_true(says(stage, "more than with another interval"));
        assert_mends(stage, i);
        stage_close(stage);
    }
}

static void speech__of_a_good_design__blames_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < TRACKS; i++) {
        struct stage *stage = argue(i, witness[i].interval, "on");
        assert_true(says(stage, "hardly any interval would waste less"));
        assert_false(says(stage, "Propose an asynchronous checkpoint"));
        assert_false(says(stage, "Yet"));
        stage_close(stage);
    }
}

/* ---- part 1's fleet ---- */

static void commit_part1(struct stage *stage, const char *scaling, const char *oversubscription)
{
    play_act(stage, "to_parts");
    play_act(stage, "part.1");
    play_act(stage, "to_mission");
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    assert_true(play_type(stage, "local_steps", "50"));
    assert_true(play_type(stage, "scaling", scaling));
    assert_true(play_type(stage, "oversubscription", oversubscription));
    commit(stage);
    play_act(stage, "to_parts");
    play_act(stage, "part.2");
    play_act(stage, "to_mission");
}

/* In part 2's table, which comes after part 1's. */
static const char *evidence_is(struct stage *stage, const char *label)
{
    play_view(stage, "evidence");
    const char *word = "";
    const struct scene *scene = stage_scene(stage);
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
    play_view(stage, NULL);
    return word;
}

/* A full fat tree for 100,000 nodes costs more than the budget leaves, so part 1 doesn't take it.
 */
static void link__waits__for_a_fabric_that_leaves_room(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    play_act(stage, "to_parts");
    play_to_workbench(stage, 2, "falls", "rework");
    assert_null(play_instrument(stage, "window"));
    commit_part1(stage, "weak", "1");
    assert_string_equal(play_field(stage, "backend_nodes")->value, "16,384");
    commit_part1(stage, "weak", "2");
    assert_string_equal(play_field(stage, "backend_nodes")->value, "100,000");
    assert_null(play_instrument(stage, "window"));
    set_design(stage, "120", "78", "on");
    assert_int_equal(aims_met(stage), 3);
    stage_close(stage);
}

static void link__takes_part_ones_fleet__once_it_meets_its_aims(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    play_act(stage, "to_parts");
    play_to_workbench(stage, 2, "falls", "rework");
    assert_string_equal(play_field(stage, "backend_nodes")->value, "16,384");
    set_witness(stage, 0);
    commit(stage);
    assert_string_equal(evidence_is(stage, "Best run"), "CURRENT");

    to_reflection(stage);
    assert_string_equal(evidence_is(stage, "Argument"), "MISSING");
    assert_true(propose(stage, "3", "90", "240"));
    assert_string_equal(evidence_is(stage, "Argument"), "CURRENT");

    commit_part1(stage, "strong", "2"); /* misses an aim: nothing changes */
    play_act(stage, "to_workbench");
    assert_string_equal(play_field(stage, "backend_nodes")->value, "16,384");
    assert_string_equal(evidence_is(stage, "Best run"), "CURRENT");
    commit_part1(stage, "weak", "2");
    play_act(stage, "to_workbench");
    assert_string_equal(play_field(stage, "backend_nodes")->value, "100,000");
    assert_string_equal(evidence_is(stage, "Argument"), "STALE");
    assert_string_equal(evidence_is(stage, "Best run"), "STALE");
    set_design(stage, "3000", "80", "on");
    commit(stage);
    assert_string_equal(play_field(stage, "backend_nodes")->value, "100,000");
    assert_string_equal(evidence_is(stage, "Best run"), "CURRENT"); /* though it meets less */
    assert_string_equal(row_of(stage, "runs", "Best so far")->value, "Run 2: 0 of 3 MET");
    char *before = play_text(stage);
    stage_close(stage);

    stage = play_open(catalog, ledger, NULL, -1, NULL);
    play_act(stage, "to_parts");
    play_act(stage, "part.2");
    play_act(stage, "to_workbench");
    char *after = play_text(stage);
    assert_string_equal(after, before);
    free(after);
    free(before);
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truth__follows_the_carbon__on_every_variant),
        cmocka_unit_test(truth__is_worked__on_both_sides),
        cmocka_unit_test(lock__takes_its_number_in_per_cent__with_its_sign),
        cmocka_unit_test(reveal__of_a_wrong_prediction__says_what_is_right),
        cmocka_unit_test(reveal__shows_carbon_over_the_interval__with_its_half),
        cmocka_unit_test(reveal__names_the_other_sign__and_no_factor),
        cmocka_unit_test(reveal__finds_fault__with_nothing_that_is_right),
        cmocka_unit_test(lock__asks_which_is_meant__of_two_that_differ),
        cmocka_unit_test(window__share_is_of_the_direct_maximum__on_every_track),
        cmocka_unit_test(workbench__window__is_missed_at_the_defaults_and_reached),
        cmocka_unit_test(interval__stops__where_copies_are_safe),
        cmocka_unit_test(workbench__failure_states__are_entered_and_left),
        cmocka_unit_test(optima__are_marked__after_three_runs),
        cmocka_unit_test(radar__has_its_limits_half_way__and_ghosts_of_first_and_best),
        cmocka_unit_test(values__show_the_frequency__beside_the_interval),
        cmocka_unit_test(values__of_motes__say_whose_failure_it_is),
        cmocka_unit_test(runs__best_of_ten_stands__and_an_eleventh_does_not_count),
        cmocka_unit_test(commit__of_a_design_that_was_run__says_which),
        cmocka_unit_test(reflection__is_about_the_best_run__not_the_last),
        cmocka_unit_test(luck__is_the_same__for_the_same_student_and_run),
        cmocka_unit_test(replay__of_the_ledger__gives_the_same_scenes),
        cmocka_unit_test(proposal__impossible__is_refused_with_the_reason),
        cmocka_unit_test(proposal__has_its_limits__in_sight),
        cmocka_unit_test(proposal__is_run__and_shown_beside_the_design),
        cmocka_unit_test(reveal__says_how_both_stand_to_the_cap),
        cmocka_unit_test(proposal__that_is_worse__is_led_to_one_that_is_accepted),
        cmocka_unit_test(speech__asks_for_what_the_design_lacks),
        cmocka_unit_test(speech__of_a_good_design__blames_nothing),
        cmocka_unit_test(link__takes_part_ones_fleet__once_it_meets_its_aims),
        cmocka_unit_test(link__waits__for_a_fabric_that_leaves_room),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
