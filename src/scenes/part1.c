#include "scenes/aim_number.h"
#include "scenes/part1.h"

#include <math.h>
#include <string.h>

#include "design/scenario.h"
#include "scenes/makeup.h"
#include "scenes/map.h"
#include "scenes/verdicts.h"
#include "sim/scaling.h"
#include "store/number.h"

/* ---- the law as a stacked bar ---- */

static struct scene_row *law_row(const struct build *build, struct scene_instrument *law,
                                 char letter, const char *id, double seconds, double step)
{
    struct scene_row *row = build_row(law, build_text(build, id),
                                      build_number(build, seconds, "s", -3));
    row->letter = letter;
    row->share = step > 0 ? seconds / step : NAN;
    return row;
}

/* A hop has a length in the bar as far as the step waits for it; the rest is hidden, and says so
 * beside the hop's whole time, which other screens tell. */
static void hop_row(const struct build *build, struct scene_instrument *law, char letter,
                    const char *id, double seconds, double hidden, double step)
{
    struct scene_row *row = law_row(build, law, letter, id, seconds - hidden, step);
    if (hidden > 0) {
        row->limit = build_join(build, "ui.before_number", build_text(build, "iron.of"),
                                build_number(build, seconds, "s", -3));
        row->note = build_join(build, "ui.behind_number", build_number(build, hidden, "s", -3),
                               build_text(build, "iron.hidden"));
    }
}

/* The segments sum to the step. What computing hides lies within it, with a letter of its own. */
static void add_law(const struct build *build, const struct sim_scaling_out *out)
{
    struct scene_instrument *law = build_instrument(build, SCENE_BAR, "law", 7);
    double step = out->t_step;
    law_row(build, law, 'C', "iron.compute", out->t_compute - out->t_overlap, step);
    law_row(build, law, 'H', "iron.compute_hides", out->t_overlap, step);
    law_row(build, law, '1', "output.t_hop1", out->t_hop1, step);
    hop_row(build, law, '2', "output.t_hop2", out->t_hop2, out->t_hop2_hidden, step);
    hop_row(build, law, '3', "output.t_hop3", out->t_hop3, out->t_hop3_hidden, step);
    law_row(build, law, 'W', "iron.coordination", out->t_coordination, step);
    bool paged = build->sheet->scene.screen == SCENE_PAGE;
    bool room = paged || build->wide || build->form == NUMBER_WORDS;
    if (room && out->work_factor > 1) { /* of no step: how many more of them rare exchanges take */
        build_row(law, build_text(build, "iron.drift"),
                  build_number(build, out->work_factor - 1, "percent", 1));
    }
    law->sentence = build_sentence(build, isnan(out->t_step) ? "iron.cannot_say" : "iron.sentence");
}

/* ---- useful work over the fleet's size ---- */

/* A curve over the fleet's size as rows, its values a FACTOR of what is told; LABEL may be NULL. */
static void size_rows(const struct build *build, struct scene_instrument *plot,
                      const struct scene_series *series, double factor, const char *unit,
                      const char *label)
{
    size_t step = series->count / 8;
    for (size_t i = 0; !build->glance && i < series->count; i += step) {
        const char *value = build_number(build, series->y[i] * factor, unit, -3);
        build_row(plot,
                  build_join(build, "ui.before_number", build_text(build, "work.x"),
                             build_number(build, series->x[i], "count", 0)),
                  label ? build_join(build, "ui.before_number", build_text(build, label), value)
                        : value);
    }
}

/* What the second site costs, beside its mark and in a sentence: nothing that could be read off,
 * mostly drift, bytes or light. */
struct cliff_words {
    const char *mark, *sentence;
};

/* Sites that exchange rarely need more steps for the same: whether that is most of the fall. */
static bool is_drift(const struct sim_scaling_in *in, double ratio)
{
    return log(sim_scaling_drift(in)) > log(ratio) / 2;
}

static struct cliff_words cliff_words(const struct sim_scaling_in *in,
                                      const struct sim_outputs *out)
{
    const double READS_AS_ONE = 1.005; /* with the three digits of these texts */
    if (isnan(out->cliff.cliff_ratio)) {
        return (struct cliff_words){"work.barrier", "work.one_site"};
    }
    if (out->cliff.cliff_ratio < READS_AS_ONE) {
        return (struct cliff_words){"work.level", "work.no_longer"};
    }
    /* A second site may relieve the first: light then takes more than all that a step lost. */
    double light = out->cliff.cliff_light_share;
    const char *sentence = is_drift(in, out->cliff.cliff_ratio) ? "work.drift"
                           : out->cliff.t_cliff <= 0            ? "work.same_step"
                           : light > 1                          ? "work.light_alone"
                           : light > 0.5                        ? "work.light"
                                                                : "work.bytes";
    return (struct cliff_words){"work.fall", sentence};
}

