#include "scenes/dial_words.h"

#include <math.h>

#include "design/dial.h"
#include "design/limits.h"

const char *dial_label(const struct build *build, const struct control *control)
{
    return build_textf(build, "label.%s", control->name);
}

const char *dial_option(const struct build *build, const struct control *control, size_t option)
{
    const char *label = NULL;
    if (control->table) {
        label = text_row(build->catalog, control->table, (size_t)control->min + option);
    } else if (control->param->kind == SIM_SWITCH) {
        label = build_textf_if(build, "choice.%s.%s", control->name, option ? "on" : "off");
        label = label ? label : build_text(build, option ? "choice.on" : "choice.off");
    } else {
        label = build_textf(build, "choice.%s.%s", control->name, control->param->choices[option]);
    }
    return label ? label : "";
}

const char *dial_at(const struct build *build, const struct control *control, double value)
{
    if (!dial_is_option(control)) {
        return number_text(build->catalog, build->arena, value, control->unit, control->digits,
                           build->form);
    }
    double option = value - control->min;
    bool chosen = option >= 0 && option < (double)dial_option_count(control);
    return chosen ? dial_option(build, control, (size_t)option) : "";
}

const char *dial_value(const struct build *build, const struct control *control,
                       const struct design *design)
{
    return dial_at(build, control, control_value(control, design));
}

/* A limit needs no digits after the point where it is whole. */
static const char *limit_number(const struct build *build, const struct control *control,
                                double limit, bool with_unit)
{
    enum number_form form = build->form == NUMBER_WORDS ? NUMBER_WORDS : NUMBER_SHORT;
    double shown = limit / control->unit->factor;
    int digits = fabs(shown - round(shown)) < 1e-9 ? 0 : control->digits;
    if (with_unit) {
        return number_text(build->catalog, build->arena, limit, control->unit, digits, form);
    }
    const struct unit *none = unit_of(&build->catalog->reference.units, "-");
    return number_text(build->catalog, build->arena, shown, none, digits, form);
}

const char *dial_range(const struct build *build, const struct control *control)
{
    struct limits limits = {.min = control->min, .max = control->max};
    if (build->design) {
        limits = limits_of(control, build->design);
    }
    return build_join(build, "ui.range", limit_number(build, control, limits.min, false),
                      build_text(build, "range.to"),
                      limit_number(build, control, limits.max, true));
}
