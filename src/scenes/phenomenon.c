#include "scenes/phenomenon.h"

#include <math.h>
#include <string.h>

#include "scenes/aim_number.h"
#include "store/number.h"

enum { TABLE_ROWS = 9, MARKS = 4 };

#define EXA 1e18
#define SECONDS_OF_EXA 1e3 /* a zettaFLOP is a thousand exaFLOP */

/* ---- one picture a finale ---- */

/* Its axes, the aim that stands in it, and the outputs of its points. */
struct picture {
    const char *aim;    /* whose limit is drawn, and whose value is told */
    const char *x_unit; /* of the table's rows; "" on the axis, whose label says it */
    const char *y_unit; /* of both */
    int x_digits, y_digits;
    enum scene_scale x_scale, scale;
    double (*height)(const struct sim_inputs *in, double value); /* of a value of the aim */
    double (*x_now)(const struct sim_inputs *in, const struct sim_finale_out *out);
    double (*low)(const struct curve *curve, double limit); /* where the y axis begins */
    double (*high)(const struct curve *curve);
    double (*rest)(const struct sim_finale_out *out); /* NULL: no line of its own */
    bool on_curve; /* the aim's value is a mean, and its mark stands on the curve */
    const char *member, *fleet, *member_unit, *fleet_unit;
};

static double as_it_is(const struct sim_inputs *in, double value)
{
    (void)in;
    return value;
}

/* ---- cloud ---- */

static double worst_hour(const struct sim_inputs *in, const struct sim_finale_out *out)
{
    (void)out;
    return fmod(in->finale.day_noon + 12, 24);
}

static double nothing(const struct curve *curve, double limit)
{
    (void)curve;
    (void)limit;
    return 0;
}

/* From 15 up, fourfold, so that the axis stays where it is while a control moves. */
static double above_carbon(const struct curve *curve)
{
    double high = 15, most = curve_most(curve);
    while (high < most) {
        high *= 4;
    }
    return high;
}

/* ---- edge ---- */

static double attack(const struct sim_inputs *in, const struct sim_finale_out *out)
{
    (void)out;
    return in->finale.attack_budget;
}

/* In steps of three decades, so that the axis stays where it is while a control moves. */
static double decades_below(const struct curve *curve, double limit)
{
    double low = limit / 10;
    while (low > curve_least(curve) && low > limit / 1e6) {
        low /= 1000;
    }
    return low;
}

static double a_thousandth_or_all(const struct curve *curve)
{
    return curve_most(curve) <= 1e-3 ? 1e-3 : 1;
}

/* ---- mobile ---- */

static double below(const struct sim_inputs *in, double value)
{
    (void)in;
    return -value;
}

static double lowest(const struct sim_inputs *in, const struct sim_finale_out *out)
{
    (void)in;
    return out->nadir_s;
}

/* Fourfold, so that the axis stays where it is while a control moves. */
static double below_nadir(const struct curve *curve, double limit)
{
    double low = 1.5 * limit;
    while (low > curve_least(curve)) {
        low *= 4;
    }
    return low;
}

static double above_nominal(const struct curve *curve)
{
    double most = curve_most(curve);
    return most > 0 ? -below_nadir(&(struct curve){.count = 1, .y = {-most}}, -5) : 5;
}

static double rest_below(const struct sim_finale_out *out)
{
    return -out->frequency_mhz;
}

/* ---- tiny ---- */

static double known(const struct sim_inputs *in, double unknown)
{
    return in->finale.reading_bits - unknown;
}

static double mean_hops(const struct sim_inputs *in, const struct sim_finale_out *out)
{
    (void)in;
    return out->hops;
}

/* As far below the whole reading as it takes, fourfold what may be lost. */
static double below_known(const struct curve *curve, double limit)
{
    double whole = curve->y[0], room = 2 * (whole - limit);
    while (room < whole && whole - room > curve_least(curve)) {
        room *= 4;
    }
    return fmax(0, whole - room);
}

static double whole_reading(const struct curve *curve)
{
    return curve->y[0];
}

static const struct picture pictures[] = {
    [SIM_CLOUD] = {"carbon", "hours", "mg", 0, -3, SCENE_LINEAR, SCENE_LINEAR, as_it_is, worst_hour,
                   nothing, above_carbon, NULL, true, "carbon_member_kg", "carbon_fleet_kg", "kg",
                   "t"},
    [SIM_EDGE] = {"captured", "usd", "ppm", 0, -2, SCENE_LOG, SCENE_LOG, as_it_is, attack,
                  decades_below, a_thousandth_or_all, NULL, false, "captured_member_day",
                  "captured_fleet_day", "per_day", "per_day"},
    [SIM_MOBILE] = {"nadir", "s", "mhz", -2, -3, SCENE_LINEAR, SCENE_LINEAR, below, lowest,
                    below_nadir, above_nominal, rest_below, false, "charge_member_wh",
                    "charge_fleet_mwh", "wh", "own_mwh"},
    [SIM_TINY] = {"entropy", "count", "bit", -2, -3, SCENE_LINEAR, SCENE_LINEAR, known, mean_hops,
                  below_known, whole_reading, NULL, false, "lost_member_day", "lost_fleet_day",
                  "per_day", "billion_day"},
};

