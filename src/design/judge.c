#include "design/judge.h"

#include <math.h>

#include "course/values.h"
#include "design/evaluate.h"

/* A miss that can't be measured, or is beyond measure. */
#define MISS_MOST 20.0
/* Not quite there is still a miss. */
#define MISS_LEAST 1e-3

void part_pin(const struct track *track, enum sim_part number, struct design *design)
{
    const struct part *part = &track->parts[number - 1];
    if (part->pinned_count == 0) {
        return;
    }
    for (size_t i = 0; i < part->pinned_count; i++) {
        const struct sim_param *param = sim_param_find(part->pinned[i]);
        design_put(design, param, sim_param_get(&track->defaults.in, param));
    }
    for (size_t i = 0; i < part->control_count; i++) {
        const struct control *control = &part->controls[i];
        if (control->table != NULL && control_value(control, design) >= 0) {
            control_put(control, design, control_value(control, design));
        }
    }
}

void judge_design(const struct track *track, enum sim_part part, const struct design *design,
                  struct judged *judged)
{
    judged->design = *design;
    part_pin(track, part, &judged->design);
    design_evaluate(part, &judged->design, &judged->out);
}

void judge_design_lean(const struct track *track, enum sim_part part, const struct design *design,
                       struct judged *judged)
{
    judged->design = *design;
    part_pin(track, part, &judged->design);
    design_evaluate_lean(part, &judged->design, &judged->out);
}

void judge_design_near(const struct track *track, enum sim_part part, const struct judged *known,
                       const struct design *design, struct judged *judged)
{
    judged->design = *design;
    part_pin(track, part, &judged->design);
    design_evaluate_near(part, &known->design, &known->out, &judged->design, &judged->out);
}

static enum holds aim_holds(const struct rule *aim, const struct judged *judged)
{
    return rule_holds(aim, &judged->design, &judged->out);
}

size_t judged_aims_met(const struct part *part, const struct judged *judged)
{
    size_t met = 0;
    for (size_t i = 0; i < part->aim_count; i++) {
        met += aim_holds(&part->aims[i], judged) == RULE_HOLDS;
    }
    return met;
}

const struct rule *failure_now(const struct part *part, const struct design *design,
                               const struct sim_outputs *out)
{
    for (size_t i = 0; i < part->failure_count; i++) {
        if (rule_holds(&part->failures[i], design, out) == RULE_HOLDS) {
            return &part->failures[i];
        }
    }
    return NULL;
}

double aim_margin(const struct rule *aim, const struct judged *judged)
{
    double value = rule_value(aim, &judged->design, &judged->out);
    double limit = rule_limit(aim, &judged->design, &judged->out);
    bool upward = aim->relation == RELATION_AT_LEAST || aim->relation == RELATION_ABOVE;
    double inside = aim->relation == RELATION_EQUALS ? -fabs(value - limit)
                    : upward                         ? value - limit
                                                     : limit - value;
    return limit == 0 ? inside : inside / fabs(limit);
}

double rule_miss(const struct rule *rule, const struct judged *judged)
{
    enum holds holds = rule_holds(rule, &judged->design, &judged->out);
    if (holds == RULE_HOLDS) {
        return 0;
    }
    double value = rule_value(rule, &judged->design, &judged->out);
    double limit = rule_limit(rule, &judged->design, &judged->out);
    if (isnan(value) || isnan(limit)) {
        return MISS_MOST;
    }
    double miss = value > 0 && limit > 0 ? fabs(log(value / limit)) : fabs(value - limit);
    return MISS_LEAST + fmin(miss, MISS_MOST);
}
