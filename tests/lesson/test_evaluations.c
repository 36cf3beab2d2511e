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
#include "sim/swing.h"
#include "sim/window.h"

enum { SCALING, RELIABILITY, COMPOUND, FINALE, GRID, WINDOW, KINDS };

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

void __real_sim_finale_move(const struct sim_inputs *from, const struct sim_inputs *in,
                            struct sim_outputs *out);
void __wrap_sim_finale_move(const struct sim_inputs *from, const struct sim_inputs *in,
                            struct sim_outputs *out);
void __wrap_sim_finale_move(const struct sim_inputs *from, const struct sim_inputs *in,
                            struct sim_outputs *out)
{
    counts[FINALE]++;
    __real_sim_finale_move(from, in, out);
}

struct sim_swing_out __real_sim_swing(const struct sim_swing_in *in);
struct sim_swing_out __wrap_sim_swing(const struct sim_swing_in *in);
struct sim_swing_out __wrap_sim_swing(const struct sim_swing_in *in)
{
    counts[GRID]++;
    return __real_sim_swing(in);
}

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

static struct catalog *catalog;

static const struct part *part_of(const struct track *track, int part)
{
    return &track->parts[part - 1];
}

static size_t free_sliders(const struct part *part)
{
    size_t count = 0;
    for (size_t i = 0; i < part->slider_count; i++) {
        count += !part->controls[i].fixed;
    }
    return count;
}

/* Steps a control; the other way where it can't go on. */
static void step(struct stage *stage, const char *control)
{
    char before[64];
    snprintf(before, sizeof before, "%s", play_field(stage, control)->value);
    count_anew();
    play_step(stage, control, 1);
    if (strcmp(play_field(stage, control)->value, before) == 0) {
        count_anew();
        play_step(stage, control, -1);
    }
}

/* Locks, and commits runs, so that ghosts and optima are drawn. */
static void open_bench(struct stage *stage, const struct part *part)
{
    if (part->number == SIM_PART_FINALE) {
        assert_true(play_act(stage, "part.4"));
        assert_true(play_act(stage, "to_workbench"));
    } else {
        play_to_workbench(stage, part->number, part->lock_choices[0], part->lock_mechanisms[0]);
    }
    for (int i = 0; i < RUNS; i++) {
        assert_true(play_act(stage, "commit"));
        step(stage, part->controls[0].name);
    }
}

static void leave_bench(struct stage *stage, const struct part *part)
{
    if (part->number != SIM_PART_FINALE) {
        assert_true(play_act(stage, "to_observe"));
        assert_true(play_draft(stage, "observation", "seen"));
        assert_true(play_act(stage, "observe"));
        assert_true(play_act(stage, "to_workbench"));
        assert_true(play_act(stage, "to_parts"));
    }
}

static void on_all_benches(void (*check)(struct stage *stage, const struct track *track,
                                         const struct part *part))
{
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        struct stage *stage = play_open(catalog, play_ledger(), track->id, -1, NULL);
        for (int i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
            open_bench(stage, part_of(track, i));
            check(stage, track, part_of(track, i));
            leave_bench(stage, part_of(track, i));
        }
        stage_close(stage);
    }
}

/* ---- a step ---- */

/* The slider that the part's curve is drawn along; NULL: it has none that knows no more. */
static const char *plotted(const struct part *part)
{
    return part->number == SIM_PART_SCALING       ? "nodes"
           : part->number == SIM_PART_RELIABILITY ? "checkpoint_interval"
                                                  : NULL;
}

/* Points of all curves of a part, of the window's intervals too; along an interval each begins with
 * one more. */
static size_t curve_points(const struct part *part)
{
    switch (part->number) {
    case SIM_PART_SCALING: return CURVE_POINTS_MAX;
    case SIM_PART_RELIABILITY: return 2 * (CURVE_INTERVALS + 1);
    case SIM_PART_COMPOUND: return CURVE_SIZES;
    default: return 0;
    }
}

/* Once as it stands, once with what the aims pin, and its neighbours; in the finale those a tenth
 * of a range away, too, for what matters most. */
