#include "scenes/part1.h"

#include <math.h>
#include <string.h>

#include "scenes/map.h"
#include "sim/scaling.h"
#include "store/number.h"

/* The saturation count is found in whole nodes; people may round it. */
#define COUNT_TOLERANCE 0.01

/* ---- the law as a stacked bar ---- */

static void law_row(const struct build *build, struct scene_instrument *law, char letter,
                    const char *id, double seconds, double step)
{
    struct scene_row *row = build_row(law, build_text(build, id),
                                      build_number(build, seconds, "s", -3));
    row->letter = letter;
    row->share = step > 0 ? seconds / step : NAN;
}

static void add_law(const struct build *build, const struct sim_scaling_out *out)
{
    struct scene_instrument *law = build_instrument(build, SCENE_BAR, "law", 6);
    double step = out->t_step + out->t_overlap; /* what the bar's segments sum to */
    law_row(build, law, 'C', "iron.compute", out->t_compute, step);
    law_row(build, law, '1', "output.t_hop1", out->t_hop1, step);
    law_row(build, law, '2', "output.t_hop2", out->t_hop2, step);
    law_row(build, law, '3', "output.t_hop3", out->t_hop3, step);
    law_row(build, law, 'W', "iron.coordination", out->t_coordination, step);
    law_row(build, law, 0, "iron.overlap", -out->t_overlap, NAN);
    law->sentence = isnan(out->t_step) ? build_text(build, "iron.cannot_say")
                                       : build_text(build, "iron.sentence");
}

/* ---- goodput over the fleet's size ---- */

static void series_set(struct scene_series *series, char letter, char glyph, const char *label,
                       const struct curve *curve)
{
    *series = (struct scene_series){letter, glyph, label, curve->x, curve->y, curve->count};
}

/* A log axis around the values, in whole decades. */
static void axis_fit(struct scene_axis *axis, const struct curve *curve)
{
    double low = INFINITY, high = 0;
    for (size_t i = 0; i < curve->count; i++) {
        if (curve->y[i] > 0) {
            low = fmin(low, curve->y[i]);
            high = fmax(high, curve->y[i]);
        }
    }
    if (high <= 0) {
        low = 1;
        high = 10;
    }
    axis->scale = SCENE_LOG;
    axis->max = pow(10, ceil(log10(high) - 1e-9));
    axis->min = fmin(pow(10, floor(log10(low) + 1e-9)), axis->max / 10);
}

static void goodput_rows(const struct build *build, struct scene_instrument *plot,
                         const struct curve *curve, bool training)
{
    const char *unit = training ? "flop_s" : "per_s";
    size_t step = curve->count / 8;
    for (size_t i = 0; i < curve->count; i += step) {
        build_row(plot,
                  arena_printf(build->arena, "%s %s", build_text(build, "goodput.x"),
                               build_number(build, curve->x[i], "count", 0)),
                  build_number(build, curve->y[i], unit, -3));
    }
}

static void add_goodput(const struct build *build, const struct workbench *bench)
{
    const struct sim_scaling_in *in = &bench->design->in.scaling;
    const struct control *control = control_find(&build->track->parts[0], "nodes");
    double max = control->max;
    bool training = in->fleet_kind == SIM_TRAINING;
    const struct curve *curve = evaluation_curve(bench->now);

    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    /* The ghost first, so that the design of now is drawn over it. */
    struct scene_series *series = arena_alloc(build->arena, 2 * sizeof *series);
    plot->series = series;
    if (bench->first) {
        series_set(&series[plot->series_count++], 'F', ':', build_text(build, "goodput.first"),
                   evaluation_curve(bench->first));
    }
    series_set(&series[plot->series_count++], 'G', '*', build_text(build, "goodput.series"), curve);
    plot->x = (struct scene_axis){build_text(build, "goodput.x"), "", SCENE_LOG, 1, max};
    plot->y = (struct scene_axis){build_text(build, training ? "goodput.flops" : "goodput.updates"),
                                  training ? "FLOP/s" : "/s", SCENE_LOG, 1, 10};
    axis_fit(&plot->y, curve);
    double goodput = sim_scaling_goodput(&bench->out->scaling);
    struct scene_mark *marks = arena_alloc(build->arena, 2 * sizeof *marks);
    /* A design without goodput stands on the axis. */
    marks[0] = (struct scene_mark){'@', build_text(build, "goodput.now"), in->nodes,
                                   isnan(goodput) ? plot->y.min : goodput};
    marks[1] = (struct scene_mark){'B', build_text(build, "goodput.barrier"), in->site_capacity + 1,
                                   NAN};
    plot->marks = marks;
    plot->mark_count = in->sites_max > 1 && in->site_capacity < max ? 2 : 1;
    struct scene_instrument *instrument = build_instrument(build, SCENE_PLOT, "goodput", 12);
    instrument->plot = plot;
    goodput_rows(build, instrument, curve, training);
    instrument->sentence = build_text(build,
                                      in->sites_max > 1 ? "goodput.sentence" : "goodput.one_site");
}

