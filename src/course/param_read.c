#include "course/param_read.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "store/number.h"
#include "store/typed.h"

/* "at least 1 and below 100" */
static void why_add_domain(char why[WHY_BYTES], const struct sim_param *param)
{
    char number[NUMBER_ROOM];
    bool lower = isfinite(param->min), upper = isfinite(param->max);
    if (param->kind != SIM_REAL) {
        why_add(why, "a whole number%s", lower || upper ? " " : "");
    }
    if (lower) {
        why_add(why, "%s %s", param->min_open ? "above" : "at least",
                number_short(param->min, number));
    }
    if (upper) {
        why_add(why, "%s%s %s", lower ? " and " : "", param->max_open ? "below" : "at most",
                number_short(param->max, number));
    }
}

static bool read_choice(const struct sim_param *param, const char *text, double *value,
                        char why[WHY_BYTES])
{
    int index = sim_param_choice(param, text);
    if (index >= 0) {
        *value = index;
        return true;
    }
    snprintf(why, WHY_BYTES, "%s has no choice %.40s; choose", param->name, text);
    for (size_t i = 0; param->choices[i] != NULL; i++) {
        const char *before = i == 0 ? " " : param->choices[i + 1] == NULL ? " or " : ", ";
        why_add(why, "%s%s", before, param->choices[i]);
    }
    return false;
}

/* Reads a number in the parameter's own unit, or in one of the data's that shows it. */
static enum typed_reason read_number(const struct sim_param *param, const struct units *units,
                                     const char *text, struct typed_number *typed)
{
    const struct typed_unit own = {.symbol = param->unit,
                                   .share = param->kind == SIM_REAL && *param->unit == '\0' &&
                                            param->max <= 1};
    if (number_parse(text, &typed->value)) {
        return TYPED_GOOD; /* a plain number, as files have it: there is but one way to read it */
    }
    enum typed_reason reason = typed_read(text, &typed_english, &own, typed);
    bool other = units != NULL && reason == TYPED_FOREIGN_UNIT && *param->unit != '\0';
    for (size_t i = 0; other && i < units->count; i++) {
        const struct unit *unit = &units->items[i];
        struct typed_unit shown = unit_typed(unit, false);
        struct typed_number there;
        if (strcmp(unit->base, param->unit) == 0 &&
            typed_read(text, &typed_english, &shown, &there) == TYPED_GOOD) {
            typed->value = there.value * unit->factor;
            return TYPED_GOOD;
        }
    }
    return reason;
}

static void why_no_number(const struct sim_param *param, const char *text, enum typed_reason reason,
                          const struct typed_number *typed, char why[WHY_BYTES])
{
    if (reason == TYPED_TWO_WAYS) {
        snprintf(why, WHY_BYTES, "%s can't be %.40s, which has two readings; write %.40s or %.40s",
                 param->name, text, typed->readings[0], typed->readings[1]);
    } else if (reason == TYPED_FOREIGN_UNIT) {
        snprintf(why, WHY_BYTES, "%s is not in %.40s; write %s%s", param->name, typed->rest,
                 *param->unit == '\0' ? "the number alone" : "it in ", param->unit);
    } else {
        snprintf(why, WHY_BYTES,
                 "%s is not a number: %.40s; write digits, a point, k, M, G or T: ", param->name,
                 text);
        why_add_domain(why, param);
    }
}

static bool read_switch(const struct sim_param *param, const char *text, double *value,
                        char why[WHY_BYTES])
{
    bool on = strcmp(text, "on") == 0;
    if (!on && strcmp(text, "off") != 0) {
        snprintf(why, WHY_BYTES, "%s is a switch, not %.40s; write on or off", param->name, text);
        return false;
    }
    *value = on;
    return true;
}

bool param_read(const struct sim_param *param, const struct units *units, const char *text,
                double *value, char why[WHY_BYTES])
{
    if (param->kind == SIM_CHOICE) {
        return read_choice(param, text, value, why);
    }
    if (param->kind == SIM_SWITCH) {
        return read_switch(param, text, value, why);
    }
    struct typed_number typed;
    enum typed_reason reason = read_number(param, units, text, &typed);
    if (reason != TYPED_GOOD) {
        why_no_number(param, text, reason, &typed, why);
        return false;
    }
    if (!sim_param_accepts(param, typed.value)) {
        snprintf(why, WHY_BYTES, "%s can't be %.40s; give ", param->name, text);
        why_add_domain(why, param);
        return false;
    }
    *value = typed.value + 0.0; /* -0 is 0 */
    return true;
}