static const struct picture *picture_of(const struct build *build)
{
    return &pictures[(int)build->track->defaults.in.finale.finale];
}

static const struct rule *aim_find(const struct build *build, const char *id)
{
    return id ? part_aim(&build->track->parts[SIM_PART_FINALE - 1], id) : NULL;
}

/* ---- the plot ---- */

/* Where a curve is at x, on the straight line between its points. */
static double height_at(const struct curve *curve, double x)
{
    size_t i = 1;
    while (i + 1 < curve->count && curve->x[i] < x) {
        i++;
    }
    double part = (x - curve->x[i - 1]) / (curve->x[i] - curve->x[i - 1]);
    return curve->y[i - 1] + part * (curve->y[i] - curve->y[i - 1]);
}

static void curve_rows(const struct build *build, struct scene_instrument *instrument,
                       const struct picture *picture, const struct curve *curve)
{
    for (size_t i = 0; !build->glance && i < TABLE_ROWS; i++) {
        size_t at = i * (curve->count - 1) / (TABLE_ROWS - 1);
        build_row(instrument,
                  build_join(build, "ui.before_number", build_text(build, "phenomenon.x"),
                             build_number(build, curve->x[at], picture->x_unit, picture->x_digits)),
                  build_number(build, curve->y[at], picture->y_unit, picture->y_digits));
    }
}

static void add_mark(struct scene_plot *plot, struct scene_mark *marks, char letter,
                     const char *label, double x, double y)
{
    marks[plot->mark_count++] = (struct scene_mark){letter, label, x, y};
    plot->marks = marks;
}

/* What is said of the curve, and how far its worst is beyond the limit. */
static const char *told(const struct build *build, const struct rule *aim,
                        const struct judged *judged)
{
    double times = rule_value(aim, &judged->design, &judged->out) /
                   rule_limit(aim, &judged->design, &judged->out);
    const char *what = build_text(build,
                                  isnan(times) ? "phenomenon.unknown" : "phenomenon.sentence");
    if (isnan(times)) {
        return what;
    }
    const char *far = times > 2
                          ? build_join(build, "ui.over_limit", build_times(build, times, "count"))
                      : times > 1
                          ? build_join(build, "ui.over_limit_by", build_relative(build, times - 1))
                          : build_text(build, "ui.within_limit");
    return arena_printf(build->arena, "%s %s", what, far);
}

/* Where a design stands on its curve. */
static struct scene_mark mark_now(const struct picture *picture, const struct rule *aim,
                                  struct evaluation *evaluation)
{
    const struct judged *judged = evaluation_judged(evaluation);
    const struct sim_inputs *in = &judged->design.in;
    double x = picture->x_now(in, &judged->out.finale);
    double value = rule_value(aim, &judged->design, &judged->out);
    return (struct scene_mark){.x = x,
                               .y = picture->on_curve ? height_at(evaluation_curve(evaluation), x)
                                                      : picture->height(in, value)};
}

void phenomenon_add(const struct build *build, const struct workbench *bench)
{
    const struct picture *picture = picture_of(build);
    const struct rule *aim = aim_find(build, picture->aim);
    const struct curve *curve = evaluation_curve(bench->now);
    if (!aim || curve->count < 2) {
        return;
    }
    const struct judged *judged = evaluation_judged(bench->now);
    const struct sim_inputs *in = &judged->design.in;
    double limit = picture->height(in, rule_limit(aim, &judged->design, &judged->out));
    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    struct scene_series *series = arena_alloc(build->arena, 2 * sizeof *series);
    struct scene_mark *marks = arena_alloc(build->arena, MARKS * sizeof *marks);
    *plot = (struct scene_plot){
        .x = build_axis(build, "phenomenon.x", "-", picture->x_scale, curve->x[0],
                        curve->x[curve->count - 1]),
        .y = build_axis(build, "phenomenon.y", picture->y_unit, picture->scale,
                        picture->low(curve, limit), picture->high(curve)),
        .series = series,
        .tall = true,
    };
    plot->y.one = unit_of(&build->catalog->reference.units, picture->y_unit)->factor;
    if (bench->first) { /* first, so that the design of now is drawn over it */
        series[plot->series_count++] = build_series(
            bench->struck ? 'B' : 'F', ':',
            build_text(build, bench->struck ? "stress.before" : "goodput.first"),
            evaluation_curve(bench->first));
    }
    series[plot->series_count++] = build_series('N', '*', build_text(build, "goodput.now"), curve);
    add_mark(plot, marks, 'L', build_text(build, "phenomenon.limit"), NAN, limit);
    if (picture->rest) {
        add_mark(plot, marks, 'R', build_text(build, "phenomenon.rest"), NAN,
                 picture->rest(&judged->out.finale));
    }
    struct scene_mark at = mark_now(picture, aim, bench->now);
    if (bench->struck && bench->first) { /* its curve names it */
        struct scene_mark then = mark_now(picture, aim, bench->first);
        add_mark(plot, marks, 'B', "", then.x, then.y);
    }
    add_mark(plot, marks, '@', build_text(build, "phenomenon.at"), at.x, at.y);
    struct scene_instrument *instrument = build_instrument(build, SCENE_PLOT, "phenomenon",
                                                           TABLE_ROWS);
    curve_rows(build, instrument, picture, curve);
    instrument->plot = plot;
    instrument->sentence = build->glance ? "" : told(build, aim, judged);
}

