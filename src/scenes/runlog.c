#include "scenes/runlog.h"

#include <math.h>
#include <string.h>

#include "lesson/luck.h"
#include "lesson/runs.h"
#include "scenes/aim_number.h"
#include "scenes/dial_words.h"
#include "scenes/verdicts.h"

/* "77.1 to 77.9 d", or why luck can't be shown. */
static const char *luck(const struct build *build, const struct run *run)
{
    double low, high;
    if (!luck_read(&run->record, &low, &high)) {
        return build_text(build, "runlog.no_luck");
    }
    const double day = 86400;
    return build_join(build, "ui.range", build_number(build, low / day, "-", -4),
                      build_text(build, "range.to"), build_number(build, high / day, "days", -4));
}

/* ---- sparklines ---- */

static const struct {
    const char *output, *aim, *title;
    bool least; /* is best */
} sparks[] = {
    {"fleet_goodput", NULL, "spark.goodput", false},
    {"carbon_per_weight_mg", "carbon", "spark.carbon", true},
    {"tco_usd", "cost", "spark.cost", true},
};

/* A mote's fleet and a training fleet are five powers of ten apart. */
static const char *goodput_text(const struct build *build, double flop_s)
{
    return build_number(build, flop_s, flop_s < 1e15 ? "tflop_s" : "eflop_s", -3);
}

static const char *spark_text(const struct build *build, size_t which, double value)
{
    return sparks[which].aim ? aim_number(build, SIM_PART_RELIABILITY, sparks[which].aim, value)
                             : goodput_text(build, value);
}

/* Its number alone, where the unit is that of `other`. */
static const char *without_unit(const struct build *build, const char *text, const char *other)
{
    const char *unit = strchr(text, ' '), *same = strchr(other, ' ');
    return unit && same && strcmp(unit, same) == 0
               ? arena_printf(build->arena, "%.*s", (int)(unit - text), text)
               : text;
}

/* The first, the last and the best of the values. */
static const char *spark_says(const struct build *build, size_t which, const double *values,
                              size_t count)
{
    double best = NAN;
    for (size_t i = 0; i < count; i++) {
        best = sparks[which].least ? fmin(best, values[i]) : fmax(best, values[i]);
    }
    const char *last = spark_text(build, which, values[count - 1]);
    const char *told = spark_text(build, which, best);
    const struct word words[] = {
        {"first", .text = without_unit(build, spark_text(build, which, values[0]), told)},
        {"last", .text = without_unit(build, last, told)},
        {"best", .text = told},
        {0}};
    return build_words(build, "ui.spark", words);
}

static void add_spark(const struct build *build, const struct part_state *state, size_t which)
{
    size_t made = runs_made(state);
    struct scene_instrument *spark = build_instrument(build, SCENE_SPARKLINE, "spark", made);
    double *values = arena_alloc(build->arena, made * sizeof *values);
    for (size_t i = 0; i < made; i++) {
        values[i] = run_number(&state->runs[state->first_run + i], sparks[which].output);
        build_row(spark, build_run(build, state->first_run + i + 1),
                  spark_text(build, which, values[i]));
    }
    spark->id = sparks[which].title;
    spark->title = build_text(build, sparks[which].title);
    spark->sentence = "";
    build_aside(build, spark, false);
    spark->spark = values;
    spark->spark_count = made;
    spark->spark_says = spark_says(build, which, values, made);
}

/* ---- the log ---- */

static size_t run_place(const struct part_state *state, const struct run *run)
{
    return (size_t)(run - state->runs) + 1;
}

static const char *run_name(const struct build *build, const struct part_state *state,
                            const struct run *run)
{
    return build_run(build, run_place(state, run));
}

static const char *met_text(const struct build *build, const struct part *part,
                            const struct run *run)
{
    return verdict_summary(build, part->aim_count, (size_t)run_number(run, "aims_met"));
}

static void add_summary(const struct build *build, const struct part *part,
                        const struct part_state *state)
{
    const struct run *last = &state->runs[state->run_count - 1];
    const struct run *best = runs_standing(part, state);
    struct scene_instrument *rows = build_instrument(build, SCENE_VALUES, "runs", 3);
    build_row(rows, build_text(build, "runlog.counted"),
              build_count_of(build, runs_counted(part, state), (size_t)part->runs));
    build_row(rows, build_text(build, "runlog.best"),
              build_join(build, "ui.label_value", run_name(build, state, best),
                         met_text(build, part, best)));
    build_row(rows, build_text(build, "runlog.luck"), luck(build, last));
    build_aside(build, rows, false);
    rows->sentence = build_text(build, "runlog.sentence");
}

/* The controls that the student sets, in the order of the sliders. */
static const char *run_controls(const struct build *build, const struct part *part,
                                const struct design *design)
{
    const char *text = "";
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        if (control->fixed) {
            continue;
        }
        bool on = control_value(control, design) != 0;
        const char *shown = control->param != NULL && control->param->kind == SIM_SWITCH
                                ? build_text(build,
                                             on ? "runlog.asynchronous" : "runlog.synchronous")
                                : dial_value(build, control, design);
        text = *text ? build_join(build, "ui.list_comma", text, shown) : shown;
    }
    return text;
}

static const char *run_instruments(const struct build *build, const struct run *run)
{
    const char *text = "";
    for (size_t i = 0; i < sizeof sparks / sizeof sparks[0]; i++) {
        double value = run_number(run, sparks[i].output);
        const char *shown = spark_text(build, i, value);
        text = *text ? build_join(build, "ui.list_comma", text, shown) : shown;
    }
    return text;
}

static void add_log(const struct build *build, const struct part *part,
                    const struct part_state *state)
{
    size_t made = runs_made(state);
    const struct run *best = runs_standing(part, state);
    struct scene_instrument *log = build_instrument(build, SCENE_VERDICTS, "runlog", made);
    for (size_t i = 0; i < made; i++) {
        const struct run *run = &state->runs[state->first_run + i];
        struct scene_row *row = build_row(log, run_name(build, state, run),
                                          run_controls(build, part, &run->design));
        const char *word = i >= runs_counted(part, state) ? build_text(build, "runlog.beyond")
                           : run == best                  ? build_text(build, "runlog.is_best")
                                                          : "";
        row->limit = run_instruments(build, run);
        row->verdict = run_number(run, "aims_met") == (double)part->aim_count ? SCENE_MET
                                                                              : SCENE_NOT_MET;
        row->note = build_join(build, "ui.list_semicolon", met_text(build, part, run),
                               luck(build, run));
        row->note = *word ? build_join(build, "ui.list_semicolon", row->note, word) : row->note;
    }
    log->sentence = build_text(build, "runlog.sentence");
    log->on_demand = true;
}

void runlog_instruments(const struct build *build, const struct workbench *bench)
{
    const struct part *part = &build->track->parts[SIM_PART_RELIABILITY - 1];
    if (runs_made(bench->state) == 0 || bench->in_case) {
        return;
    }
    for (size_t i = 0; i < sizeof sparks / sizeof sparks[0]; i++) {
        add_spark(build, bench->state, i);
    }
    add_summary(build, part, bench->state);
    add_log(build, part, bench->state);
}
