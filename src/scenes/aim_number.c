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
    bool holds = relation_holds(limited->relation, limited->value, limited->limit);
    return relation_holds(limited->relation, value, limit) == holds && (holds || value != limit);
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

static const struct part *part_of(const struct build *build)
{
    return build->track && build->part ? &build->track->parts[build->part - 1] : NULL;
}

/* What is wanted: of an aim its relation, of a failure that it doesn't hold. */
static enum relation wanted(const struct part *part, const struct rule *rule)
{
    static const enum relation others[] = {
        [RELATION_AT_MOST] = RELATION_ABOVE,  [RELATION_BELOW] = RELATION_AT_LEAST,
        [RELATION_AT_LEAST] = RELATION_BELOW, [RELATION_ABOVE] = RELATION_AT_MOST,
        [RELATION_EQUALS] = RELATION_EQUALS,
    };
    for (size_t i = 0; part && i < part->failure_count; i++) {
        if (rule == &part->failures[i]) {
            return others[rule->relation];
        }
    }
    return rule->relation;
}

static struct limited rule_limited(const struct build *build, const struct rule *rule,
                                   const struct design *design, const struct sim_outputs *out,
                                   const struct unit *unit, int least)
{
    return limited_of(build, wanted(part_of(build), rule), rule_value(rule, design, out),
                      rule_limit(rule, design, out), unit, least);
}

/* The part's rules, its aims first; NULL behind the last one. */
static const struct rule *rule_at(const struct part *part, size_t i)
{
    return !part                                       ? NULL
           : i < part->aim_count                       ? &part->aims[i]
           : i - part->aim_count < part->failure_count ? &part->failures[i - part->aim_count]
                                                       : NULL;
}

static bool is_about(const struct rule *rule, const struct sim_output *output)
{
    return output && (rule->value.output == output || rule->limit.output == output);
}

/*
 * One figure has one precision: that of the first rule of the part which tells the output in a unit
 * of this size, or DIGITS where none does; and as many digits more as any of the rules takes.
 */
static int digits_among(const struct build *build, const struct design *design,
                        const struct sim_outputs *out, const struct sim_output *output,
                        const struct unit *unit, int digits)
{
    const struct part *part = part_of(build);
    const struct rule *rule;
    size_t first = 0;
    while ((rule = rule_at(part, first)) != NULL && !is_about(rule, output)) {
        first++;
    }
    for (size_t i = first; (rule = rule_at(part, i)) != NULL; i++) {
        if (is_about(rule, output) && rule->unit->factor == unit->factor) {
            digits = rule->digits;
            break;
        }
    }
    int least = digits;
    for (size_t i = first; (rule = rule_at(part, i)) != NULL; i++) {
        if (is_about(rule, output)) {
            const struct limited sides = rule_limited(build, rule, design, out, unit, least);
            digits = abs(sides.digits) > abs(digits) ? sides.digits : digits;
        }
    }
    return digits;
}

const struct unit *output_unit(const struct build *build, const struct sim_output *output,
                               const struct unit *unit)
{
    const struct part *part = part_of(build);
    for (size_t i = 0; output && part && i < part->aim_count; i++) {
        const struct rule *aim = &part->aims[i];
        if (aim->value.output == output && *unit->base &&
            strcmp(aim->unit->base, unit->base) == 0) {
            return aim->unit;
        }
    }
    return unit;
}

int output_digits(const struct build *build, const struct sim_output *output,
                  const struct unit *unit, int digits)
{
    return build->design && build->out
               ? digits_among(build, build->design, build->out, output, unit, digits)
               : digits;
}

struct limited aim_limited(const struct build *build, const struct rule *aim,
                           const struct judged *judged)
{
    struct limited sides = {.relation = aim->relation,
                            .value = rule_value(aim, &judged->design, &judged->out),
                            .limit = rule_limit(aim, &judged->design, &judged->out),
                            .unit = aim->unit,
                            .least = aim->digits};
    sides.digits = aim->value.output ? digits_among(build, &judged->design, &judged->out,
                                                    aim->value.output, aim->unit, aim->digits)
                                     : limited_digits(&sides, build->form);
    return sides;
}

const char *limited_text(const struct build *build, const struct limited *limited, double side)
{
    return limited->unit ? number_text(build->catalog, build->arena, side, limited->unit,
                                       limited->digits, build->form)
                         : "";
}

const char *output_number(const struct build *build, const char *name, const char *unit, int digits)
{
    const struct sim_output *output = sim_output_find(name);
    const struct unit *in = output_unit(build, output,
                                        unit_find(&build->catalog->reference.units, unit));
    int shown = output_digits(build, output, in, digits);
    return number_text(build->catalog, build->arena, whole_value(build, output, in, shown), in,
                       shown, build->form);
}

static struct limited failure_limited(const struct build *build, const struct rule *failure)
{
    struct limited sides = rule_limited(build, failure, build->design, build->out, failure->unit,
                                        failure->digits);
    sides.digits = digits_among(build, build->design, build->out, failure->value.output,
                                failure->unit, sides.digits);
    return sides;
}

const char *failure_number(const struct build *build, const struct rule *failure)
{
    const struct limited sides = failure_limited(build, failure);
    return limited_text(build, &sides, sides.value);
}

const char *failure_limit(const struct build *build, const struct rule *failure)
{
    const struct limited sides = failure_limited(build, failure);
    return limited_text(build, &sides, sides.limit);
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
    const struct rule *rule = part_aim(&build->track->parts[number - 1], aim);
    double limit = rule && build->design && build->out && build->part == (int)number
                       ? rule_limit(rule, build->design, build->out)
                       : NAN;
    const struct limited sides = limited_by_aim(build, number, aim, value, limit);
    return limited_text(build, &sides, value);
}
