#include "design/judge.h"

#include <math.h>
#include <string.h>

#include "course/values.h"
#include "design/evaluate.h"

void lab_part_pin(const struct lab_track *track, enum sim_part number, struct lab_design *design)
{
    const struct lab_part *part = &track->parts[number - 1];
    for (size_t i = 0; i < part->pinned_count; i++) {
        const struct sim_param *param = sim_param_find(part->pinned[i]);
        design_put(design, param, sim_param_get(&track->defaults.in, param));
    }
    for (size_t i = 0; i < part->control_count; i++) {
        const struct lab_control *control = &part->controls[i];
        bool own = control->fixed &&
                   control->initial != lab_control_value(control, &track->defaults);
        if (own) {
            lab_control_put(control, design, control->initial);
        } else if (control->table != NULL && lab_control_value(control, design) >= 0) {
            lab_control_put(control, design, lab_control_value(control, design));
        }
    }
}

bool judge_pins(const struct lab_part *part, const struct lab_control *control)
{
    for (size_t i = 0; i < part->pinned_count; i++) {
        if (strcmp(part->pinned[i], control->name) == 0) {
            return true;
        }
    }
    return false;
}

void lab_judge(const struct lab_track *track, enum sim_part part, const struct lab_design *design,
               struct lab_judged *judged)
{
    judged->design = *design;
    lab_part_pin(track, part, &judged->design);
    lab_evaluate(part, &judged->design, &judged->out);
}

static enum lab_holds aim_holds(const struct lab_rule *aim, const struct lab_judged *judged)
{
    return lab_rule_holds(aim, &judged->design, &judged->out);
}

size_t lab_aims_met(const struct lab_part *part, const struct lab_judged *judged)
{
    size_t met = 0;
    for (size_t i = 0; i < part->aim_count; i++) {
        met += aim_holds(&part->aims[i], judged) == LAB_HOLDS;
    }
    return met;
}

const struct lab_rule *lab_failure_now(const struct lab_part *part, const struct lab_design *design,
                                       const struct sim_outputs *out)
{
    for (size_t i = 0; i < part->failure_count; i++) {
        if (lab_rule_holds(&part->failures[i], design, out) == LAB_HOLDS) {
            return &part->failures[i];
        }
    }
    return NULL;
}

double lab_aim_margin(const struct lab_rule *aim, const struct lab_judged *judged)
{
    double value = lab_rule_value(aim, &judged->design, &judged->out);
    double limit = lab_rule_limit(aim, &judged->design, &judged->out);
    bool upward = aim->relation == LAB_AT_LEAST || aim->relation == LAB_ABOVE;
    double inside = aim->relation == LAB_EQUALS ? -fabs(value - limit)
                    : upward                    ? value - limit
                                                : limit - value;
    return limit == 0 ? inside : inside / fabs(limit);
}
