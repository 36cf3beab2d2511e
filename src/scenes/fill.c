#include "scenes/fill.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "course/text.h"
#include "design/figure.h"
#include "scenes/aim_number.h"
#include "scenes/whole.h"
#include "store/buffer.h"

enum { ID_BYTES = 160 };

/* The name of a choice as people read it: choice.NAME.CHOICE. */
static const char *choice_label(const struct build *build, const char *name, const char *choice)
{
    char id[ID_BYTES];
    snprintf(id, sizeof id, "choice.%s.%s", name, choice);
    const char *text = text_find(build->catalog, build->track, build->part, id);
    return text != NULL ? text : choice;
}

/* OUTPUT: that the value is of; NULL: of none. */
static const char *fill_value(const struct build *build, const struct placeholder *p,
                              const struct sim_output *output, enum sim_kind kind,
                              const char *const *choices, double value)
{
    if (!isnan(value) && kind == SIM_CHOICE) {
        return choice_label(build, p->name, choices[(size_t)value]);
    }
    if (!isnan(value) && kind == SIM_SWITCH) {
        return choice_label(build, "switch", value != 0 ? "on" : "off");
    }
    const struct units *units = &build->catalog->reference.units;
    const struct unit *unit = p->unit == NULL ? NULL : unit_find(units, p->unit);
    int digits = 0;
    if (unit == NULL || p->digits == NULL || !placeholder_digits(p->digits, &digits)) {
        return NULL;
    }
    if (output) {
        unit = output_unit(build, output, unit);
        digits = output_digits(build, output, unit, digits);
        value = whole_value(build, output, unit, digits);
    }
    return number_text(build->catalog, build->arena, value, unit, digits, build->form);
}

static const char *fill_row(const struct build *build, enum row row)
{
    double index = build->design->rows[row];
    const struct table *table = row_table(&build->catalog->reference.tables, row);
    return index < 0 ? text_of(build->catalog, NULL, 0, "ui.cannot_say")
                     : text_row(build->catalog, table, (size_t)index);
}

static double figure_of(const struct build *build, enum figure_id figure)
{
    return build->evaluation ? evaluation_figure(build->evaluation, figure)
                             : figure_value(figure, build->design, NULL);
}

static const char *fill_limit(const struct build *build, const char *id)
{
    const struct rule *aim = build->track && build->part
                                 ? part_aim(&build->track->parts[build->part - 1], id)
                                 : NULL;
    return aim ? number_text(build->catalog, build->arena, aim->limit.number, aim->unit,
                             aim->digits, build->form)
               : NULL;
}

/* What tells the texts of one id apart by an input's value; NULL: nothing. */
static const char *variant_of(const struct build *build, const char *name)
{
    const struct sim_param *param = name != NULL ? sim_param_find(name) : NULL;
    if (param == NULL || build->design == NULL) {
        return NULL;
    }
    double value = sim_param_get(&build->design->in, param);
    switch (param->kind) {
    case SIM_CHOICE: return isnan(value) ? NULL : param->choices[(size_t)value];
    case SIM_SWITCH: return value != 0 ? "on" : "off";
    default: return value == 1 ? "one" : NULL;
    }
}

const char *fill_inner(const struct build *build, const struct placeholder *p)
{
    const char *variant = variant_of(build, p->digits), *text = NULL;
    if (variant != NULL) {
        char id[ID_BYTES];
        snprintf(id, sizeof id, "%s.%s", p->unit, variant);
        text = text_find(build->catalog, build->track, build->part, id);
    }
    return text != NULL ? text : text_find(build->catalog, build->track, build->part, p->unit);
}

/* NULL for what can't be filled. */
static const char *fill_one(const struct build *build, const struct placeholder *p)
{
    if (placeholder_is_limit(p)) {
        return fill_limit(build, p->unit);
    }
    enum row row = row_find(p->name);
    if (row < ROW_KINDS && build->design != NULL) {
        return fill_row(build, row);
    }
    const struct sim_output *output = build->out ? sim_output_find(p->name) : NULL;
    if (output != NULL) {
        return fill_value(build, p, output, output->kind, output->choices,
                          sim_output_get(build->out, output));
    }
    const struct sim_param *param = sim_param_find(p->name);
    if (param != NULL && build->design != NULL) {
        return fill_value(build, p, NULL, param->kind, param->choices,
                          sim_param_get(&build->design->in, param));
    }
    const struct figure *figure = figure_find(p->name);
    if (figure != NULL && build->design != NULL) {
        return fill_value(build, p, NULL, SIM_REAL, NULL, figure_of(build, figure->id));
    }
    return NULL;
}

static void fill_into(const struct build *build, struct buffer *out, const char *text, int depth)
{
    struct placeholder p;
    while (placeholder_next(text, &p)) {
        buffer_add(out, text, (size_t)(p.begin - text));
        bool insert = placeholder_is_text(&p) && depth < TEXT_DEPTH;
        const char *value = insert ? fill_inner(build, &p) : fill_one(build, &p);
        if (value == NULL) {
            buffer_add(out, p.begin, (size_t)(p.end - p.begin));
        } else if (insert) {
            fill_into(build, out, value, depth + 1);
        } else {
            buffer_add_text(out, value);
        }
        text = p.end;
    }
    buffer_add_text(out, text);
}

const char *fill_text(const struct build *build, const char *text)
{
    struct buffer filled = {0};
    if (!strchr(text, '{')) {
        return text; /* the catalog's own outlives all that is built */
    }
    fill_into(build, &filled, text, 0);
    const char *copy = arena_strdup(build->arena, buffer_text(&filled));
    buffer_free(&filled);
    return copy;
}
