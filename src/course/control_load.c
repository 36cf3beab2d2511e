#include "course/control_load.h"

#include <math.h>
#include <string.h>

#include "course/form.h"
#include "course/nearest.h"
#include "course/param_read.h"
#include "store/wordlist.h"

enum { SLIDER_MAX = 99 };

/* ---- defaults ---- */

static void load_default(const struct section *section, struct control *control)
{
    const char *text = section_string(section, "default");
    char why[WHY_BYTES];
    if (text != NULL && !param_read(control->param, NULL, text, &control->initial, why)) {
        section_fault(section, "default", "%s", why);
    }
}

/* A table-row parameter: its table, and the default row. */
static bool is_of_track(const struct table *table, size_t row, const char *track)
{
    const char *of = table_cell(table, row, "track");
    return of == NULL || wordlist_has(of, track);
}

/* The rows that the track may choose from: those whose cell in a column track names it. */
static bool load_row_range(const char *track, const struct section *section,
                           struct control *control)
{
    const struct table *table = control->table;
    size_t first = (size_t)control->initial, last = first;
    size_t own = 0;
    for (size_t i = 0; i < table->rows; i++) {
        own += is_of_track(table, i, track);
    }
    while (first > 0 && is_of_track(table, first - 1, track)) {
        first--;
    }
    while (last + 1 < table->rows && is_of_track(table, last + 1, track)) {
        last++;
    }
    for (size_t i = 0; last - first + 1 != own && i < table->rows; i++) {
        if (is_of_track(table, i, track) && (i < first || i > last)) {
            fault_add(section->ini->faults, csv_table_path(table->csv),
                      csv_table_line(table->csv, i), "track",
                      "rows of %s for %s must follow each other; move this one to them",
                      table->name, track);
            return false;
        }
    }
    control->min = (double)first;
    control->max = (double)last;
    return true;
}

static bool load_row(const struct loader *loader, const struct section *section,
                     struct control *control)
{
    const char *track = loader->track;
    control->table = row_table(&loader->reference->tables, row_find(control->name));
    const char *table = section_string(section, "table");
    const char *row = section_string(section, "default");
    if (control->table == NULL) {
        return false; /* its own fault was reported */
    }
    if (table == NULL || strcmp(table, control->table->name) != 0) {
        section_fault(section, "table",
                      "the values of %s are rows of %s; write "
                      "table = %s",
                      control->name, control->table->name, control->table->name);
    }
    int index = table_row(control->table, row == NULL ? "" : row);
    if (index >= 0 && !is_of_track(control->table, (size_t)index, track)) {
        fault_add(loader->faults, csv_table_path(control->table->csv),
                  csv_table_line(control->table->csv, (size_t)index), "track",
                  "%s has %s as its default, and this row is not its own; add %s, or choose "
                  "another default",
                  track, row, track);
        return false;
    }
    if (index < 0) {
        struct nearest nearest = {.word = row == NULL ? "" : row};
        for (size_t i = 0; i < control->table->rows; i++) {
            if (is_of_track(control->table, i, track)) {
                nearest_offer(&nearest, table_id(control->table, i));
            }
        }
        const char *cause = table_cause(loader->arena, control->table, nearest.word);
        section_fault_once(section, cause, "default", "%s has no row %s; %s", control->table->name,
                           nearest.word, nearest_mend(&nearest, "name one of its rows"));
        return false;
    }
    control->initial = index;
    return load_row_range(track, section, control);
}

/* ---- the slider ---- */

static void load_slider(const struct section *section, struct control *control)
{
    const char *scale = section_string(section, "scale");
    control->log = scale != NULL && strcmp(scale, "log") == 0;
    if (scale != NULL && !control->log && strcmp(scale, "linear") != 0) {
        section_fault(section, "scale", "a scale is linear or log, not %s; choose one", scale);
    }
    bool stepped = control->param->kind == SIM_REAL || control->param->kind == SIM_COUNT;
    static const char *const needed[] = {"min", "max", "step", "fine", "coarse"};
    double *values[] = {&control->min, &control->max, &control->step, &control->fine,
                        &control->coarse};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        if (control->slider > 0 && stepped) {
            section_need_number(section, needed[i], values[i]);
        } else {
            section_number(section, needed[i], values[i]);
        }
    }
}

