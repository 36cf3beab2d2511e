/*
 * How often the model is evaluated for an event. The linker leads each call of an evaluation that
 * crosses files through a counter here; the program has none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "design/curve.h"
#include "play.h"
#include "sim/compound.h"
#include "sim/finale.h"
#include "sim/reliability.h"
#include "sim/scaling.h"
#include "sim/window.h"

enum { SCALING, RELIABILITY, COMPOUND, FINALE, WINDOW, KINDS };

static size_t counts[KINDS];

#define COUNTED(kind, name, in_type, out_type)                          \
    void __real_##name(const struct in_type *in, struct out_type *out); \
    void __wrap_##name(const struct in_type *in, struct out_type *out); \
    void __wrap_##name(const struct in_type *in, struct out_type *out)  \
    {                                                                   \
        counts[kind]++;                                                 \
        __real_##name(in, out);                                         \
    }

COUNTED(SCALING, sim_scaling_eval, sim_scaling_in, sim_scaling_out)
COUNTED(RELIABILITY, sim_reliability_eval, sim_reliability_in, sim_reliability_out)
COUNTED(RELIABILITY, sim_reliability_move, sim_reliability_in, sim_reliability_out)
COUNTED(COMPOUND, sim_compound_eval, sim_compound_in, sim_compound_out)
COUNTED(FINALE, sim_finale_eval, sim_inputs, sim_outputs)

void __real_sim_window_best(const struct sim_reliability_in *in, const struct sim_window_box *box,
                            struct sim_window_out *out);
void __wrap_sim_window_best(const struct sim_reliability_in *in, const struct sim_window_box *box,
                            struct sim_window_out *out);
void __wrap_sim_window_best(const struct sim_reliability_in *in, const struct sim_window_box *box,
                            struct sim_window_out *out)
{
    counts[WINDOW]++;
    __real_sim_window_best(in, box, out);
}

static void count_anew(void)
{
    memset(counts, 0, sizeof counts);
}

static void assert_none(const char *what)
{
    for (size_t i = 0; i < KINDS; i++) {
        if (counts[i] != 0) {
            fail_msg("%s: %zu evaluations of kind %zu", what, counts[i], i + 1);
        }
    }
}

static void assert_at_most(const char *what, size_t kind, size_t most)
{
    if (counts[kind] > most) {
        fail_msg("%s: %zu evaluations, at most %zu are needed", what, counts[kind], most);
    }
}

/* ---- the four workbenches ---- */

enum { RUNS = 3 };

static struct lab_catalog *catalog;

static const struct lab_part *part_of(const struct lab_track *track, int part)
{
    return &track->parts[part - 1];
}

static size_t free_sliders(const struct lab_part *part)
{
    size_t count = 0;
    for (size_t i = 0; i < part->slider_count; i++) {
        count += !part->controls[i].fixed;
    }
    return count;
}

/* Steps a control; the other way where it can't go on. */
static void step(struct lab_session *session, const char *control)
{
    char before[64];
    snprintf(before, sizeof before, "%s", play_field(session, control)->value);
    count_anew();
    play_step(session, control, 1);
    if (strcmp(play_field(session, control)->value, before) == 0) {
        count_anew();
        play_step(session, control, -1);
    }
}

/* Locks, and commits runs, so that ghosts and optima are drawn. */
static void open_bench(struct lab_session *session, const struct lab_part *part)
{
    if (part->number == SIM_PART_FINALE) {
        assert_true(play_act(session, "part.4"));
        assert_true(play_act(session, "to_workbench"));
    } else {
        play_to_workbench(session, part->number, part->lock_choices[0], part->lock_mechanisms[0]);
    }
    for (int i = 0; i < RUNS; i++) {
        assert_true(play_act(session, "commit"));
        step(session, part->controls[0].name);
    }
}

static void leave_bench(struct lab_session *session, const struct lab_part *part)
{
    if (part->number != SIM_PART_FINALE) {
        assert_true(play_act(session, "to_observe"));
        assert_true(play_draft(session, "observation", "seen"));
        assert_true(play_act(session, "observe"));
        assert_true(play_act(session, "to_workbench"));
        assert_true(play_act(session, "to_parts"));
    }
}

static void on_all_benches(void (*check)(struct lab_session *session, const struct lab_track *track,
                                         const struct lab_part *part))
{
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct lab_track *track = &catalog->tracks[t];
        struct lab_session *session = play_open(catalog, play_ledger(), track->id, -1, NULL);
        for (int i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
            open_bench(session, part_of(track, i));
            check(session, track, part_of(track, i));
            leave_bench(session, part_of(track, i));
        }
        lab_session_close(session);
    }
}

/* ---- a step ---- */