/* ---- cloud: goodput over the distance of the sites ---- */

/* Each plan as a letter on the curve, and as a row of its table; the legend names none. */
static void mark_plans(const struct build *build, struct scene_instrument *instrument,
                       struct scene_plot *plot, struct scene_mark *marks, const struct curve *curve)
{
    const struct table *plans = row_table(&build->catalog->reference.tables, ROW_SITE_PLAN);
    for (size_t i = 0; i < plans->rows; i++) {
        double km = NAN;
        number_parse(table_cell(plans, i, "dispersion_km"), &km);
        char letter = (char)('A' + (int)i);
        double height = height_at(curve, km);
        build_row(instrument, build_textf(build, "site_plan.%s", table_cell(plans, i, "name")),
                  build_number(build, height * EXA, "eflop_s", -3))
            ->letter = letter;
        add_mark(plot, marks, letter, "", km, height);
    }
}

/* Fourfold, so that the axis stays where it is while a control moves. */
static double above_goodput(const struct curve *curve)
{
    double high = 1, most = curve_most(curve);
    while (high < 1.1 * most) {
        high *= 2;
    }
    return high;
}

void phenomenon_add_reach(const struct build *build, const struct workbench *bench)
{
    enum { MARKS_BESIDES = 2 };
    const struct judged *judged = evaluation_judged(bench->now);
    const struct rule *aim = aim_find(build, "rate");
    if (bench->design->rows[ROW_SITE_PLAN] < 0 || !aim) {
        return;
    }
    const struct table *plans = row_table(&build->catalog->reference.tables, ROW_SITE_PLAN);
    const struct curve *curve = evaluation_reach(bench->now);
    double least = SECONDS_OF_EXA / rule_limit(aim, &judged->design, &judged->out);
    struct scene_plot *plot = arena_alloc(build->arena, sizeof *plot);
    struct scene_series *series = arena_alloc(build->arena, 2 * sizeof *series);
    struct scene_mark *marks = arena_alloc(build->arena,
                                           (plans->rows + MARKS_BESIDES) * sizeof *marks);
    struct scene_instrument *instrument = build_instrument(build, SCENE_PLOT, "reach",
                                                           plans->rows + 1);
    if (bench->first) { /* first, so that the design of now is drawn over it */
        series[plot->series_count++] = build_series(
            '\0', ':', build_text(build, bench->struck ? "stress.before" : "goodput.first"),
            evaluation_reach(bench->first));
    }
    series[plot->series_count++] = build_series('\0', '*', build_text(build, "goodput.now"), curve);
    plot->series = series;
    plot->x = build_axis(build, "reach.x", "-", SCENE_LINEAR, 0, curve->to);
    plot->y = build_axis(build, "reach.y", "eflop_s", SCENE_LINEAR, 0, above_goodput(curve));
    add_mark(plot, marks, 'L', build_text(build, "reach.limit"), NAN, least);
    mark_plans(build, instrument, plot, marks, curve);
    double km = judged->design.in.scaling.dispersion_km;
    add_mark(plot, marks, '@', build_text(build, "reach.at"), km, height_at(curve, km));
    instrument->plot = plot;
    instrument->sentence = build_text(build, "reach.sentence");
}

/* ---- one and all ---- */

static void scale_row(const struct build *build, struct scene_instrument *table, const char *label,
                      const char *name, const char *unit)
{
    build_row(table, build_text(build, label), output_number(build, name, unit, -3));
}

void phenomenon_add_scale(const struct build *build)
{
    const struct picture *picture = picture_of(build);
    if (!picture->member) {
        return;
    }
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "scale", 2);
    scale_row(build, table, "scale.member", picture->member, picture->member_unit);
    scale_row(build, table, "scale.fleet", picture->fleet, picture->fleet_unit);
    table->sentence = build_text(build, "scale.sentence");
}
