#include "scenes/frontier.h"

#include <math.h>

#include "lesson/runs.h"
#include "scenes/aim_number.h"
#include "scenes/verdicts.h"

/* Rows of the curve's table; committed runs before the optima are marked. */
enum { TABLE_ROWS = 9, RUNS_BEFORE_MARKS = 3 };

/* Runs that are shown on the curves: the last ones. */
enum { RUNS = 10 };

/* ---- the Reliability-Sustainability Radar ---- */

enum { UPTIME, WORK, CARBON, COST, AXES };

/*
 * 0..1, outer is better. Uptime and useful work are shares of the time. Carbon and cost are
 * limit / (limit + value), which is a half at the limit; uptime and work have theirs there, too,
 * since waste above a half is a failure.
 */
static const double limits[AXES] = {0.5, 0.5, 0.5, 0.5};

static const double *radar_values(const struct build *build, const struct sim_reliability_out *out)
{
    double *values = arena_alloc(build->arena, AXES * sizeof *values);
    values[UPTIME] = out->uptime;
    values[WORK] = out->goodput;
    values[CARBON] = out->target_mg / (out->target_mg + out->carbon_per_weight_mg);
    values[COST] = out->tco_budget_usd / (out->tco_budget_usd + out->tco_usd);
    return values;
}

static const double *ghost_values(const struct build *build, struct evaluation *ghost)
{
    return ghost ? radar_values(build, &evaluation_out(ghost)->reliability) : NULL;
}

/* The run that stands; NULL: none does. */
static struct evaluation *best_of(const struct build *build, const struct workbench *bench)
{
    const struct part *part = &build->track->parts[SIM_PART_RELIABILITY - 1];
    const struct run *best = bench->in_case ? NULL : runs_standing(part, bench->state);
    if (best) {
        evaluation_set(bench->best, build->track, part->number, &best->design);
    }
    return best ? bench->best : NULL;
}

static enum scene_verdict verdict_of(double value, double limit)
{
    return isnan(value) ? SCENE_CANNOT_SAY : value <= limit ? SCENE_MET : SCENE_NOT_MET;
}

static struct scene_row *radar_row(const struct build *build, struct scene_instrument *instrument,
                                   char letter, const char *label, const char *value)
{
    struct scene_row *row = build_row(instrument, build_text(build, label), value);
    row->letter = letter;
    return row;
}

/* The same with the limit that an aim has, and the verdict on it. */
static void limited_radar_row(const struct build *build, struct scene_instrument *instrument,
                              char letter, const char *label, const char *aim, double value,
                              double limit)
{
    const struct limited sides = limited_by_aim(build, SIM_PART_RELIABILITY, aim, value, limit);
    struct scene_row *row = radar_row(build, instrument, letter, label,
                                      limited_text(build, &sides, value));
    row->limit = build_join(build, "ui.before_number", build_text(build, "relation.at_most"),
                            limited_text(build, &sides, limit));
    row->verdict = verdict_of(value, limit);
}

static void add_radar(const struct build *build, const struct workbench *bench)
{
    const struct sim_reliability_out *out = &bench->out->reliability;
    struct scene_instrument *instrument = build_instrument(build, SCENE_RADAR, "radar2", AXES);
    radar_row(build, instrument, 'U', "output.uptime",
              build_number(build, out->uptime, "percent", 0));
    radar_row(build, instrument, 'W', "output.wasted_work",
              build_number(build, out->wasted_work, "percent", 0));
    limited_radar_row(build, instrument, 'C', "frontier.carbon", "carbon",
                      out->carbon_per_weight_mg, out->target_mg);
    limited_radar_row(build, instrument, 'T', "frontier.tco", "cost", out->tco_usd,
                      out->tco_budget_usd);

    const char **labels = arena_alloc(build->arena, AXES * sizeof *labels);
    for (size_t i = 0; i < AXES; i++) {
        labels[i] = instrument->rows[i].label;
    }
    struct scene_radar *radar = arena_alloc(build->arena, sizeof *radar);
    *radar = (struct scene_radar){
        .axis_count = AXES,
        .labels = labels,
        .limits = limits,
        .values = radar_values(build, out),
        .first = ghost_values(build, bench->first),
        .best = ghost_values(build, best_of(build, bench)),
    };
    instrument->radar = radar;
    build_aside(build, instrument, false);
    instrument->sentence = build_sentence(build, "frontier.radar");
}

/* ---- goodput over the interval ---- */

/* Marks of a plot and their rows in its table. */
struct mark_series {
    const struct build *build;
    struct scene_instrument *instrument;
    const struct control *control;
    struct scene_mark *list;
    size_t count;
};

