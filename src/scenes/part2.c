#include "scenes/part2.h"

#include <math.h>
#include <string.h>

#include "scenes/aim_number.h"
#include "scenes/frontier.h"
#include "scenes/runlog.h"
#include "scenes/verdicts.h"
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

/* Shares are told in so many digits. */
enum { SHARE_DIGITS = 2 };

static struct limited share_of(const struct build *build, enum relation relation, double plan,
                               double design)
{
    const struct unit *percent = unit_of(&build->catalog->reference.units, "percent");
    return (struct limited){relation, plan, design, percent, SHARE_DIGITS, SHARE_DIGITS};
}

/* Judged as it is told: a plan that reads as its design is as good. */
static enum scene_verdict verdict_of(const struct build *build, const struct limited *sides)
{
    double value = number_shown(sides->value, sides->unit, sides->digits, build->form);
    double limit = number_shown(sides->limit, sides->unit, sides->digits, build->form);
    return relation_holds(sides->relation, value, limit) ? SCENE_MET : SCENE_NOT_MET;
}

/* What a plan is held against: the design's own waste and goodput, and the part's limits. With the
 * design in the plan's place the same rows say what it will be held against. */
static void held_rows(const struct build *build, const struct sim_reliability_out *plan,
                      const struct sim_reliability_out *design, struct scene_instrument *rows)
{
    const struct {
        const char *label;
        struct limited sides;
    } held[] = {
        {"output.wasted_energy",
         share_of(build, RELATION_AT_MOST, plan->wasted_energy, design->wasted_energy)},
        {"output.goodput", share_of(build, RELATION_AT_LEAST, plan->goodput, design->goodput)},
        {"output.carbon_per_weight_mg",
         limited_by_aim(build, SIM_PART_RELIABILITY, "carbon", plan->carbon_per_weight_mg,
                        plan->target_mg)},
        {"output.tco_usd",
         limited_by_aim(build, SIM_PART_RELIABILITY, "cost", plan->tco_usd, plan->tco_budget_usd)},
    };
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) {
        const struct limited *sides = &held[i].sides;
        struct scene_row *row = build_row(rows, build_text(build, held[i].label),
                                          limited_text(build, sides, sides->value));
        verdicts_bound(build, row, sides->relation, limited_text(build, sides, sides->limit));
        row->verdict = plan != design ? verdict_of(build, sides) : SCENE_NO_VERDICT;
    }
}

void part2_check(const struct build *build, const struct design *design,
                 const struct pairs *answers, struct scene_instrument *rows)
{
    struct sim_reliability_out before, after;
    sim_reliability_eval(&design->in.reliability, &before);
    if (answers->count == 0) {
        held_rows(build, &before, &before, rows);
        return;
    }
    const struct design plan = proposed(design, answers);
    sim_reliability_eval(&plan.in.reliability, &after);
    held_rows(build, &after, &before, rows);
    rows->rows[0].note = build_text(build, rows->rows[0].verdict == SCENE_MET
                                               ? "reflect.right.interval"
                                               : "reflect.wrong.interval");
}
