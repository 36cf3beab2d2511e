/* What an evaluation says of designs by chance, held against the model asked directly. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../course/ours.h"
#include "design/dial.h"
#include "design/evaluate.h"
#include "design/evaluation.h"
#include "sim/process.h"

enum { DESIGNS = 12 };

static struct catalog *catalog;
static uint32_t chance = 1;

/* Knuth's and Lewis's generator: a share of 0..1 of a range. */
static double by_chance(void)
{
    chance = 1664525 * chance + 1013904223;
    return (double)(chance >> 8) / (1 << 24);
}

static struct design any_design(const struct track *track, const struct part *part)
{
    struct design design = track->defaults;
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        struct design next = design;
        char why[WHY_BYTES];
        double share = by_chance();
        control_put(control, &next,
                    control->log ? control->min * pow(control->max / control->min, share)
                                 : control->min + share * (control->max - control->min));
        if (!control->fixed && !design_conflict(&next, why)) {
            design = next;
        }
    }
    return design;
}

/* Calls CHECK for designs of every part of every track. */
static void for_designs(void (*check)(struct evaluation *evaluation, const struct track *track,
                                      const struct part *part, const struct design *design))
{
    struct evaluation *evaluation = evaluation_new();
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        for (size_t i = 0; i < DESIGNS * PARTS; i++) {
            const struct part *part = &track->parts[i % PARTS];
            const struct design design = any_design(track, part);
            evaluation_set(evaluation, track, part->number, &design);
            check(evaluation, track, part, &design);
        }
    }
    evaluation_free(evaluation);
}

static void assert_same(double a, double b)
{
    assert_true(a == b || (isnan(a) && isnan(b)));
}

static void assert_same_outputs(const struct sim_outputs *a, const struct sim_outputs *b)
{
    size_t count;
    const struct sim_output *outputs = sim_output_table(&count);
    for (size_t i = 0; i < count; i++) {
        assert_same(sim_output_get(a, &outputs[i]), sim_output_get(b, &outputs[i]));
    }
}

/* ---- as it stands, and as it is judged ---- */

static void check_outputs(struct evaluation *evaluation, const struct track *track,
                          const struct part *part, const struct design *design)
{
    struct judged judged;
    struct sim_outputs out;
    design_evaluate(part->number, design, &out);
    judge_design(track, part->number, evaluation_design(evaluation), &judged);
    assert_same_outputs(evaluation_out(evaluation), &out);
    assert_same_outputs(&evaluation_judged(evaluation)->out, &judged.out);
    assert_int_equal(evaluation_aims_met(evaluation), judged_aims_met(part, &judged));
    assert_ptr_equal(evaluation_failure(evaluation),
                     failure_now(part, evaluation_design(evaluation), &out));
    assert_ptr_equal(evaluation_part(evaluation), part);
}

static void evaluation__says__what_the_model_says(void **state)
{
    (void)state;
    for_designs(check_outputs);
}

/* The finale's fleet is the track's own, whatever part 1 set. */
static void evaluation__of_a_finale__is_judged_with_what_it_pins(void **state)
{
    (void)state;
    struct evaluation *evaluation = evaluation_new();
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        struct design design = track->defaults;
        design.in.scaling.nodes /= 2;
        evaluation_set(evaluation, track, SIM_PART_FINALE, &design);
        assert_same(evaluation_judged(evaluation)->design.in.scaling.nodes,
                    track->defaults.in.scaling.nodes);
    }
    evaluation_free(evaluation);
}

/* Nothing of the design before is left over. */
static void evaluation__set_to_another__and_back__says_the_same(void **state)
{
    (void)state;
    const struct track *track = &catalog->tracks[0];
    const struct part *part = &track->parts[SIM_PART_RELIABILITY - 1];
    const struct design a = any_design(track, part), b = any_design(track, part);
    struct evaluation *evaluation = evaluation_new();
    for (int i = 0; i < 3; i++) {
        evaluation_set(evaluation, track, part->number, i == 1 ? &b : &a);
        check_outputs(evaluation, track, part, i == 1 ? &b : &a);
        for (int figure = 0; figure < FIGURES; figure++) {
            assert_same(evaluation_figure(evaluation, (enum figure_id)figure),
                        figure_value((enum figure_id)figure, evaluation_design(evaluation), NULL));
        }
    }
    evaluation_free(evaluation);
}

/* ---- the step that helps ---- */