static void mark_interval(struct mark_series *marks, char letter, const char *label,
                          const char *legend, double interval)
{
    const char *text = build_text(marks->build, legend);
    struct scene_row *row = build_row(marks->instrument, build_text(marks->build, label),
                                      build_number(marks->build, interval, "s", -3));
    row->letter = letter;
    if (interval >= marks->control->min && interval <= marks->control->max) {
        marks->list[marks->count++] = (struct scene_mark){letter, text, interval, NAN};
    }
}

/* Optima are the student's to find: they stand on the plot after some committed runs. */
static void mark_optima(struct mark_series *marks, const struct workbench *bench)
{
    const struct sim_reliability_out *out = &bench->out->reliability;
    double from, to;
    mark_interval(marks, 'Y', "output.young", "frontier.legend.young", out->young);
    mark_interval(marks, 'D', "output.daly", "frontier.legend.daly", out->daly);
    mark_interval(marks, 'O', "output.optimum", "frontier.legend.optimum", out->optimum);
    mark_interval(marks, 'C', "frontier.carbon_optimum", "frontier.legend.carbon",
                  evaluation_figure(bench->now, FIGURE_CARBON_OPTIMUM));
    if (evaluation_span(bench->now, &from, &to)) {
        mark_interval(marks, '[', "frontier.window_from", "frontier.legend.from", from);
        mark_interval(marks, ']', "frontier.window_to", "frontier.legend.to", to);
    } else {
        build_row(marks->instrument, build_text(marks->build, "instrument.window"),
                  build_text(marks->build, "frontier.no_window"));
    }
}

/* Every so many points of a curve; `factor` takes y to what `unit` is told of. */
static void curve_rows(const struct build *build, struct scene_instrument *instrument,
                       const double *x, const double *y, double factor, const char *unit,
                       int digits)
{
    for (int i = 0; i < CURVE_INTERVALS; i += (CURVE_INTERVALS - 1) / (TABLE_ROWS - 1)) {
        build_row(instrument, build_number(build, x[i], "s", -3),
                  build_number(build, y[i] * factor, unit, digits));
    }
}

static const struct control *interval_control(const struct build *build)
{
    return control_find(&build->track->parts[SIM_PART_RELIABILITY - 1], "checkpoint_interval");
}

/* A plot over the interval, with room for so many marks. */
static struct mark_series plot_marks(const struct build *build, const char *id, size_t most)
{
    return (struct mark_series){build, build_instrument(build, SCENE_PLOT, id, TABLE_ROWS + most),
                                interval_control(build),
                                arena_alloc(build->arena, most * sizeof(struct scene_mark)), 0};
}

/* The runs since the last reset, each as its number at its interval; nothing in the legend. */
static void mark_runs(struct mark_series *marks, const struct part_state *state, const char *output,
                      const char *unit, double factor, int digits)
{
    size_t made = state ? runs_made(state) : 0;
    for (size_t i = made > RUNS ? made - RUNS : 0; i < made; i++) {
        size_t place = state->first_run + i;
        const struct run *run = &state->runs[place];
        double interval = run->design.in.reliability.checkpoint_interval;
        double height = run_number(run, output);
        build_row(marks->instrument, build_run(marks->build, place + 1),
                  build_number(marks->build, height, unit, digits));
        if (!isnan(height)) {
            marks->list[marks->count++] = (struct scene_mark){(char)('0' + (place + 1) % 10), "",
                                                              interval, height * factor};
        }
    }
}

static void add_goodput(const struct build *build, const struct workbench *bench)
{
    enum { MARKS = 8 + RUNS };
    const struct sim_reliability_out *out = &bench->out->reliability;
    struct mark_series marks = plot_marks(build, "goodput_tau", MARKS);
    struct scene_instrument *instrument = marks.instrument;
    const struct control *control = marks.control;
    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    struct scene_series *series = arena_alloc(build->arena, 2 * sizeof *series);
    const struct curve *curve = evaluation_curve(bench->now);
    double most = curve_most(curve);
    size_t count = 0;
    if (bench->first) { /* first, so that the design of now is drawn over it */
        most = fmax(most, curve_most(evaluation_curve(bench->first)));
        series[count++] = build_series('F', ':', build_text(build, "goodput.first"),
                                       evaluation_curve(bench->first));
    }
    series[count++] = build_series('G', '*', build_text(build, "goodput.series"), curve);
    curve_rows(build, instrument, curve->x, curve->y, 0.01, "percent", 1);
    mark_runs(&marks, bench->in_case ? NULL : bench->state, "goodput", "percent", 100, 1);
    for (size_t i = 0; i < marks.count; i++) {
        most = fmax(most, marks.list[i].y);
    }
    marks.list[marks.count++] = (struct scene_mark){'@', build_text(build, "goodput.now"),
                                                    out->interval, 100 * out->goodput};
    bool marked = runs_made(bench->state) >= RUNS_BEFORE_MARKS;
    if (marked) {
        mark_optima(&marks, bench);
    }
    *plot = (struct scene_plot){
        .x = build_axis(build, "frontier.x", "s", SCENE_LOG, control->min, control->max),
        .y = build_axis(build, "frontier.y", "percent", SCENE_LINEAR, 0, build_extent(most, 100)),
        .series = series,
        .series_count = count,
        .marks = marks.list,
        .mark_count = marks.count,
    };
    instrument->plot = plot;
    instrument->sentence = build_sentence(build, marked ? "frontier.marked" : "frontier.unmarked");
}

