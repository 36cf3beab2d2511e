/* Part 2, the Reliability-Sustainability Frontier: uptime against carbon. */
#include "scenes/part2.h"

#include <math.h>
#include <string.h>

#include "design/judge.h"
#include "design/window.h"
#include "sim/finale.h"
#include "store/number.h"

/* ---- what part 1 gives ---- */

static const char *const given[] = {"backend_nodes", "rate", "fabric_price", NULL};

/* Part 1's last commit as its aims judge it, if it meets them; else false. */
static bool scaling_design(const struct lab_state *state, size_t track, struct lab_judged *judged)
{
    const struct lab_track *t = lab_track_at(state->catalog, track);
    const struct lab_part_state *part1 = lab_state_part(state, track, SIM_PART_SCALING);
    const struct lab_run *run = lab_part_last_run(part1);
    const struct lab_part *part = &t->parts[SIM_PART_SCALING - 1];
    if (!run) {
        return false;
    }
    lab_judge(t, SIM_PART_SCALING, &run->design, judged);
    return lab_aims_met(part, judged) == part->aim_count;
}

static void part2_link(const struct lab_state *state, size_t track, struct lab_design *design)
{
    const struct lab_design *defaults = &lab_track_at(state->catalog, track)->defaults;
    struct sim_inputs inputs = defaults->in;
    struct lab_judged judged;
    if (scaling_design(state, track, &judged)) {
        inputs.scaling = judged.design.in.scaling;
        sim_finale_link(&inputs, &judged.out.scaling);
    }
    for (size_t i = 0; given[i]; i++) {
        const struct sim_param *param = sim_param_find(given[i]);
        sim_param_put(&design->in, param, sim_param_get(&inputs, param));
    }
}

const char *part2_number(struct build *build, const char *aim, double value)
{
    const struct lab_part *part = &build->track->parts[SIM_PART_RELIABILITY - 1];
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct lab_rule *rule = &part->aims[i];
        if (strcmp(rule->id, aim) == 0) {
            return lab_number(build->catalog, build->arena, value, rule->unit, rule->digits,
                              build->form);
        }
    }
    return "";
}

static void part2_instruments(struct build *build, const struct lab_bench *bench)
{
    frontier_pictures(build, bench);
    runlog_instruments(build, bench);
    frontier_values(build, bench);
}

/* ---- the reflection: an asynchronous checkpoint, proposed with numbers ---- */

static const struct lab_question questions[] = {
    {.id = "stall",
     .kind = LAB_ASK_NUMBER,
     .label = "reflect.field.stall",
     .help = "reflect.help.stall"},
    {.id = "lag", .kind = LAB_ASK_NUMBER, .label = "reflect.field.lag", .help = "reflect.help.lag"},
    {.id = "interval",
     .kind = LAB_ASK_NUMBER,
     .label = "reflect.field.interval",
     .help = "reflect.help.interval"},
    {.id = "proposal",
     .kind = LAB_ASK_TEXT,
     .label = "reflect.field.proposal",
     .help = "reflect.help.proposal"},
};

static double answered(const struct pairs *answers, const char *field)
{
    double value = NAN;
    number_parse(pairs_text(answers, field), &value);
    return value;
}

/* No copy is made faster than memory and storage take it, and none overtakes the one before. */
static const char *part2_refuse(struct build *build, const struct lab_design *design,
                                const struct pairs *answers)
{
    const struct sim_reliability_in *in = &design->in.reliability;
    double lag = answered(answers, "lag");
    if (!(answered(answers, "stall") >= in->snapshot)) {
        return build_text(build, "reflect.wrong.stall");
    }
    if (!(lag >= in->durable_lag)) {
        return build_text(build, "reflect.wrong.lag");
    }
    return answered(answers, "interval") >= lag ? NULL
                                                : build_text(build, "reflect.refuse.interval");
}

static struct lab_design proposed(const struct lab_design *design,
                                  const struct pairs *answers)
{
    struct lab_design plan = *design;
    plan.in.reliability.asynchronous = 1;
    plan.in.reliability.snapshot = answered(answers, "stall");
    plan.in.reliability.durable_lag = answered(answers, "lag");
    plan.in.reliability.checkpoint_interval = answered(answers, "interval");
    return plan;
}

/* One value of the plan, the design's beside it. */
static struct scene_row *compare_row(struct build *build, struct scene_instrument *rows,
                                     const char *label, const char *plan, const char *design)
{
    struct scene_row *row = build_row(rows, build_text(build, label), plan);
    row->limit = arena_printf(build->arena, "%s %s", build_text(build, "reflect.instead"), design);
    return row;
}

static enum scene_verdict verdict_of(bool met)
{
    return met ? SCENE_MET : SCENE_NOT_MET;
}

static void part2_check(struct build *build, const struct lab_design *design,
                        const struct pairs *answers, struct scene_instrument *rows)
{
    const struct lab_design plan = proposed(design, answers);
    struct sim_reliability_out before, after;
    sim_reliability_eval(&design->in.reliability, &before);
    sim_reliability_eval(&plan.in.reliability, &after);

    /* An asynchronous design's own numbers are as good as itself. */
    bool better = after.wasted_energy <= before.wasted_energy * (1 + 1e-9);
    struct scene_row *row = compare_row(build, rows, "output.wasted_energy",
                                        build_number(build, after.wasted_energy, "percent", 2),
                                        build_number(build, before.wasted_energy, "percent", 2));
    row->verdict = verdict_of(better);
    row->note = build_text(build, better ? "reflect.right.interval" : "reflect.wrong.interval");
    row = compare_row(build, rows, "output.goodput",
                      build_number(build, after.goodput, "percent", 2),
                      build_number(build, before.goodput, "percent", 2));
    row->verdict = verdict_of(after.goodput >= before.goodput * (1 - 1e-9));
    row = compare_row(build, rows, "output.carbon_per_weight_mg",
                      part2_number(build, "carbon", after.carbon_per_weight_mg),
                      part2_number(build, "carbon", before.carbon_per_weight_mg));
    row->verdict = verdict_of(after.carbon_per_weight_mg <= after.target_mg);
    row->note = build_text(build, "frontier.cap");
    row = compare_row(build, rows, "output.tco_usd", part2_number(build, "cost", after.tco_usd),
                      part2_number(build, "cost", before.tco_usd));
    row->verdict = verdict_of(after.tco_usd <= after.tco_budget_usd);
    row->note = build_text(build, "frontier.budget");
}

const struct lab_part_ops lab_part2_ops = {
    .number_unit = "percent",
    .number_digits = -3,
    .link = part2_link,
    .given = given,
    .prepare = lab_window_find,
    .record = runlog_record,
    .instruments = part2_instruments,
    .questions = questions,
    .question_count = sizeof questions / sizeof questions[0],
    .refuse = part2_refuse,
    .check = part2_check,
};
