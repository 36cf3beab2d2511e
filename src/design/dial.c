#include "design/dial.h"

#include <math.h>

bool dial_is_option(const struct lab_control *control)
{
    return control->table || control->param->kind == SIM_CHOICE ||
           control->param->kind == SIM_SWITCH;
}

size_t dial_option_count(const struct lab_control *control)
{
    if (control->table) {
        return control->table->rows;
    }
    if (control->param->kind == SIM_SWITCH) {
        return 2;
    }
    size_t count = 0;
    while (control->param->choices[count]) {
        count++;
    }
    return count;
}

/* ---- turning ---- */

/* Three significant digits are enough for a step, and nice to read. */
static double rounded(double value)
{
    if (value == 0) {
        return 0;
    }
    double unit = pow(10, floor(log10(fabs(value))) - 2);
    return round(value / unit) * unit;
}

static double log_step(const struct lab_control *control, double value, double size, int direction)
{
    double next = rounded(direction > 0 ? value * size : value / size);
    next = control->param->kind == SIM_COUNT ? round(next) : next;
    bool stuck = direction > 0 ? next <= value : next >= value;
    return stuck ? value + direction : next;
}

double dial_step(const struct lab_control *control, double value, double size, int direction)
{
    double next = value + direction;
    if (!dial_is_option(control)) {
        double at = (value - control->min) / size;
        double on = direction > 0 ? floor(at + 1 + 1e-9) : ceil(at - 1 - 1e-9);
        next = control->log ? log_step(control, value, size, direction) : control->min + on * size;
    }
    return fmin(fmax(next, control->min), control->max);
}

/* ---- reading ---- */

const char *dial_label(struct build *build, const struct lab_control *control)
{
    const char *label = build_textf(build, "label.%s", control->name);
    return label ? label : control->name;
}

const char *dial_option(struct build *build, const struct lab_control *control, size_t option)
{
    const char *label = NULL;
    if (control->table) {
        label = lab_table_cell(control->table, option, "label");
    } else if (control->param->kind == SIM_SWITCH) {
        label = build_textf(build, "choice.%s.%s", control->name, option ? "on" : "off");
        label = label ? label : build_text(build, option ? "choice.on" : "choice.off");
    } else {
        label = build_textf(build, "choice.%s.%s", control->name, control->param->choices[option]);
        label = label ? label : control->param->choices[option];
    }
    return label ? label : "";
}

const char *dial_value(struct build *build, const struct lab_control *control,
                       const struct lab_design *design)
{
    double value = lab_control_value(control, design);
    if (!dial_is_option(control)) {
        return lab_number(build->catalog, build->arena, value, control->unit, control->digits,
                          build->form);
    }
    bool chosen = value >= 0 && value < (double)dial_option_count(control);
    return chosen ? dial_option(build, control, (size_t)value) : "";
}

/* A limit needs no digits after the point where it is whole. */
static const char *limit_number(struct build *build, const struct lab_control *control,
                                double limit, bool with_unit)
{
    enum lab_number_form form = build->form == LAB_NUMBER_WORDS ? LAB_NUMBER_WORDS
                                                                : LAB_NUMBER_SHORT;
    double shown = limit / control->unit->factor;
    int digits = fabs(shown - round(shown)) < 1e-9 ? 0 : control->digits;
    const struct lab_unit *none = lab_unit_find(build->catalog, "-");
    return with_unit ? lab_number(build->catalog, build->arena, limit, control->unit, digits, form)
                     : lab_number(build->catalog, build->arena, shown, none, digits, form);
}

const char *dial_range(struct build *build, const struct lab_control *control)
{
    return arena_printf(build->arena, "%s %s %s", limit_number(build, control, control->min, false),
                        build_text(build, "range.to"),
                        limit_number(build, control, control->max, true));
}

double dial_position(const struct lab_control *control, const struct lab_design *design)
{
    double value = lab_control_value(control, design);
    double position = control->log && control->min > 0
                          ? log(value / control->min) / log(control->max / control->min)
                          : (value - control->min) / (control->max - control->min);
    return fmin(fmax(position, 0), 1);
}
