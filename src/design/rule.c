#include "design/rule.h"

#include <math.h>
#include <string.h>

#include "design/figure.h"

double operand_value(const struct operand *operand, const struct design *design,
                     const struct sim_outputs *out)
{
    if (operand->output != NULL) {
        return sim_output_get(out, operand->output);
    }
    if (operand->figure != NULL) {
        return figure_value(operand->figure->id, design, out);
    }
    return operand->param != NULL ? sim_param_get(&design->in, operand->param) : operand->number;
}

double rule_value(const struct rule *rule, const struct design *design,
                  const struct sim_outputs *out)
{
    return rule->name == NULL ? NAN : operand_value(&rule->value, design, out);
}

double rule_limit(const struct rule *rule, const struct design *design,
                  const struct sim_outputs *out)
{
    return operand_value(&rule->limit, design, out);
}

bool relation_holds(enum relation relation, double value, double limit)
{
    switch (relation) {
    case RELATION_AT_MOST: return value <= limit;
    case RELATION_BELOW: return value < limit;
    case RELATION_AT_LEAST: return value >= limit;
    case RELATION_ABOVE: return value > limit;
    case RELATION_EQUALS: return value == limit;
    }
    return false;
}

enum holds rule_holds(const struct rule *rule, const struct design *design,
                      const struct sim_outputs *out)
{
    bool holds;
    if (rule->reason != NULL) {
        holds = strcmp(rule->reason, sim_reason_id(sim_output_reason(out, rule->part))) == 0;
    } else {
        double value = rule_value(rule, design, out);
        double limit = rule_limit(rule, design, out);
        if (isnan(value) || isnan(limit)) {
            return RULE_UNKNOWN;
        }
        holds = relation_holds(rule->relation, value, limit) &&
                (rule->when == NULL || sim_output_get(out, rule->when) == rule->when_choice);
    }
    return holds ? RULE_HOLDS : RULE_FAILS;
}