/* ---- C/W over the interval ---- */

/*
 * Where the least is seen: from a tenth below it to half as much again, and all that is
 * marked.
 */
static struct scene_axis carbon_axis(const struct build *build, const struct curve *curve,
                                     double now, double half)
{
    double least = INFINITY;
    for (size_t i = 0; i < curve->count; i++) {
        least = fmin(least, curve->carbon[i]); /* which passes over NaN */
    }
    double most = fmax(1.5 * least, 1.05 * fmax(now, half));
    bool known = isfinite(least) && least > 0;
    return build_axis(build, "frontier.carbon", "mg", SCENE_LINEAR, known ? 0.9 * least : 0,
                      known ? most : 1);
}

static void mark_carbon(struct mark_series *marks, char letter, const char *label, double interval,
                        double carbon)
{
    const char *text = build_text(marks->build, label);
    build_row(marks->instrument, text, build_number(marks->build, carbon, "mg", -4))
        ->letter = letter;
    if (interval >= marks->control->min && !isnan(carbon)) {
        marks->list[marks->count++] = (struct scene_mark){letter, text, interval, carbon};
    }
}

/* `optimum` is NaN while it is the student's to find; `state` with runs to show, or NULL. */
/* Both values, and how they stand to the cap. */
static const char *halved_sentence(const struct build *build, const struct sim_reliability_out *out,
                                   double half)
{
    const char *said = build_sentence(build, "frontier.halved");
    double now = out->carbon_per_weight_mg, cap = out->target_mg;
    if (!*said || isnan(now) || isnan(half)) {
        return said;
    }
    const char *id = now > cap && half > cap ? "frontier.capped.over"
                     : now > cap             ? "frontier.capped.falls"
                     : half > cap            ? "frontier.capped.rises"
                                             : "frontier.capped.under";
    return arena_join(build->arena, said, " ", build_text(build, id));
}

static struct scene_plot *add_carbon(const struct build *build, const struct curve *curve,
                                     const struct sim_reliability_out *out, double half,
                                     double optimum, const struct part_state *state)
{
    enum { MARKS = 4 + RUNS };
    struct mark_series marks = plot_marks(build, "carbon_tau", MARKS);
    struct scene_instrument *instrument = marks.instrument;
    const struct control *control = marks.control;
    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    struct scene_series *series = arena_alloc(build->arena, sizeof *series);
    *series = (struct scene_series){'W',      '*',           build_text(build, "frontier.carbon"),
                                    curve->x, curve->carbon, curve->count};
    curve_rows(build, instrument, curve->x, curve->carbon, 1, "mg", -4);
    mark_runs(&marks, state, "carbon_per_weight_mg", "mg", 1, -4);
    mark_carbon(&marks, '@', "goodput.now", out->interval, out->carbon_per_weight_mg);
    mark_carbon(&marks, 'H', "frontier.half", out->interval / 2, half);
    if (!isnan(optimum)) {
        mark_interval(&marks, 'C', "frontier.carbon_optimum", "frontier.legend.carbon", optimum);
    }
    *plot = (struct scene_plot){
        .x = build_axis(build, "frontier.x", "s", SCENE_LOG, control->min, control->max),
        .y = carbon_axis(build, curve, out->carbon_per_weight_mg, half),
        .series = series,
        .series_count = 1,
        .marks = marks.list,
        .mark_count = marks.count,
    };
    instrument->plot = plot;
    instrument->sentence = halved_sentence(build, out, half);
    return plot;
}

void frontier_halved(const struct build *build, const struct sim_inputs *in)
{
    const struct control *control = interval_control(build);
    struct curve *curve = arena_alloc(build->arena, sizeof *curve);
    struct sim_reliability_in halved = in->reliability;
    struct sim_reliability_out out, half;
    *curve = (struct curve){0};
    curve_over_interval(curve, &in->reliability, control->min, control->max);
    halved.checkpoint_interval /= 2;
    sim_reliability_eval(&in->reliability, &out);
    sim_reliability_eval(&halved, &half);
    struct scene_plot *plot = add_carbon(build, curve, &out, half.carbon_per_weight_mg, NAN, NULL);
    struct scene_mark *arrow = arena_alloc(build->arena, 2 * sizeof *arrow);
    arrow[0] = (struct scene_mark){.x = out.interval, .y = out.carbon_per_weight_mg};
    arrow[1] = (struct scene_mark){.x = out.interval / 2, .y = half.carbon_per_weight_mg};
    plot->arrow = arrow;
}