static void add_work(const struct build *build, const struct workbench *bench)
{
    const struct sim_scaling_in *in = &bench->design->in.scaling;
    const struct curve *curve = evaluation_curve(bench->now);
    double useful = 100 * sim_scaling_useful(&bench->out->scaling);
    struct cliff_words cliff = cliff_words(in, bench->out);

    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    /* The ghost first, so that the design of now is drawn over it. */
    struct scene_series *series = arena_alloc(build->arena, 2 * sizeof *series);
    plot->series = series;
    if (bench->first) {
        series[plot->series_count++] = build_series('F', ':', build_text(build, "goodput.first"),
                                                    evaluation_curve(bench->first));
    }
    series[plot->series_count++] = build_series('G', '*', build_text(build, "goodput.series"),
                                                curve);
    plot->x = build_axis(build, "work.x", "-", SCENE_LOG, curve->from, curve->to);
    plot->y = build_axis(build, "work.y", "percent", SCENE_LINEAR, 0,
                         build_extent(curve_most(curve), 100));
    struct scene_mark *marks = arena_alloc(build->arena, 2 * sizeof *marks);
    /* A design without useful work stands on the axis. */
    marks[0] = (struct scene_mark){'@', build_text(build, "goodput.now"), in->nodes,
                                   isnan(useful) ? 0 : useful};
    marks[1] = (struct scene_mark){'B', build_text(build, cliff.mark), in->site_capacity + 1, NAN};
    plot->marks = marks;
    plot->mark_count = in->sites_max > 1 && in->site_capacity >= curve->from &&
                               in->site_capacity < curve->to
                           ? 2
                           : 1;
    struct scene_instrument *instrument = build_instrument(build, SCENE_PLOT, "work", 12);
    instrument->plot = plot;
    size_rows(build, instrument, &series[plot->series_count - 1], 0.01, "percent", NULL);
    instrument->sentence = build_sentence(build, cliff.sentence);
}

/* ---- goodput over the fleet's size ---- */

/* A curve of useful work a member, as the number of members that would do all of it. */
static struct scene_series worth(const struct build *build, char letter, char glyph,
                                 const char *label, const struct curve *curve)
{
    double *y = arena_alloc(build->arena, curve->count * sizeof *y);
    for (size_t i = 0; i < curve->count; i++) {
        y[i] = curve->x[i] * curve->y[i] / 100;
    }
    return (struct scene_series){letter,   glyph, build_text(build, label),
                                 curve->x, y,     curve->count};
}

static void add_goodput(const struct build *build, const struct workbench *bench)
{
    const struct sim_scaling_in *in = &bench->design->in.scaling;
    const struct curve *curve = evaluation_curve(bench->now);
    double useful = sim_scaling_useful(&bench->out->scaling), most = 0;
    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    struct scene_series *series = arena_alloc(build->arena, 2 * sizeof *series);
    struct scene_mark *mark = arena_alloc(build->arena, sizeof *mark);
    if (bench->first) { /* first, so that the design of now is drawn over it */
        series[plot->series_count++] = worth(build, 'F', ':', "goodput.first",
                                             evaluation_curve(bench->first));
    }
    series[plot->series_count++] = worth(build, 'G', '*', "goodput.series", curve);
    const struct scene_series *now = &series[plot->series_count - 1];
    for (size_t i = 0; i < now->count; i++) {
        most = fmax(most, now->y[i]); /* which passes over NaN */
    }
    *mark = (struct scene_mark){'@', build_text(build, "goodput.now"), in->nodes,
                                isnan(useful) ? 0 : useful * in->nodes};
    plot->series = series;
    plot->x = build_axis(build, "work.x", "-", SCENE_LOG, curve->from, curve->to);
    plot->y = build_axis(build, "goodput.y", "-", SCENE_LINEAR, 0, build_extent(most, curve->to));
    plot->marks = mark;
    plot->mark_count = 1;
    struct scene_instrument *instrument = build_instrument(build, SCENE_PLOT, "goodput_n", 12);
    instrument->plot = plot;
    size_rows(build, instrument, now, 1, "count", "goodput.y");
    const struct word words[] = {
        {"nodes", .text = build_number(build, in->nodes, "count", 0)},
        {"useful", .text = build_number(build, useful * in->nodes, "count", -3)},
        {0}};
    instrument->sentence = isnan(useful) ? build_text(build, "iron.cannot_say")
                                         : build_words(build, "ui.useful_members", words);
    build_aside(build, instrument, true);
}

