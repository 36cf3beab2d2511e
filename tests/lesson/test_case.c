/*
 * The prediction's case: the workbench that opens after a lock holds what the lock asked about,
 * what is tried there is a trial and never a run, and a replay finds all of it again.
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

#include "course/text.h"
#include "design/scenario.h"
#include "lesson/locked.h"
#include "lesson/recheck.h"
#include "lesson/runs.h"
#include "play.h"
#include "sim/compound.h"
#include "store/ledger_log.h"

enum { TRACKS = 4, VARIANT = 7 };

static const char *const track_ids[TRACKS] = {"cloud", "edge", "mobile", "tiny"};
static const char *const choices[] = {"hop3", "falls", "ensemble"};
static const char *const mechanisms[] = {"light", "rework", "judge"};

static struct catalog *catalog;

static struct stage *open_case(const char *ledger, size_t track, int part)
{
    struct stage *stage = play_open(catalog, ledger, track_ids[track], VARIANT, NULL);
    play_to_case(stage, part, choices[part - 1], mechanisms[part - 1]);
    assert_int_equal(play_screen(stage), SCENE_CASE);
    return stage;
}

/* What the ledger says of a part, as a replay finds it. */
static struct state *replayed(const char *ledger)
{
    struct buffer why = {0};
    struct recheck recheck;
    struct ledger_log *log = ledger_log_read(ledger, &why);
    assert_non_null(log);
    recheck_init(&recheck, catalog);
    recheck_begin(&recheck, NULL);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        if (!recheck_step(&recheck, ledger_log_record(log, i))) {
            fail_msg("record %zu: %s", i + 1, recheck.differences[0].name);
        }
    }
    struct state *state = recheck.state;
    recheck.state = NULL;
    recheck_end(&recheck);
    ledger_log_free(log);
    return state;
}

static const struct part_state *part_of(const struct state *state, size_t track, int part)
{
    size_t at = (size_t)track_index(catalog, track_ids[track]);
    return state_part(state, at, (enum sim_part)part);
}

/* A trial of the case as it opens holds the lock's scenario, whatever the mission has. */
static void case__opens_with_the_locked_scenario__on_every_track(void **unused)
{
    (void)unused;
    for (size_t t = 0; t < TRACKS; t++) {
        for (int part = 1; part <= 3; part++) {
            const char *ledger = play_ledger();
            const struct track *track = track_find(catalog, track_ids[t]);
            struct stage *stage = open_case(ledger, t, part);
            struct design scenario;
            assert_true(play_act(stage, "trial"));
            assert_int_equal(stage_scene(stage)->save, SCENE_SAVED);
            stage_close(stage);
            lock_scenario(catalog, track, (enum sim_part)part, VARIANT, &scenario);
            struct state *state = replayed(ledger);
            const struct part_state *kept = part_of(state, t, part);
            assert_int_equal(kept->trial_count, 1);
            assert_false(
                locked_differ(&track->parts[part - 1], &kept->trials[0].design, &scenario));
            state_free(state);
        }
    }
}

/* Part 2's case has the fleet that the lock named, where part 1 left another. */
static void case_of_part_2__has_its_own_fleet(void **unused)
{
    (void)unused;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", VARIANT, NULL);
    const struct part *part1 = &track_find(catalog, "cloud")->parts[0];
    play_to_workbench(stage, 1, "hop3", "light");
    assert_true(play_set(stage, part1, "local_steps=20 scaling=weak oversubscription=3"));
    assert_true(play_act(stage, "commit"));
    play_act(stage, "to_parts");
    play_to_case(stage, 2, "falls", "rework");
    assert_string_equal(play_field(stage, "backend_nodes")->value, "16,384");
    assert_non_null(strstr(play_field(stage, "backend_nodes")->readout, "mission: 100,000"));
    play_view(stage, "table");
    const struct scene_instrument *table = play_instrument(stage, "case");
    assert_true(table->row_count >= 2);
    assert_non_null(strstr(table->sentence, "differ"));
    play_view(stage, NULL);
    assert_true(play_event(stage, EVENT_CASE));
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    assert_string_equal(play_field(stage, "backend_nodes")->value, "100,000");
    assert_true(play_event(stage, EVENT_CASE));
    assert_int_equal(play_screen(stage), SCENE_CASE);
    stage_close(stage);
}

/* However good a trial is: no run, no design that stands, no advice earned, nothing in the mission.
 */
static void trial__is_never_the_parts_design(void **unused)
{
    (void)unused;
    const char *ledger = play_ledger();
    const struct track *track = track_find(catalog, "cloud");
    struct stage *stage = open_case(ledger, 0, 1);
    assert_false(play_act(stage, "commit"));
    assert_true(
        play_set(stage, &track->parts[0], "local_steps=50 scaling=weak oversubscription=3"));
    assert_true(play_act(stage, "trial"));
    assert_non_null(strstr(play_message(stage), "counts for no aim"));
    assert_true(play_act(stage, "to_mission"));
    assert_string_equal(play_field(stage, "local_steps")->value, "1");
    assert_non_null(strstr(stage_scene(stage)->message, "Commit a run for advice"));
    play_view(stage, "history");
    assert_null(play_field(stage, "run.1"));
    assert_int_equal(play_instrument(stage, "trials")->row_count, 1);
    play_view(stage, NULL);
    stage_close(stage);
    struct state *state = replayed(ledger);
    const struct part_state *part = part_of(state, 0, 1);
    assert_int_equal(part->run_count, 0);
    assert_false(part->has_design);
    assert_null(runs_standing(&track->parts[0], part));
    state_free(state);
}