/* ---- values ---- */

static void time_row(const struct build *build, struct scene_instrument *bar, char letter,
                     const char *label, const char *output, double share)
{
    build_share(build, bar, letter, label, share, output_number(build, output, "percent", 1));
}

static void add_time(const struct build *build, const struct sim_reliability_out *out)
{
    struct scene_instrument *bar = build_instrument(build, SCENE_BAR, "time", 5);
    time_row(build, bar, 'G', "output.goodput", "goodput", out->goodput);
    time_row(build, bar, 'S', "frontier.stalls", "checkpoint_share", out->checkpoint_share);
    time_row(build, bar, 'W', "frontier.rework", "rework_share", out->rework_share);
    time_row(build, bar, 'R', "frontier.restarts", "restart_share", out->restart_share);
    time_row(build, bar, 'P', "frontier.pauses", "pause_share", out->pause_share);
    build_aside(build, bar, false);
    bar->sentence = build_sentence(build, "frontier.time.sentence");
}

/* A value and below it its limit: both must be seen in a narrow column. A voice says them in one
 * sentence. */
static void limited_rows(const struct build *build, struct scene_instrument *values,
                         const char *aim, const char *label, double value, const char *limit_label,
                         double limit)
{
    const struct limited sides = limited_by_aim(build, SIM_PART_RELIABILITY, aim, value, limit);
    struct scene_row *row = build_row(values, build_text(build, label),
                                      limited_text(build, &sides, value));
    row->verdict = verdict_of(value, limit);
    if (build->form == NUMBER_WORDS) {
        verdicts_bound(build, row, RELATION_AT_MOST, limited_text(build, &sides, limit));
    } else {
        build_row(values, build_text(build, limit_label), limited_text(build, &sides, limit));
    }
}

static void add_values(const struct build *build, const struct workbench *bench)
{
    const struct sim_reliability_out *out = &bench->out->reliability;
    struct scene_instrument *values = build_instrument(build, SCENE_VALUES, "cue", 8);
    double frequency = evaluation_figure(bench->now, FIGURE_CHECKPOINT_FREQUENCY);
    build_row(values, build_text(build, "frontier.frequency"),
              build_number(build, frequency, "per_hour", -3))
        ->note = build_number(build, out->interval, "s", -3);
    build_row(values, build_text(build, "output.cue"), build_number(build, out->cue, "kg_kwh", -3));
    limited_rows(build, values, "carbon", "frontier.carbon", out->carbon_per_weight_mg,
                 "output.target_mg", out->target_mg);
    limited_rows(build, values, "cost", "frontier.tco", out->tco_usd, "output.tco_budget_usd",
                 out->tco_budget_usd);
    build_row(values, build_text(build, "output.mtbf"),
              build_number(build, out->mtbf, "minutes", -3));
    build_row(values, build_text(build, "output.wall_days"),
              build_number(build, out->wall_days, "days", -3));
    build_aside(build, values, false);
    values->sentence = build_sentence(build, "frontier.values");
}

/* Where no design keeps both limits, what part 1 gives must be mended first. */
static void add_infeasible(const struct build *build)
{
    struct scene_instrument *rows = build_instrument(build, SCENE_VALUES, "window", 2);
    build_row(rows, build_text(build, "frontier.within_both"), build_text(build, "frontier.none"));
    build_row(rows, build_text(build, "frontier.mend"), build_text(build, "frontier.mend.what"));
    rows->sentence = build_sentence(build, "frontier.infeasible");
}

void frontier_pictures(const struct build *build, const struct workbench *bench)
{
    if (isnan(bench->design->best_goodput)) {
        add_infeasible(build);
    }
    add_goodput(build, bench);
    add_radar(build, bench);
}

void frontier_values(const struct build *build, const struct workbench *bench)
{
    add_values(build, bench);
    add_time(build, &bench->out->reliability);
    add_carbon(build, evaluation_curve(bench->now), &bench->out->reliability,
               evaluation_figure(bench->now, FIGURE_HALVED_CARBON),
               runs_made(bench->state) >= RUNS_BEFORE_MARKS
                   ? evaluation_figure(bench->now, FIGURE_CARBON_OPTIMUM)
                   : NAN,
               bench->in_case ? NULL : bench->state);
}
