#include "scenes/aim_number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenes/whole.h"

enum { MOST_DIGITS = 17 }; /* with these a double reads back as it is */

static bool tells(const struct limited *limited, int digits, enum number_form form)
{
    double value = number_shown(limited->value, limited->unit, digits, form);
    double limit = number_shown(limited->limit, limited->unit, digits, form);
    return relation_holds(limited->relation, value, limit) ==
           relation_holds(limited->relation, limited->value, limited->limit);
}

/* The short form keeps three significant digits whatever stands after the point. */
static int more(int digits, enum number_form form)
{
    return digits < 0 ? digits - 1 : form == NUMBER_SHORT ? -4 : digits + 1;
}

/* Whether the two are one, or lie too far apart to be rounded to one, of two digits or more. */
static bool is_clear(const struct limited *limited)
{
    double value = limited->value, limit = limited->limit;
    double least = fmax(0.1 * fmax(fabs(value), fabs(limit)),
                        limited->least < 0 ? 0 : 2 * limited->unit->factor);
    return value == limit || (abs(limited->least) != 1 && fabs(value - limit) > least);
}

int limited_digits(const struct limited *limited, enum number_form form)
{
    int digits = limited->least;
    if (isnan(limited->value) || isnan(limited->limit) || is_clear(limited)) {
        return digits;
    }
    while (abs(digits) < MOST_DIGITS && !tells(limited, digits, form)) {
        digits = more(digits, form);
    }
    return digits;
}

struct limited limited_of(const struct build *build, enum relation relation, double value,
                          double limit, const struct unit *unit, int least)
{
    struct limited limited = {relation, value, limit, unit, least, least};
    if (unit) {
        limited.digits = limited_digits(&limited, build->form);
    }
    return limited;
}

static struct limited rule_limited(const struct build *build, const struct rule *rule,
                                   const struct design *design, const struct sim_outputs *out,
                                   const struct unit *unit, int least)
{
    return limited_of(build, rule->relation, rule_value(rule, design, out),
                      rule_limit(rule, design, out), unit, least);
}

struct limited aim_limited(const struct build *build, const struct rule *aim,
                           const struct judged *judged)
{
    return rule_limited(build, aim, &judged->design, &judged->out, aim->unit, aim->digits);
}

const char *limited_text(const struct build *build, const struct limited *limited, double side)
{
    return limited->unit ? number_text(build->catalog, build->arena, side, limited->unit,
                                       limited->digits, build->form)
                         : "";
}

/* The more exact of DIGITS and those that a rule asks for, if it is about the output. */
static int digits_by_rule(const struct build *build, const struct rule *rule,
                          const struct sim_output *output, const struct unit *unit, int digits)
{
    if (rule->value.output != output && rule->limit.output != output) {
        return digits;
    }
    const struct limited sides = rule_limited(build, rule, build->design, build->out, unit, digits);
    return abs(sides.digits) > abs(digits) ? sides.digits : digits;
}

int output_digits(const struct build *build, const struct sim_output *output,
                  const struct unit *unit, int digits)
{
    const struct part *part = build->track && build->part && build->design && build->out
                                  ? &build->track->parts[build->part - 1]
                                  : NULL;
    for (size_t i = 0; part && i < part->aim_count; i++) {
        digits = digits_by_rule(build, &part->aims[i], output, unit, digits);
    }
    for (size_t i = 0; part && i < part->failure_count; i++) {
        digits = digits_by_rule(build, &part->failures[i], output, unit, digits);
    }
    return digits;
}

const char *output_number(const struct build *build, const char *name, const char *unit, int digits)
{
    const struct sim_output *output = sim_output_find(name);
    const struct unit *in = unit_find(&build->catalog->reference.units, unit);
    int shown = output_digits(build, output, in, digits);
    return number_text(build->catalog, build->arena, whole_value(build, output, in, shown), in,
                       shown, build->form);
}

const char *failure_number(const struct build *build, const struct rule *failure)
{
    const struct limited sides = rule_limited(build, failure, build->design, build->out,
                                              failure->unit, failure->digits);
    return limited_text(build, &sides, sides.value);
}

struct limited limited_by_aim(const struct build *build, enum sim_part number, const char *aim,
                              double value, double limit)
{
    const struct rule *rule = part_aim(&build->track->parts[number - 1], aim);
    return limited_of(build, RELATION_AT_MOST, value, limit, rule ? rule->unit : NULL,
                      rule ? rule->digits : 0);
}

const char *aim_number(const struct build *build, enum sim_part number, const char *aim,
                       double value)
{
    const struct limited alone = limited_by_aim(build, number, aim, value, NAN);
    return limited_text(build, &alone, value);
}