/* ---- the CI ratio and the barriers ---- */

static void add_ci(const struct build *build, const struct sim_scaling_out *out)
{
    struct scene_instrument *gauge = build_instrument(build, SCENE_GAUGE, "ci", 1);
    struct scene_row *row = build_row(gauge, build_text(build, "output.ci_ratio"),
                                      build_number(build, out->ci_ratio, "-", -3));
    row->share = out->ci_ratio < 1 ? out->ci_ratio : isnan(out->ci_ratio) ? NAN : 1;
    row->limit = build_text(build, "ci.limit");
    row->verdict = isnan(out->ci_ratio) ? SCENE_CANNOT_SAY
                   : out->ci_ratio < 1  ? SCENE_MET
                                        : SCENE_NOT_MET;
    gauge->sentence = build_text(build, isnan(out->ci_ratio) ? "ci.cannot_say"
                                        : out->ci_ratio < 1  ? "ci.fits"
                                                             : "ci.full");
}

static void add_barriers(const struct build *build, const struct sim_scaling_out *out)
{
    const double seconds[] = {out->barrier_hop1, out->barrier_hop2, out->barrier_hop3};
    const char *const hops[] = {"hop1", "hop2", "hop3"};
    struct scene_instrument *barriers = build_instrument(build, SCENE_VALUES, "barriers", 3);
    for (size_t i = 0; i < 3; i++) {
        struct scene_row *row = build_row(barriers, build_text(build, hops[i]),
                                          build_number(build, seconds[i], "ms", -3));
        row->letter = (char)('1' + (int)i);
    }
    barriers->sentence = build_text(build, "barriers.sentence");
    barriers->on_demand = true;
}

void part1_instruments(const struct build *build, const struct workbench *bench)
{
    add_law(build, &bench->out->scaling);
    add_goodput(build, bench);
    add_ci(build, &bench->out->scaling);
    if (bench->views) {
        add_barriers(build, &bench->out->scaling);
        map_add(build, bench->design, &bench->out->scaling);
    }
}

/* ---- the reflection ---- */

/* "CI ratio 0.8": a figure that isn't what was answered says what it is. */
static const char *reflected(const struct build *build, const char *what, const char *figure)
{
    return arena_printf(build->arena, "%s %s", build_text(build, what), figure);
}

/* The count is asked for the topology that the student chose, all else as designed. */
void part1_check(const struct build *build, const struct design *design,
                 const struct pairs *answers, struct scene_instrument *rows)
{
    struct sim_scaling_in in = design->in.scaling;
    struct sim_saturation_out saturation;
    struct sim_scaling_out out;
    in.topology = strcmp(pairs_text(answers, "topology"), "torus") == 0 ? SIM_TORUS : SIM_FAT_TREE;
    in.nodes = build->track->defaults.in.scaling.nodes;
    sim_scaling_eval(&in, &out);
    sim_scaling_saturation(&in, &saturation);

    double said = NAN, truth = saturation.saturation_nodes;
    number_parse(pairs_text(answers, "count"), &said);
    bool count_right = isnan(truth) ? isnan(said) : fabs(said - truth) <= COUNT_TOLERANCE * truth;
    bool fits = out.ci_ratio < 1;

    struct scene_row *row = build_row(
        rows, build_text(build, "reflect.field.topology"),
        reflected(build, "output.ci_ratio", build_number(build, out.ci_ratio, "-", -3)));
    row->limit = build_text(build, "ci.limit");
    row->verdict = fits ? SCENE_MET : SCENE_NOT_MET;
    row->note = build_text(build, fits ? "reflect.right.topology" : "reflect.wrong.topology");

    row = build_row(rows, build_text(build, "reflect.field.count"),
                    reflected(build, "reflect.model",
                              isnan(truth) ? build_text(build, "reflect.never")
                                           : build_number(build, truth, "count", 0)));
    row->verdict = count_right ? SCENE_RIGHT : SCENE_NOT_RIGHT;
    row->note = build_text(build, count_right ? "reflect.right.count" : "reflect.wrong.count");
}
