#include "scenes/fill.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "course/placeholder.h"
#include "course/text.h"
#include "design/figure.h"
#include "store/buffer.h"

enum { ID_BYTES = 160, TEXT_DEPTH = 4 };

/* What a text is filled from. */
struct filling {
    const struct lab_catalog *catalog;
    const struct lab_track *track;
    int part;
    struct arena *arena;
    const struct lab_design *design;
    const struct sim_outputs *out;
    enum lab_number_form form;
};

/* The name of a choice as people read it: choice.NAME.CHOICE. */
static const char *choice_label(const struct filling *f, const char *name, const char *choice)
{
    char id[ID_BYTES];
    snprintf(id, sizeof id, "choice.%s.%s", name, choice);
    const char *text = lab_text_find(f->catalog, f->track, f->part, id);
    return text != NULL ? text : choice;
}

static const char *fill_value(const struct filling *f, const struct placeholder *p,
                              enum sim_kind kind, const char *const *choices, double value)
{
    if (!isnan(value) && kind == SIM_CHOICE) {
        return choice_label(f, p->name, choices[(size_t)value]);
    }
    if (!isnan(value) && kind == SIM_SWITCH) {
        return choice_label(f, "switch", value != 0 ? "on" : "off");
    }
    const struct lab_unit *unit = p->unit == NULL ? NULL : lab_unit_find(f->catalog, p->unit);
    int digits = 0;
    if (unit == NULL || p->digits == NULL || !placeholder_digits(p->digits, &digits)) {
        return NULL;
    }
    return lab_number(f->catalog, f->arena, value, unit, digits, f->form);
}

static const char *fill_row(const struct filling *f, enum lab_row row)
{
    double index = f->design->rows[row];
    const struct lab_table *table = lab_row_table(f->catalog, row);
    return index < 0 ? lab_text(f->catalog, NULL, 0, "ui.cannot_say")
                     : lab_table_cell(table, (size_t)index, "label");
}

/* NULL for what can't be filled. */
static const char *fill_one(const struct filling *f, const struct placeholder *p)
{
    enum lab_row row = lab_row_find(p->name);
    if (row < LAB_ROWS && f->design != NULL) {
        return fill_row(f, row);
    }
    const struct sim_output *output = sim_output_find(p->name);
    if (output != NULL && f->out != NULL) {
        return fill_value(f, p, output->kind, output->choices, sim_output_get(f->out, output));
    }
    const struct sim_param *param = sim_param_find(p->name);
    if (param != NULL && f->design != NULL) {
        return fill_value(f, p, param->kind, param->choices, sim_param_get(&f->design->in, param));
    }
    const struct lab_figure *figure = lab_figure_find(p->name);
    if (figure != NULL && f->design != NULL) {
        return fill_value(f, p, SIM_REAL, NULL, lab_figure_value(figure->id, f->design));
    }
    return NULL;
}

static void fill_into(const struct filling *f, struct buffer *out, const char *text, int depth)
{
    struct placeholder p;
    while (placeholder_next(text, &p)) {
        buffer_add(out, text, (size_t)(p.begin - text));
        bool insert = strcmp(p.name, "text") == 0 && p.unit != NULL && depth < TEXT_DEPTH;
        const char *value = insert ? lab_text_find(f->catalog, f->track, f->part, p.unit)
                                   : fill_one(f, &p);
        if (value == NULL) {
            buffer_add(out, p.begin, (size_t)(p.end - p.begin));
        } else if (insert) {
            fill_into(f, out, value, depth + 1);
        } else {
            buffer_add_text(out, value);
        }
        text = p.end;
    }
    buffer_add_text(out, text);
}

const char *lab_text_fill(const struct lab_catalog *catalog, const struct lab_track *track,
                          int part, struct arena *arena, const char *text,
                          const struct lab_design *design, const struct sim_outputs *out,
                          enum lab_number_form form)
{
    struct filling f = {catalog, track, part, arena, design, out, form};
    struct buffer filled = {0};
    fill_into(&f, &filled, text, 0);
    const char *copy = arena_strdup(arena, buffer_text(&filled));
    buffer_free(&filled);
    return copy;
}