static void set_domain(struct control *control)
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

static void fault_unknown(const struct section *section)
{
    struct nearest nearest = {.word = section->name};
    nearest_offer_inputs(&nearest);
    section_fault(section, NULL, "no parameter is named %s; %s", section->name,
                  nearest_mend(&nearest, "delete the section"));
}

bool control_load(const struct loader *loader, const struct section *section,
                  struct control *control)
{
    *control = (struct control){
        .name = section->name, .initial = NAN, .origin = section_origin(section, loader->arena)};
    control->param = sim_param_find(section->name);
    bool row = row_find(section->name) < ROW_KINDS;
    if (control->param == NULL && !row) {
        fault_unknown(section);
        return false;
    }
    section_allow(section, schema_keys(SECTION_PARAMETER));
    section_integer(section, "slider", 0, SLIDER_MAX, &control->slider);
    form_load(loader, section, &control->unit, &control->digits);
    const char *source = section_string(section, "source");
    control->source = source != NULL ? arena_strdup(loader->arena, source) : "";
    control->illustrative = source_is_illustrative(control->source);
    const char *fixed = section_string(section, "fixed");
    control->fixed = fixed != NULL && strcmp(fixed, "yes") == 0;
    if (fixed != NULL && !control->fixed && strcmp(fixed, "no") != 0) {
        section_fault(section, "fixed", "fixed is yes or no, not %s; choose one", fixed);
    }
    if (row) {
        return load_row(loader, section, control);
    }
    form_check_unit(section, control->unit, section->name, control->param->unit);
    set_domain(control);
    load_slider(section, control);
    load_default(section, control);
    return true;
}

/* ---- checks ---- */

void control_check_shared(const struct section *section)
{
    static const char *const numbers[] = {"min", "max", "step", "fine", "coarse"};
    struct control control = {.param = sim_param_find(section->name)};
    if (control.param == NULL) {
        return;
    }
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        section_number(section, numbers[i], &control.min);
    }
    load_default(section, &control);
}

static void check_steps(const struct section *section, const struct control *c)
{
    double least = c->log ? 1 : 0;
    const char *unit = c->log ? "a factor above 1" : "above 0";
    if (!(c->step > least)) {
        section_fault(section, "step", "the step must be %s; raise it", unit);
    }
    if (!(c->fine > least && c->fine <= c->step)) {
        section_fault(section, "fine", "fine must be %s and at most the step; correct it", unit);
    }
    if (!(c->coarse >= c->step)) {
        section_fault(section, "coarse", "coarse must be at least the step; raise it");
    }
    if (c->log && !(c->min > 0)) {
        section_fault(section, "min", "a log scale must start above 0; raise it");
    }
}

void control_check(const struct section *section, const struct control *c)
{
    if (c->table != NULL) {
        return;
    }
    if (!(c->min < c->max)) {
        section_fault(section, "max", "the range is inverted: min %g, max %g; exchange them",
                      c->min, c->max);
    } else if (c->initial < c->min || c->initial > c->max) {
        section_fault(section, "default", "%g lies outside the range %g to %g; move one",
                      c->initial, c->min, c->max);
    }
    if (c->min < c->param->min || c->max > c->param->max) {
        section_fault(section, c->min < c->param->min ? "min" : "max",
                      "the model takes %s from %g to %g only; narrow the range", c->name,
                      c->param->min, c->param->max);
    }
    if (c->slider > 0 && (c->param->kind == SIM_REAL || c->param->kind == SIM_COUNT)) {
        check_steps(section, c);
    }
    if (isnan(c->initial) && section_string(section, "default") == NULL) {
        section_fault(section, "default", "%s has no default; add one", c->name);
    }
}