static size_t around_design(const struct track *track, const struct part *part)
{
    size_t neighbours = 2 * free_sliders(part);
    for (int i = SIM_PART_SCALING; part->number == SIM_PART_FINALE && i < SIM_PART_FINALE; i++) {
        neighbours += 2 * free_sliders(part_of(track, i));
    }
    return (part->pinned_count > 0 ? 2 : 1) +
           (part->number == SIM_PART_FINALE ? 2 : 1) * neighbours;
}

/* Of the finale's neighbours, only those whose change a part takes in evaluate that part. */
static size_t around_finale(const struct track *track, size_t kind)
{
    static const char *const of_grid[] = {"nodes", "payload_mb", "window_s"};
    static const bool takes[][SIM_PART_FINALE] = {
        [SCALING] = {[SIM_PART_SCALING] = true},
        [RELIABILITY] = {[SIM_PART_SCALING] = true, [SIM_PART_RELIABILITY] = true},
        [COMPOUND] = {[SIM_PART_COMPOUND] = true},
    };
    const struct part *finale = part_of(track, SIM_PART_FINALE);
    size_t moved = free_sliders(finale);
    if (kind == FINALE) {
        return around_design(track, finale);
    }
    if (kind == GRID) {
        moved = sizeof of_grid / sizeof *of_grid;
    }
    for (int i = SIM_PART_SCALING; kind < GRID && i < SIM_PART_FINALE; i++) {
        moved += takes[kind][i] ? free_sliders(part_of(track, i)) : 0;
    }
    return 2 + 4 * moved + (kind == COMPOUND ? CURVE_MOMENTS : 0); /* the edge's curve */
}

static void check_step(struct stage *stage, const struct track *track, const struct part *part)
{
    size_t around = around_design(track, part), own = part->number - 1;
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        char what[120];
        if (control->fixed) {
            continue;
        }
        bool along = plotted(part) && strcmp(plotted(part), control->name) == 0;
        step(stage, control->name);
        snprintf(what, sizeof what, "%s, part %d, a step of %s", track->id, (int)part->number,
                 control->name);
        assert_at_most(what, own, around + (along ? 0 : curve_points(part)));
        assert_at_most(what, WINDOW, 0);
        for (size_t kind = SCALING; kind <= GRID; kind++) {
            if (part->number == SIM_PART_FINALE) {
                assert_at_most(what, kind, around_finale(track, kind));
            } else {
                assert_true(kind == own || counts[kind] == 0);
            }
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
static void check_curve(struct stage *stage, const struct track *track, const struct part *part)
{
    static const char *const across[] = {"dispersion_km", "eta"};
    if (part->number <= SIM_PART_RELIABILITY) {
        step(stage, across[part->number - 1]);
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

static void check_refusals(struct stage *stage, const struct track *track, const struct part *part)
{
    (void)track;
    count_anew();
    assert_false(play_step(stage, "nonsense", 1));
    assert_none("an unknown field");
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        if (!control->fixed && control->param && control->param->kind == SIM_REAL) {
            assert_false(play_type(stage, control->name, "1e300"));
            assert_false(play_type(stage, control->name, "much"));
            assert_none("a number out of range, and none");
        }
    }
    assert_false(play_act(stage, "nonsense"));
    assert_false(play_view(stage, "nonsense"));
    assert_none("an unknown action and view");
}

static void refused_event__computes__nothing(void **state)
{
    (void)state;
    on_all_benches(check_refusals);
}

/* What has been worked out is shown again: as a table, and where a control can't go on. */
static void check_again(struct stage *stage, const struct track *track, const struct part *part)
{
    (void)track;
    const struct control *control = &part->controls[0];
    play_event(stage, EVENT_UNDO);
    count_anew();
    assert_true(play_view(stage, "table"));
    assert_true(play_view(stage, NULL));
    assert_none("the table of a workbench");
    for (int i = 0; i < 2 && control->param && control->param->kind == SIM_REAL; i++) {
        char least[32];
        snprintf(least, sizeof least, "%.17g", control->min / control->unit->factor);
        count_anew();
        assert_true(play_type(stage, control->name, least));
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
    catalog_free(catalog);
    return failed;
}
