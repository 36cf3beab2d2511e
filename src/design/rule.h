/* rule: aims and failure states, held against a design and its outputs. */
#ifndef DESIGN_RULE_H
#define DESIGN_RULE_H

#include "course/rule.h"
#include "course/values.h"

/*
 * Whether an aim is met or a failure state is there; LAB_UNKNOWN where value or limit is NaN. The
 * value of a rule about a reason is NaN.
 */
enum lab_holds { LAB_HOLDS, LAB_FAILS, LAB_UNKNOWN };
enum lab_holds lab_rule_holds(const struct lab_rule *rule, const struct lab_design *design,
                              const struct sim_outputs *out);

/* What an operand stands for, in the unit that its output, input or figure is counted in. */
double lab_operand_value(const struct lab_operand *operand, const struct lab_design *design,
                         const struct sim_outputs *out);

/* The two sides of a rule, in the same unit; NaN where one can't be said. */
double lab_rule_value(const struct lab_rule *rule, const struct lab_design *design,
                      const struct sim_outputs *out);
double lab_rule_limit(const struct lab_rule *rule, const struct lab_design *design,
                      const struct sim_outputs *out);

#endif