/* The slider that the part's curve is drawn along; NULL: it has none that knows no more. */
static const char *plotted(const struct lab_part *part)
{
    return part->number == SIM_PART_SCALING       ? "nodes"
           : part->number == SIM_PART_RELIABILITY ? "checkpoint_interval"
                                                  : NULL;
}

/* Points of all curves of a part, of the window's intervals too; along an interval each begins with
 * one more. */
static size_t curve_points(const struct lab_part *part)
{
    switch (part->number) {
    case SIM_PART_SCALING: return CURVE_POINTS_MAX;
    case SIM_PART_RELIABILITY: return 2 * (CURVE_INTERVALS + 1);
    case SIM_PART_COMPOUND: return (size_t)lab_control_find(part, "size")->max;
    default: return 0;
    }
}

/* Once as it stands, once with what the aims pin, and its neighbours. */
static size_t around_design(const struct lab_track *track, const struct lab_part *part)
{
    size_t neighbours = 2 * free_sliders(part);
    for (int i = SIM_PART_SCALING; part->number == SIM_PART_FINALE && i < SIM_PART_FINALE; i++) {
        neighbours += 2 * free_sliders(part_of(track, i));
    }
    return (part->pinned_count > 0 ? 2 : 1) + neighbours;
}

static void check_step(struct lab_session *session, const struct lab_track *track,
                       const struct lab_part *part)
{
    size_t around = around_design(track, part), own = part->number - 1;
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i];
        char what[120];
        if (control->fixed) {
            continue;
        }
        bool along = plotted(part) && strcmp(plotted(part), control->name) == 0;
        step(session, control->name);
        snprintf(what, sizeof what, "%s, part %d, a step of %s", track->id, (int)part->number,
                 control->name);
        assert_at_most(what, own, around + (along ? 0 : curve_points(part)));
        assert_at_most(what, WINDOW, 0);
        for (size_t kind = SCALING; kind <= FINALE; kind++) {
            assert_at_most(what, kind, part->number == SIM_PART_FINALE ? around : counts[own]);
            assert_true(kind == own || part->number == SIM_PART_FINALE || counts[kind] == 0);
        }
        assert_true(counts[own] > 0);
    }
}

static void step__of_a_control__evaluates_each_design_once(void **state)
{
    (void)state;
    on_all_benches(check_step);
}

/* The counters count: a curve that has changed is evaluated at all of its points. */
static void check_curve(struct lab_session *session, const struct lab_track *track,
                        const struct lab_part *part)
{
    static const char *const across[] = {"dispersion_km", "eta"};
    if (part->number <= SIM_PART_RELIABILITY) {
        step(session, across[part->number - 1]);
        assert_true(counts[part->number - 1] >= CURVE_INTERVALS);
    }
    (void)track;
}

static void step__across_a_curve__evaluates_it_anew(void **state)
{
    (void)state;
    on_all_benches(check_curve);
}

/* ---- what computes nothing ---- */

static void check_refusals(struct lab_session *session, const struct lab_track *track,
                           const struct lab_part *part)
{
    (void)track;
    count_anew();
    assert_false(play_step(session, "nonsense", 1));
    assert_none("an unknown field");
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i];
        if (!control->fixed && control->param && control->param->kind == SIM_REAL) {
            assert_false(play_type(session, control->name, "1e300"));
            assert_false(play_type(session, control->name, "much"));
            assert_none("a number out of range, and none");
        }
    }
    assert_false(play_act(session, "nonsense"));
    assert_false(play_view(session, "nonsense"));
    assert_none("an unknown action and view");
}

static void refused_event__computes__nothing(void **state)
{
    (void)state;
    on_all_benches(check_refusals);
}

/* What has been worked out is shown again: as a table, and where a control can't go on. */
static void check_again(struct lab_session *session, const struct lab_track *track,
                        const struct lab_part *part)
{
    (void)track;
    const struct lab_control *control = &part->controls[0];
    play_event(session, LAB_UNDO);
    count_anew();
    assert_true(play_view(session, "table"));
    assert_true(play_view(session, NULL));
    assert_none("the table of a workbench");
    for (int i = 0; i < 2 && control->param && control->param->kind == SIM_REAL; i++) {
        char least[32];
        snprintf(least, sizeof least, "%.17g", control->min / control->unit->factor);
        count_anew();
        assert_true(play_type(session, control->name, least));
    }
    assert_none("a number that stands there already");
}

static void what_is_known__is_shown__without_evaluation(void **state)
{
    (void)state;
    on_all_benches(check_again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(step__of_a_control__evaluates_each_design_once),
        cmocka_unit_test(step__across_a_curve__evaluates_it_anew),
        cmocka_unit_test(refused_event__computes__nothing),
        cmocka_unit_test(what_is_known__is_shown__without_evaluation),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    lab_catalog_free(catalog);
    return failed;
}