static double miss(const struct rule *aim, const struct judged *judged)
{
    double value = rule_value(aim, &judged->design, &judged->out);
    double limit = rule_limit(aim, &judged->design, &judged->out);
    bool least = aim->relation == RELATION_AT_LEAST || aim->relation == RELATION_ABOVE;
    return aim->relation == RELATION_EQUALS ? fabs(value - limit)
           : least                          ? fmax(0, limit - value)
                                            : fmax(0, value - limit);
}

/* Each aim that is met now is met after the step. */
static bool keeps(const struct part *part, const struct judged *now, const struct judged *next)
{
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct rule *aim = &part->aims[i];
        if (rule_holds(aim, &now->design, &now->out) == RULE_HOLDS &&
            rule_holds(aim, &next->design, &next->out) != RULE_HOLDS) {
            return false;
        }
    }
    return true;
}

/* No step of any slider that keeps what is met comes nearer; NULL: none comes nearer at all. */
static void assert_best(struct evaluation *evaluation, const struct track *track,
                        const struct rule *aim, const struct control *control, int way, double best)
{
    const struct part *part = evaluation_part(evaluation);
    struct design next = *evaluation_design(evaluation);
    struct judged judged;
    char why[WHY_BYTES];
    double to = dial_step(control, control_value(control, &next), control->step, way);
    control_put(control, &next, to);
    if (control->fixed || design_conflict(&next, why)) {
        return;
    }
    judge_design(track, part->number, &next, &judged);
    if (keeps(part, evaluation_judged(evaluation), &judged)) {
        assert_false(miss(aim, &judged) < best);
    }
}

static void check_help(struct evaluation *evaluation, const struct track *track,
                       const struct part *part, const struct design *design)
{
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct rule *aim = &part->aims[i];
        const struct help *help = evaluation_help(evaluation, aim, NULL);
        const struct judged *now = evaluation_judged(evaluation);
        double best = miss(aim, now);
        if (isnan(rule_value(aim, design, evaluation_out(evaluation))) ||
            isnan(rule_value(aim, &now->design, &now->out))) {
            continue;
        }
        if (help) {
            struct design next = *evaluation_design(evaluation);
            struct judged judged;
            control_put(help->control, &next, help->value);
            judge_design(track, part->number, &next, &judged);
            assert_true(miss(aim, &judged) < best);
            assert_true(keeps(part, now, &judged));
            best = miss(aim, &judged);
        }
        for (int of = SIM_PART_SCALING; of <= SIM_PART_FINALE; of++) {
            const struct part *from = &track->parts[of - 1];
            for (size_t k = 0; k < from->slider_count; k++) {
                if (from == part || part->number == SIM_PART_FINALE) {
                    assert_best(evaluation, track, aim, &from->controls[k], 1, best);
                    assert_best(evaluation, track, aim, &from->controls[k], -1, best);
                }
            }
        }
    }
}

static void help__is_the_step__that_comes_nearest(void **state)
{
    (void)state;
    for_designs(check_help);
}

/* ---- curves ---- */

static void check_curve(struct evaluation *evaluation, const struct track *track,
                        const struct part *part, const struct design *design)
{
    bool scaling = part->number == SIM_PART_SCALING;
    if (!scaling && part->number != SIM_PART_RELIABILITY) {
        return;
    }
    const struct curve *curve = evaluation_curve(evaluation);
    const char *along = scaling ? "nodes" : "checkpoint_interval";
    const struct control *control = control_find(part, along);
    for (size_t i = 0; i < curve->count; i++) {
        struct design at = *design;
        struct sim_outputs out;
        *(scaling ? &at.in.scaling.nodes : &at.in.reliability.checkpoint_interval) = curve->x[i];
        design_evaluate(part->number, &at, &out);
        assert_same(curve->y[i], scaling ? 100 * sim_scaling_useful(&out.scaling)
                                         : 100 * out.reliability.goodput);
        if (!scaling) {
            assert_same(curve->carbon[i], out.reliability.carbon_per_weight_mg);
        }
        assert_true(i == 0 || curve->x[i] >= curve->x[i - 1]);
    }
    assert_true(curve->count >= CURVE_INTERVALS);
    double from = scaling ? fmax(1, control->max / 1000) : control->min;
    assert_true(fabs(curve->x[0] - from) <= 1e-9 * from);
    assert_true(fabs(curve->x[curve->count - 1] - control->max) <= 1e-9 * control->max);
    (void)track;
}

static void curve__at_each_point__is_the_model(void **state)
{
    (void)state;
    for_designs(check_curve);
}