/* ---- advice ---- */

/* The mends of aims that a screen tells. */
static size_t mends_told(const struct stage *stage)
{
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    size_t told = 0;
    for (size_t i = 0; i < verdicts->row_count; i++) {
        told += strstr(verdicts->rows[i].note, "Try ") != NULL;
    }
    return told;
}

/* Each slider at both ends: whatever fails there, and how many mends are told. */
static size_t mends_at_ends(struct stage *stage, const struct part *part)
{
    size_t told = 0;
    for (size_t i = 0; i < part->slider_count; i++) {
        for (int steps = -40; steps <= 40; steps += 80) {
            play_step(stage, part->controls[i].name, steps);
            told += mends_told(stage);
        }
    }
    return told;
}

static void advice__in_every_part__is_earned_by_a_run(void **unused)
{
    (void)unused;
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        struct stage *stage = play_open(catalog, play_ledger(), track->id, 8, NULL);
        for (int number = 1; number <= 3; number++) {
            const struct part *part = &track->parts[number - 1];
            play_to_case(stage, number, choices[number - 1], mechanisms[number - 1]);
            assert_int_equal(mends_at_ends(stage, part), 0);
            play_act(stage, "to_mission");
            assert_int_equal(mends_at_ends(stage, part), 0);
            assert_true(play_act(stage, "commit"));
            assert_true(mends_at_ends(stage, part) > 0);
            assert_true(play_act(stage, "to_parts"));
        }
        stage_close(stage);
    }
}

static void assert_near(double value, double due)
{
    if (!(fabs(value - due) <= 1e-9 * fabs(due))) {
        fail_msg("%.12g, and %.12g is due", value, due);
    }
}

static double trying(const char *ledger, size_t track, int part, const char *control)
{
    struct state *state = replayed(ledger);
    double value = design_value(&part_of(state, track, part)->trying, control);
    state_free(state);
    return value;
}

static void experiment__turns_what_the_prediction_was_about(void **unused)
{
    (void)unused;
    static const struct {
        int part, steps;
        const char *control;
        double factor, plus;
    } sides[] = {
        {1, -1, "nodes", 1, -34000},
        {2, -1, "checkpoint_interval", 0.5, 0},
        {2, 1, "checkpoint_interval", 2, 0},
        {3, 1, "verifier", -1, 1},
    };
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        const char *ledger = play_ledger();
        struct design scenario;
        struct stage *stage = open_case(ledger, 0, sides[i].part);
        lock_scenario(catalog, track_find(catalog, "cloud"), (enum sim_part)sides[i].part, VARIANT,
                      &scenario);
        assert_true(
            stage_handle(stage, &(struct event){.kind = EVENT_TRY, .steps = sides[i].steps}));
        stage_close(stage);
        double was = design_value(&scenario, sides[i].control);
        assert_near(trying(ledger, 0, sides[i].part, sides[i].control),
                    sides[i].factor * was + sides[i].plus);
    }
}

/* Sites end at one and at all; the giant becomes a hundred times itself and comes back. */
static void experiment__ends_where_the_case_does(void **unused)
{
    (void)unused;
    const char *ledger = play_ledger();
    struct stage *stage = open_case(ledger, 0, 1);
    assert_false(play_act(stage, "try.more"));
    assert_true(play_act(stage, "try.less"));
    assert_true(play_act(stage, "try.less"));
    assert_false(play_act(stage, "try.less"));
    assert_non_null(strstr(play_message(stage), "one site"));
    assert_true(play_act(stage, "try.more"));
    stage_close(stage);
    assert_near(trying(ledger, 0, 1, "nodes"), 66000);

    const char *other = play_ledger();
    struct design scenario;
    lock_scenario(catalog, track_find(catalog, "cloud"), SIM_PART_COMPOUND, VARIANT, &scenario);
    stage = open_case(other, 0, 3);
    assert_true(play_act(stage, "try.giant"));
    assert_true(play_act(stage, "trial"));
    stage_close(stage);
    assert_near(1 - trying(other, 0, 3, "p_giant"),
                sim_compound_giant_error(&scenario.in.compound, 100));
    stage = play_open(catalog, other, NULL, VARIANT, NULL);
    assert_true(play_act(stage, "to_parts"));
    assert_true(play_act(stage, "part.3"));
    assert_int_equal(play_screen(stage), SCENE_CASE); /* where the student left off */
    assert_true(play_act(stage, "try.giant"));
    stage_close(stage);
    assert_near(trying(other, 0, 3, "p_giant"), scenario.in.compound.p_giant);
}

static void case__is_refused__where_there_is_none(void **unused)
{
    (void)unused;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", VARIANT, NULL);
    assert_false(play_event(stage, EVENT_CASE));
    assert_non_null(strstr(play_message(stage), "no case"));
    play_to_workbench(stage, 1, "hop3", "light");
    assert_false(play_event(stage, EVENT_TRY));
    assert_false(play_act(stage, "trial"));
    assert_true(play_act(stage, "commit"));
    play_act(stage, "to_parts");
    play_act(stage, "part.1"); /* the mission is begun: it comes first now */
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    stage_close(stage);
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case__opens_with_the_locked_scenario__on_every_track),
        cmocka_unit_test(case_of_part_2__has_its_own_fleet),
        cmocka_unit_test(trial__is_never_the_parts_design),
        cmocka_unit_test(advice__in_every_part__is_earned_by_a_run),
        cmocka_unit_test(experiment__turns_what_the_prediction_was_about),
        cmocka_unit_test(experiment__ends_where_the_case_does),
        cmocka_unit_test(case__is_refused__where_there_is_none),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
