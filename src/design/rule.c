#include "design/rule.h"

#include <math.h>
#include <string.h>

#include "design/figure.h"

double lab_operand_value(const struct lab_operand *operand, const struct lab_design *design,
                         const struct sim_outputs *out)
{
    if (operand->output != NULL) {
        return sim_output_get(out, operand->output);
    }
    if (operand->figure != NULL) {
        return lab_figure_value(operand->figure->id, design, out);
    }
    return operand->param != NULL ? sim_param_get(&design->in, operand->param) : operand->number;
}

double lab_rule_value(const struct lab_rule *rule, const struct lab_design *design,
                      const struct sim_outputs *out)
{
    return rule->name == NULL ? NAN : lab_operand_value(&rule->value, design, out);
}

double lab_rule_limit(const struct lab_rule *rule, const struct lab_design *design,
                      const struct sim_outputs *out)
{
    return lab_operand_value(&rule->limit, design, out);
}

static bool relation_holds(enum lab_relation relation, double value, double limit)
{
    switch (relation) {
    case LAB_AT_MOST: return value <= limit;
    case LAB_BELOW: return value < limit;
    case LAB_AT_LEAST: return value >= limit;
    case LAB_ABOVE: return value > limit;
    case LAB_EQUALS: return value == limit;
    }
    return false;
}

enum lab_holds lab_rule_holds(const struct lab_rule *rule, const struct lab_design *design,
                              const struct sim_outputs *out)
{
    bool holds;
    if (rule->reason != NULL) {
        holds = strcmp(rule->reason, sim_reason_id(sim_output_reason(out, rule->part))) == 0;
    } else {
        double value = lab_rule_value(rule, design, out);
        double limit = lab_rule_limit(rule, design, out);
        if (isnan(value) || isnan(limit)) {
            return LAB_UNKNOWN;
        }
        holds = relation_holds(rule->relation, value, limit);
    }
    return holds ? LAB_HOLDS : LAB_FAILS;
}