/* A point on each side of the Light Barrier, so that the cliff stands where it is. */
static void curve__of_many_sites__shows_both_sides_of_the_barrier(void **state)
{
    (void)state;
    const struct track *track = track_find(catalog, "cloud");
    struct curve curve = {0};
    curve_over_nodes(&curve, &track->defaults.in.scaling, 100, 1e5);
    size_t at = 0;
    while (at < curve.count && curve.x[at] != track->defaults.in.scaling.site_capacity) {
        at++;
    }
    assert_true(at + 1 < curve.count);
    assert_true(curve.x[at + 1] == curve.x[at] + 1);
    assert_true(curve.y[at + 1] < curve.y[at]);
}

/* Sizes and quorums by chance, one after the other: a point that stays is still right. */
static void curve__of_nines__is_the_model__whatever_came_before(void **state)
{
    (void)state;
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        const struct part *part = &track->parts[SIM_PART_COMPOUND - 1];
        const struct control *size = control_find(part, "size");
        struct design design = any_design(track, part);
        struct evaluation *evaluation = evaluation_new();
        for (int i = 0; i < DESIGNS; i++) {
            struct sim_compound_in *in = &design.in.compound;
            in->size = round(1 + by_chance() * (size->max - 1));
            in->quorum = round(1 + by_chance() * (in->size - 1));
            in->verifier = i % 5 == 4 ? 1 - in->verifier : in->verifier;
            evaluation_set(evaluation, track, part->number, &design);
            const struct curve_nines *nines = evaluation_nines(evaluation);
            assert_true(nines->mesh.count <= CURVE_SIZES && nines->mesh.x[0] == 1);
            assert_true(nines->mesh.x[nines->mesh.count - 1] == size->max);
            for (size_t k = 0; k < nines->mesh.count; k++) {
                struct sim_compound_in at = *in;
                struct sim_compound_out out;
                at.size = nines->mesh.x[k];
                assert_true(k == 0 || at.size > nines->mesh.x[k - 1]);
                at.quorum = ceil(in->quorum * at.size / in->size - 1e-9);
                sim_compound_eval(&at, &out);
                assert_same(nines->mesh.y[k], out.nines_safe);
                assert_true(fabs(nines->giant.y[k] + log10(1 - in->p_giant)) < 1e-12);
                assert_true(fabs(nines->giant_judged.y[k] + log10((1 - in->p_giant) * in->fpr)) <
                            1e-9);
                assert_true(nines->law.x[k] == at.size);
            }
            assert_true(fabs(nines->law.y[0] +
                             log10(1 - evaluation_out(evaluation)->compound.p_member)) < 1e-9);
        }
        evaluation_free(evaluation);
    }
}

/* ---- the window ---- */

static size_t spans; /* that were found */

/* It ends at the first and the last place at which all aims are met, found by asking at each. */
static void check_span(struct evaluation *evaluation, const struct track *track,
                       const struct part *part, const struct design *design)
{
    double from, to, first = NAN, last = NAN;
    if (part->number != SIM_PART_RELIABILITY) {
        return;
    }
    const struct control *control = control_find(part, "checkpoint_interval");
    bool found = evaluation_span(evaluation, &from, &to);
    for (int i = 0; i < CURVE_INTERVALS; i++) {
        struct design at = *evaluation_design(evaluation);
        struct judged judged;
        at.in.reliability.checkpoint_interval = curve_interval(control->min, control->max, i);
        judge_design(track, part->number, &at, &judged);
        if (judged_aims_met(part, &judged) == part->aim_count) {
            first = isnan(first) ? at.in.reliability.checkpoint_interval : first;
            last = at.in.reliability.checkpoint_interval;
        }
    }
    assert_true(isnan(first) || first >= sim_process_lag(&design->in.reliability));
    assert_int_equal(found, !isnan(last));
    spans += found;
    assert_same(to, last);
    assert_true(!found || from == first);
}

static void span__ends__where_the_aims_do(void **state)
{
    (void)state;
    for_designs(check_span);
    for (size_t t = 0; t < catalog->track_count; t++) { /* few designs by chance have one */
        const struct track *track = &catalog->tracks[t];
        const struct part *part = &track->parts[SIM_PART_RELIABILITY - 1];
        struct evaluation *evaluation = evaluation_new();
        struct design design = track->defaults;
        design.in.reliability.asynchronous = 1;
        design.in.reliability.clean_share = 0.72;
        evaluation_set(evaluation, track, part->number, &design);
        check_span(evaluation, track, part, &design);
        evaluation_free(evaluation);
    }
    assert_true(spans >= catalog->track_count);
}

