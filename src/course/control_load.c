#include "course/control_load.h"

#include <math.h>
#include <string.h>

#include "course/form.h"
#include "course/nearest.h"
#include "course/param_read.h"

enum { SLIDER_MAX = 99 };

static const char *const known_keys[] = {"default", "min",    "max",    "scale",     "step",
                                         "fine",    "coarse", "digits", "precision", "unit",
                                         "slider",  "source", "fixed",  "table",     NULL};

/* ---- defaults ---- */

static void load_default(const struct part_ini *ini, struct lab_control *control)
{
    const char *text = part_ini_string(ini, control->name, "default");
    char why[LAB_WHY_BYTES];
    if (text != NULL && !param_read(control->param, NULL, text, &control->initial, why)) {
        part_ini_fault(ini, control->name, "default", "%s", why);
    }
}

/* A table-row parameter: its table, and the default row. */
static bool load_row(const struct lab_tables *tables, const struct part_ini *ini,
                     struct lab_control *control)
{
    control->table = lab_row_table(tables, lab_row_find(control->name));
    const char *table = part_ini_string(ini, control->name, "table");
    const char *row = part_ini_string(ini, control->name, "default");
    if (control->table == NULL) {
        return false; /* its own fault was reported */
    }
    if (table == NULL || strcmp(table, control->table->name) != 0) {
        part_ini_fault(ini, control->name, "table",
                       "the values of %s are rows of %s; write "
                       "table = %s",
                       control->name, control->table->name, control->table->name);
    }
    int index = lab_table_row(control->table, row == NULL ? "" : row);
    if (index < 0) {
        struct nearest nearest = {.word = row == NULL ? "" : row};
        for (size_t i = 0; i < control->table->rows; i++) {
            nearest_offer(&nearest, table_id(control->table, i));
        }
        part_ini_fault(ini, control->name, "default", "%s has no row %s; %s", control->table->name,
                       nearest.word, nearest_mend(&nearest, "name one of its rows"));
        return false;
    }
    control->initial = index;
    control->min = 0;
    control->max = (double)control->table->rows - 1;
    return true;
}

/* ---- the slider ---- */

static void load_slider(const struct part_ini *ini, struct lab_control *control)
{
    const char *name = control->name;
    const char *scale = part_ini_string(ini, name, "scale");
    control->log = scale != NULL && strcmp(scale, "log") == 0;
    if (scale != NULL && !control->log && strcmp(scale, "linear") != 0) {
        part_ini_fault(ini, name, "scale", "a scale is linear or log, not %s; choose one", scale);
    }
    bool stepped = control->param->kind == SIM_REAL || control->param->kind == SIM_COUNT;
    static const char *const needed[] = {"min", "max", "step", "fine", "coarse"};
    double *values[] = {&control->min, &control->max, &control->step, &control->fine,
                        &control->coarse};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        if (control->slider > 0 && stepped) {
            part_ini_need_number(ini, name, needed[i], values[i]);
        } else {
            part_ini_number(ini, name, needed[i], values[i]);
        }
    }
}

static void set_domain(struct lab_control *control)
{
    const struct sim_param *param = control->param;
    control->min = param->min;
    control->max = param->max;
    if (param->kind == SIM_SWITCH) {
        control->max = 1;
    }
    for (size_t i = 0; param->choices != NULL && param->choices[i] != NULL; i++) {
        control->max = (double)i;
    }
    control->step = control->fine = control->coarse = 1;
}

static void fault_unknown(const struct part_ini *ini, const char *section)
{
    struct nearest nearest = {.word = section};
    nearest_offer_inputs(&nearest);
    part_ini_fault(ini, section, NULL, "no parameter is named %s; %s", section,
                   nearest_mend(&nearest, "delete the section"));
}

bool control_load(const struct loader *loader, const struct part_ini *ini, const char *section,
                  struct lab_control *control)
{
    *control = (struct lab_control){.name = section, .initial = NAN};
    control->param = sim_param_find(section);
    bool row = lab_row_find(section) < LAB_ROWS;
    if (control->param == NULL && !row) {
        fault_unknown(ini, section);
        return false;
    }
    part_ini_allow(ini, section, known_keys);
    part_ini_integer(ini, section, "slider", 0, SLIDER_MAX, &control->slider);
    form_load(&loader->reference->units, ini, section, &control->unit, &control->digits);
    const char *source = part_ini_string(ini, section, "source");
    control->source = source != NULL ? arena_strdup(loader->arena, source) : "";
    const char *fixed = part_ini_string(ini, section, "fixed");
    control->fixed = fixed != NULL && strcmp(fixed, "yes") == 0;
    if (fixed != NULL && !control->fixed && strcmp(fixed, "no") != 0) {
        part_ini_fault(ini, section, "fixed", "fixed is yes or no, not %s; choose one", fixed);
    }
    if (row) {
        return load_row(&loader->reference->tables, ini, control);
    }
    form_check_unit(ini, section, control->unit, section, control->param->unit);
    set_domain(control);
    load_slider(ini, control);
    load_default(ini, control);
    return true;
}

/* ---- checks ---- */

static void check_steps(const struct part_ini *ini, const struct lab_control *c)
{
    double least = c->log ? 1 : 0;
    const char *unit = c->log ? "a factor above 1" : "above 0";
    if (!(c->step > least)) {
        part_ini_fault(ini, c->name, "step", "the step must be %s; raise it", unit);
    }
    if (!(c->fine > least && c->fine <= c->step)) {
        part_ini_fault(ini, c->name, "fine", "fine must be %s and at most the step; correct it",
                       unit);
    }
    if (!(c->coarse >= c->step)) {
        part_ini_fault(ini, c->name, "coarse", "coarse must be at least the step; raise it");
    }
    if (c->log && !(c->min > 0)) {
        part_ini_fault(ini, c->name, "min", "a log scale must start above 0; raise it");
    }
}

void control_check(const struct part_ini *ini, const struct lab_control *c)
{
    if (c->table != NULL) {
        return;
    }
    if (!(c->min < c->max)) {
        part_ini_fault(ini, c->name, "max", "the range is inverted: min %g, max %g; exchange them",
                       c->min, c->max);
    } else if (c->initial < c->min || c->initial > c->max) {
        part_ini_fault(ini, c->name, "default", "%g lies outside the range %g to %g; move one",
                       c->initial, c->min, c->max);
    }
    if (c->min < c->param->min || c->max > c->param->max) {
        part_ini_fault(ini, c->name, c->min < c->param->min ? "min" : "max",
                       "the model takes %s from %g to %g only; narrow the range", c->name,
                       c->param->min, c->param->max);
    }
    if (c->slider > 0 && (c->param->kind == SIM_REAL || c->param->kind == SIM_COUNT)) {
        check_steps(ini, c);
    }
    if (c->slider > 0 && isnan(c->initial)) {
        part_ini_fault(ini, c->name, "default", "%s has no default; add one", c->name);
    }
}