/* ---- the CI ratio and the barriers ---- */

/* A ratio that isn't 1 never reads 1; with the digits of the aim for it, which a track may lack. */
static struct limited ci_limited(const struct build *build, double ratio)
{
    const struct rule *aim = part_aim(&build->track->parts[SIM_PART_SCALING - 1], "bisection");
    return limited_of(build, RELATION_BELOW, ratio, 1,
                      unit_find(&build->catalog->reference.units, "-"), aim ? aim->digits : -2);
}

static void add_ci(const struct build *build, const struct sim_scaling_out *out)
{
    const struct limited sides = ci_limited(build, out->ci_ratio);
    struct scene_instrument *gauge = build_instrument(build, SCENE_GAUGE, "ci", 1);
    struct scene_row *row = build_row(gauge, build_text(build, "output.ci_ratio"),
                                      limited_text(build, &sides, out->ci_ratio));
    row->share = out->ci_ratio < 1 ? out->ci_ratio : isnan(out->ci_ratio) ? NAN : 1;
    verdicts_bound(build, row, RELATION_BELOW, limited_text(build, &sides, 1));
    row->verdict = isnan(out->ci_ratio) ? SCENE_CANNOT_SAY
                   : out->ci_ratio < 1  ? SCENE_MET
                                        : SCENE_NOT_MET;
    gauge->sentence = build_sentence(build, isnan(out->ci_ratio) ? "ci.cannot_say"
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
    barriers->sentence = build_sentence(build, "barriers.sentence");
    build_aside(build, barriers, true);
}

void part1_instruments(const struct build *build, const struct workbench *bench)
{
    add_law(build, &bench->out->scaling);
    add_work(build, bench);
    add_ci(build, &bench->out->scaling);
    if (bench->views || build_wants(build, "makeup")) {
        makeup_add(build, bench);
    }
    if (bench->views || build_wants(build, "goodput_n")) {
        add_goodput(build, bench);
    }
    if (bench->views || build->wide) {
        map_add(build, bench->design, &bench->out->scaling);
        add_barriers(build, &bench->out->scaling);
    }
}

/* ---- the reflection ---- */

/* "CI ratio 0.8": a figure that isn't what was answered says what it is. */
static const char *reflected(const struct build *build, const char *what, const char *figure)
{
    return build_join(build, "ui.before_number", build_text(build, what), figure);
}

/* The topology is the student's own choice, on the fleet of the design that stands. */
static void check_topology(const struct build *build, const struct design *design,
                           const struct pairs *answers, struct scene_instrument *rows)
{
    struct sim_scaling_in in = design->in.scaling;
    struct sim_scaling_out out;
    in.topology = strcmp(pairs_text(answers, "topology"), "torus") == 0 ? SIM_TORUS : SIM_FAT_TREE;
    sim_scaling_eval(&in, &out);
    bool fits = out.ci_ratio < 1;
    const struct limited sides = ci_limited(build, out.ci_ratio);
    struct scene_row *row = build_row(
        rows, build_text(build, "reflect.field.topology"),
        reflected(build, "output.ci_ratio", limited_text(build, &sides, out.ci_ratio)));
    verdicts_bound(build, row, RELATION_BELOW, limited_text(build, &sides, 1));
    row->verdict = fits ? SCENE_MET : SCENE_NOT_MET;
    row->note = build_text(build, fits ? "reflect.right.topology" : "reflect.wrong.topology");
}

/* The count is found in whole nodes; people may round it. NaN: never. */
static void check_count(const struct build *build, const struct design *design,
                        const struct pairs *answers, struct scene_instrument *rows)
{
    const struct part *part = &build->track->parts[SIM_PART_SCALING - 1];
    double said = NAN, truth = reflect_count(&build->catalog->reference, part, design);
    number_parse(pairs_text(answers, "count"), &said);
    bool right = isnan(truth) ? isnan(said) : fabs(said - truth) <= part->reflect_tolerance * truth;
    struct scene_row *row = build_row(rows, build_text(build, "reflect.field.count"),
                                      reflected(build, "reflect.model",
                                                isnan(truth)
                                                    ? build_text(build, "reflect.never")
                                                    : build_number(build, truth, "count", 0)));
    row->verdict = right ? SCENE_RIGHT : SCENE_NOT_RIGHT;
    row->note = build_text(build, right ? "reflect.right.count" : "reflect.wrong.count");
}

void part1_check(const struct build *build, const struct design *design,
                 const struct pairs *answers, struct scene_instrument *rows)
{
    check_topology(build, design, answers, rows);
    check_count(build, design, answers, rows);
}