/* ---- a dearer machine ---- */

static size_t dearer, machines;

static double bill(enum sim_part part, const struct design *design)
{
    struct sim_outputs out;
    design_evaluate_lean(part, design, &out);
    return out.reliability.tco_usd;
}

/* Whatever raises a price raises the bill, of the part and of the finale, which links part 1. */
static void check_dearer(struct evaluation *evaluation, const struct track *track,
                         const struct part *part, const struct design *design)
{
    static const struct {
        const char *price;
        enum sim_part from; /* that it enters the bill of */
    } prices[] = {{"price", SIM_PART_RELIABILITY},         {"system_factor", SIM_PART_RELIABILITY},
                  {"maintenance", SIM_PART_RELIABILITY},   {"energy_price", SIM_PART_RELIABILITY},
                  {"clean_premium", SIM_PART_RELIABILITY}, {"port_price", SIM_PART_FINALE}};
    (void)evaluation;
    (void)track;
    (void)part;
    for (size_t i = 0; i < sizeof prices / sizeof prices[0]; i++) {
        const struct sim_param *param = sim_param_find(prices[i].price);
        for (enum sim_part of = prices[i].from; of <= SIM_PART_FINALE; of += 2) {
            struct design more = *design;
            double value = sim_param_get(&design->in, param);
            if (isnan(value)) {
                continue; /* a track without a fabric */
            }
            design_put(&more, param, (1 + by_chance()) * value + 0.01);
            double before = bill(of, design), after = bill(of, &more);
            assert_int_equal(isnan(before), isnan(after));
            assert_false(after < before);
            dearer += after > before;
        }
    }
}

/* Rows of machines: dearer, no faster and no thriftier. */
static bool is_worse(const struct table *table, size_t worse, size_t better)
{
    static const char *const at_least[] = {"price", "node_power", "embodied"};
    static const char *const at_most[] = {"peak_flops", "reference_rate"};
    bool is = worse != better;
    for (size_t column = 0; column < table->columns; column++) {
        const struct sim_param *param = table->params[column];
        double a = table->values[worse * table->columns + column];
        double b = table->values[better * table->columns + column];
        for (size_t i = 0; param != NULL && i < sizeof at_least / sizeof at_least[0]; i++) {
            is = is && (strcmp(param->name, at_least[i]) != 0 || a >= b);
        }
        for (size_t i = 0; param != NULL && i < sizeof at_most / sizeof at_most[0]; i++) {
            is = is && (strcmp(param->name, at_most[i]) != 0 || a <= b);
        }
    }
    return is;
}

static void check_machines(struct evaluation *evaluation, const struct track *track,
                           const struct part *part, const struct design *design)
{
    const struct table *table = table_find(&catalog->reference.tables, "accelerators");
    (void)evaluation;
    (void)part;
    for (size_t pair = 0; strcmp(track->id, "cloud") == 0 && pair < table->rows * table->rows;
         pair++) {
        size_t worse = pair / table->rows, better = pair % table->rows;
        struct design a = *design, b = *design;
        if (is_worse(table, worse, better)) {
            design_put_row(&a, ROW_ACCELERATOR, table, worse);
            design_put_row(&b, ROW_ACCELERATOR, table, better);
            assert_false(bill(SIM_PART_RELIABILITY, &a) < bill(SIM_PART_RELIABILITY, &b));
            machines++;
        }
    }
}

static void machine__that_is_dearer__never_costs_less(void **state)
{
    (void)state;
    for_designs(check_dearer);
    assert_true(dearer > 1500); /* of 2,112; the others have no fabric, or can't be run */
    for_designs(check_machines);
    assert_true(machines > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evaluation__says__what_the_model_says),
        cmocka_unit_test(evaluation__of_a_finale__is_judged_with_what_it_pins),
        cmocka_unit_test(evaluation__set_to_another__and_back__says_the_same),
        cmocka_unit_test(help__is_the_step__that_comes_nearest),
        cmocka_unit_test(curve__at_each_point__is_the_model),
        cmocka_unit_test(curve__of_many_sites__shows_both_sides_of_the_barrier),
        cmocka_unit_test(curve__of_nines__is_the_model__whatever_came_before),
        cmocka_unit_test(span__ends__where_the_aims_do),
        cmocka_unit_test(machine__that_is_dearer__never_costs_less),
    };
    catalog = our_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
