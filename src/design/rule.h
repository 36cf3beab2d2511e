/* rule: aims and failure states, held against a design and its outputs. */
#ifndef DESIGN_RULE_H
#define DESIGN_RULE_H

#include "course/rule.h"
#include "course/values.h"

/*
 * Whether an aim is met or a failure state is there; RULE_UNKNOWN where value or limit is NaN. The
 * value of a rule about a reason is NaN.
 */
enum holds { RULE_HOLDS, RULE_FAILS, RULE_UNKNOWN };
enum holds rule_holds(const struct rule *rule, const struct design *design,
                      const struct sim_outputs *out);

/* Whether a value stands so to a limit; neither is NaN. */
bool relation_holds(enum relation relation, double value, double limit);

/* What an operand stands for, in the unit that its output, input or figure is counted in. */
double operand_value(const struct operand *operand, const struct design *design,
                     const struct sim_outputs *out);

/* The two sides of a rule, in the same unit; NaN where one can't be said. */
double rule_value(const struct rule *rule, const struct design *design,
                  const struct sim_outputs *out);
double rule_limit(const struct rule *rule, const struct design *design,
                  const struct sim_outputs *out);

#endif
