#include "scenes/part2.h"

#include <math.h>
#include <string.h>

#include "scenes/aim_number.h"
#include "scenes/frontier.h"
#include "scenes/runlog.h"
#include "sim/finale.h"
#include "store/number.h"

void part2_instruments(const struct build *build, const struct workbench *bench)
{
    frontier_pictures(build, bench);
    runlog_instruments(build, bench);
    frontier_values(build, bench);
}

/* ---- the reflection: an asynchronous checkpoint, proposed with numbers ---- */

static double answered(const struct pairs *answers, const char *field)
{
    double value = NAN;
    pairs_number(answers, field, &value);
    return value;
}

static struct design proposed(const struct design *design, const struct pairs *answers)
{
    struct design plan = *design;
    plan.in.reliability.asynchronous = 1;
    plan.in.reliability.snapshot = answered(answers, "stall");
    plan.in.reliability.durable_lag = answered(answers, "lag");
    plan.in.reliability.checkpoint_interval = answered(answers, "interval");
    return plan;
}

/* One value of the plan, the design's beside it. */
static struct scene_row *compare_row(const struct build *build, struct scene_instrument *rows,
                                     const char *label, const char *plan, const char *design)
{
    struct scene_row *row = build_row(rows, build_text(build, label), plan);
    row->limit = build_join(build, "ui.before_number", build_text(build, "reflect.instead"),
                            design);
    return row;
}

static enum scene_verdict verdict_of(bool met)
{
    return met ? SCENE_MET : SCENE_NOT_MET;
}

void part2_check(const struct build *build, const struct design *design,
                 const struct pairs *answers, struct scene_instrument *rows)
{
    const struct design plan = proposed(design, answers);
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
    row = compare_row(
        build, rows, "output.carbon_per_weight_mg",
        aim_number(build, SIM_PART_RELIABILITY, "carbon", after.carbon_per_weight_mg),
        aim_number(build, SIM_PART_RELIABILITY, "carbon", before.carbon_per_weight_mg));
    row->verdict = verdict_of(after.carbon_per_weight_mg <= after.target_mg);
    row->note = build_text(build, "frontier.cap");
    row = compare_row(build, rows, "output.tco_usd",
                      aim_number(build, SIM_PART_RELIABILITY, "cost", after.tco_usd),
                      aim_number(build, SIM_PART_RELIABILITY, "cost", before.tco_usd));
    row->verdict = verdict_of(after.tco_usd <= after.tco_budget_usd);
    row->note = build_text(build, "frontier.budget");
}
