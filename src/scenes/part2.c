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

/* What a plan is held against: the design's own waste and goodput, and the part's limits. */
enum { HELD = 4 };

static void held_sides(const struct build *build, const struct sim_reliability_out *plan,
                       const struct sim_reliability_out *design, struct limited sides[HELD])
{
    sides[0] = share_of(build, RELATION_AT_MOST, plan->wasted_energy, design->wasted_energy);
    sides[1] = share_of(build, RELATION_AT_LEAST, plan->goodput, design->goodput);
    sides[2] = limited_by_aim(build, SIM_PART_RELIABILITY, "carbon", plan->carbon_per_weight_mg,
                              plan->target_mg);
    sides[3] = limited_by_aim(build, SIM_PART_RELIABILITY, "cost", plan->tco_usd,
                              plan->tco_budget_usd);
}

/* With the design in the plan's place the same rows say what a plan will be held against. */
static void held_rows(const struct build *build, const struct sim_reliability_out *plan,
                      const struct sim_reliability_out *design, struct scene_instrument *rows)
{
    static const char *const labels[HELD] = {"output.wasted_energy", "output.goodput",
                                             "output.carbon_per_weight_mg", "output.tco_usd"};
    struct limited held[HELD];
    held_sides(build, plan, design, held);
    for (size_t i = 0; i < HELD; i++) {
        struct scene_row *row = build_row(rows, build_text(build, labels[i]),
                                          limited_text(build, &held[i], held[i].value));
        verdicts_bound(build, row, held[i].relation, limited_text(build, &held[i], held[i].limit));
        row->verdict = plan != design ? verdict_of(build, &held[i]) : SCENE_NO_VERDICT;
    }
}

/* How many of what a plan is held against it keeps, with another interval; none without the first.
 */
static size_t kept_at(const struct build *build, struct design plan, double interval,
                      const struct sim_reliability_out *design)
{
    struct sim_reliability_out out;
    struct limited held[HELD];
    size_t kept = 0;
    plan.in.reliability.checkpoint_interval = interval;
    sim_reliability_eval(&plan.in.reliability, &out);
    held_sides(build, &out, design, held);
    for (size_t i = 0; i < HELD; i++) {
        kept += verdict_of(build, &held[i]) == SCENE_MET;
    }
    return verdict_of(build, &held[0]) == SCENE_MET ? kept : 0;
}

/* What leads from a plan to one that keeps more: a longer or a shorter interval, of those that are
 * allowed, or where none of them does, a shorter stall or lag. */
static const char *mend_of(const struct build *build, const struct design *plan,
                           const struct sim_reliability_out *design)
{
    enum { STEPS = 600 };
    const struct sim_reliability_in *in = &plan->in.reliability;
    size_t now = kept_at(build, *plan, in->checkpoint_interval, design);
    for (int i = 1; i <= STEPS; i++) {
        double longer = in->checkpoint_interval * pow(1.01, i);
        double shorter = in->checkpoint_interval / pow(1.01, i);
        if (kept_at(build, *plan, longer, design) > now) {
            return "reflect.wrong.longer";
        }
        if (shorter >= in->durable_lag && kept_at(build, *plan, shorter, design) > now) {
            return "reflect.wrong.shorter";
        }
    }
    return "reflect.wrong.copy";
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
                                               : mend_of(build, &plan, &before));
}
