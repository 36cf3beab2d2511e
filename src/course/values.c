/* design.c: the values of a design by name, as a person or a file gives them. */
#include "course/values.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "course/catalog_data.h"
#include "course/nearest.h"
#include "store/number.h"
#include "store/typed.h"

static const struct {
    const char *name, *table;
} rows[LAB_ROWS] = {
    [LAB_MODEL] = {"model", "models"},
    [LAB_ACCELERATOR] = {"accelerator", "accelerators"},
    [LAB_GRID] = {"grid", "grids"},
    [LAB_SITE_PLAN] = {"site_plan", "site_plans"},
};

enum lab_row lab_row_find(const char *name)
{
    enum lab_row row = 0;
    while (row < LAB_ROWS && strcmp(name, rows[row].name) != 0) {
        row++;
    }
    return row;
}

const char *lab_row_name(enum lab_row row)
{
    return rows[row].name;
}

const struct lab_table *lab_row_table(const struct lab_catalog *catalog, enum lab_row row)
{
    return lab_table_find(catalog, rows[row].table);
}

void design_clear(struct lab_design *design)
{
    size_t count;
    const struct sim_param *params = sim_param_table(&count);
    for (size_t i = 0; i < count; i++) {
        design_put(design, &params[i], NAN);
    }
    for (size_t i = 0; i < LAB_ROWS; i++) {
        design->rows[i] = -1;
    }
    design->best_goodput = NAN;
}

void design_put(struct lab_design *design, const struct sim_param *param, double value)
{
    memcpy((char *)&design->in + param->offset, &value, sizeof value);
}

void design_put_row(struct lab_design *design, enum lab_row row, const struct lab_table *table,
                    size_t index)
{
    design->rows[row] = (double)index;
    for (size_t column = 0; column < table->columns; column++) {
        const char *cell = table->cells[index * table->columns + column];
        double value;
        if (table->params[column] != NULL && number_parse(cell, &value)) {
            design_put(design, table->params[column], value);
        }
    }
}

/* ---- from text ---- */

/* Appends to a text of LAB_WHY_BYTES, as far as it fits. */
__attribute__((format(printf, 2, 3))) static void why_add(char why[LAB_WHY_BYTES],
                                                          const char *format, ...)
{
    size_t length = strlen(why);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(why + length, LAB_WHY_BYTES - length, format, arguments);
    va_end(arguments);
}

/* "at least 1 and below 100" */
static void why_add_domain(char why[LAB_WHY_BYTES], const struct sim_param *param)
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

static bool parse_choice(const struct sim_param *param, const char *text, double *value,
                         char why[LAB_WHY_BYTES])
{
    int index = sim_param_choice(param, text);
    if (index >= 0) {
        *value = index;
        return true;
    }
    snprintf(why, LAB_WHY_BYTES, "%s has no choice %.40s; choose", param->name, text);
    for (size_t i = 0; param->choices[i] != NULL; i++) {
        const char *before = i == 0 ? " " : param->choices[i + 1] == NULL ? " or " : ", ";
        why_add(why, "%s%s", before, param->choices[i]);
    }
    return false;
}

/* Reads a number in the parameter's own unit, or in one of the data's that shows it. */
static enum typed_reason read_number(const struct lab_catalog *catalog,
                                     const struct sim_param *param, const char *text,
                                     struct typed_number *typed)
{
    const struct typed_unit own = {.symbol = param->unit,
                                   .singular = "",
                                   .plural = "",
                                   .share = param->kind == SIM_REAL && *param->unit == '\0' &&
                                            param->max <= 1};
    enum typed_reason reason = typed_read(text, &typed_english, &own, typed);
    size_t units = catalog != NULL && reason == TYPED_FOREIGN_UNIT && *param->unit != '\0'
                       ? catalog->unit_count
                       : 0;
    for (size_t i = 0; i < units; i++) {
        const struct lab_unit *unit = &catalog->units[i];
        const struct typed_unit shown = {unit->symbol, unit->singular, unit->plural, false};
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
                          const struct typed_number *typed, char why[LAB_WHY_BYTES])
{
    if (reason == TYPED_TWO_WAYS) {
        snprintf(why, LAB_WHY_BYTES,
                 "%s can't be %.40s, which has two readings; write %.40s or %.40s", param->name,
                 text, typed->readings[0], typed->readings[1]);
    } else if (reason == TYPED_FOREIGN_UNIT) {
        snprintf(why, LAB_WHY_BYTES, "%s is not in %.40s; write %s%s", param->name, typed->rest,
                 *param->unit == '\0' ? "the number alone" : "it in ", param->unit);
    } else {
        snprintf(why, LAB_WHY_BYTES,
                 "%s is not a number: %.40s; write digits, a point, k, M, G or T: ", param->name,
                 text);
        why_add_domain(why, param);
    }
}

/* CATALOG may be NULL: then no units but the parameter's own are known. */
static bool parse_value(const struct lab_catalog *catalog, const struct sim_param *param,
                        const char *text, double *value, char why[LAB_WHY_BYTES])
{
    if (param->kind == SIM_CHOICE) {
        return parse_choice(param, text, value, why);
    }
    if (param->kind == SIM_SWITCH) {
        bool on = strcmp(text, "on") == 0;
        *value = on;
        if (on || strcmp(text, "off") == 0) {
            return true;
        }
        snprintf(why, LAB_WHY_BYTES, "%s is a switch, not %.40s; write on or off", param->name,
                 text);
        return false;
    }
    struct typed_number typed;
    enum typed_reason reason = read_number(catalog, param, text, &typed);
    if (reason != TYPED_GOOD) {
        why_no_number(param, text, reason, &typed, why);
        return false;
    }
    if (!sim_param_accepts(param, typed.value)) {
        snprintf(why, LAB_WHY_BYTES, "%s can't be %.40s; give ", param->name, text);
        why_add_domain(why, param);
        return false;
    }
    *value = typed.value + 0.0; /* -0 is 0 */
    return true;
}

bool design_parse(const struct sim_param *param, const char *text, double *value,
                  char why[LAB_WHY_BYTES])
{
    return parse_value(NULL, param, text, value, why);
}

static void why_unknown(const char *name, char why[LAB_WHY_BYTES])
{
    struct nearest nearest = {.word = name};
    nearest_offer_inputs(&nearest);
    snprintf(why, LAB_WHY_BYTES, "no parameter is named %.60s; %s", name,
             nearest_mend(&nearest, "see the manual for their names"));
}

static bool set_row(const struct lab_catalog *catalog, struct lab_design *design, enum lab_row row,
                    const char *text, char why[LAB_WHY_BYTES])
{
    const struct lab_table *table = lab_row_table(catalog, row);
    int index = lab_table_row(table, text);
    if (index >= 0) {
        design_put_row(design, row, table, (size_t)index);
        return true;
    }
    snprintf(why, LAB_WHY_BYTES, "no %s is named %.40s; choose", rows[row].name, text);
    for (size_t i = 0; i < table->rows; i++) {
        why_add(why, "%s%s", i == 0 ? " " : ", ", table->cells[i * table->columns]);
    }
    return false;
}

bool lab_design_set(const struct lab_catalog *catalog, struct lab_design *design, const char *name,
                    const char *text, char why[LAB_WHY_BYTES])
{
    enum lab_row row = lab_row_find(name);
    if (row < LAB_ROWS) {
        return set_row(catalog, design, row, text, why);
    }
    const struct sim_param *param = sim_param_find(name);
    if (param == NULL) {
        why_unknown(name, why);
        return false;
    }
    double value;
    if (!parse_value(catalog, param, text, &value, why)) {
        return false;
    }
    design_put(design, param, value);
    return true;
}

/* ---- to text ---- */

const char *lab_design_get(const struct lab_catalog *catalog, const struct lab_design *design,
                           const char *name, char buffer[LAB_VALUE_BYTES])
{
    enum lab_row row = lab_row_find(name);
    if (row < LAB_ROWS) {
        double index = design->rows[row];
        return index < 0 ? "nan"
                         : lab_table_cell(lab_row_table(catalog, row), (size_t)index, "name");
    }
    const struct sim_param *param = sim_param_find(name);
    if (param == NULL) {
        return NULL;
    }
    double value = sim_param_get(&design->in, param);
    if (isnan(value)) {
        return "nan";
    }
    if (param->kind == SIM_SWITCH) {
        return value != 0 ? "on" : "off";
    }
    return param->kind == SIM_CHOICE ? param->choices[(size_t)value] : number_exact(value, buffer);
}

/* ---- controls ---- */

double lab_control_value(const struct lab_control *control, const struct lab_design *design)
{
    return control->table != NULL ? design->rows[lab_row_find(control->name)]
                                  : sim_param_get(&design->in, control->param);
}

void lab_control_put(const struct lab_control *control, struct lab_design *design, double value)
{
    value = fmin(fmax(value, control->min), control->max);
    if (control->table != NULL) {
        design_put_row(design, lab_row_find(control->name), control->table, (size_t)value);
        return;
    }
    if (control->param->kind != SIM_REAL) {
        value = round(value);
    }
    design_put(design, control->param, value);
}

/* ---- whole designs ---- */

const char *lab_design_conflict(const struct lab_design *design, char buffer[LAB_WHY_BYTES])
{
    switch (sim_param_check(&design->in)) {
    case SIM_QUORUM_ABOVE_SIZE:
        snprintf(buffer, LAB_WHY_BYTES,
                 "quorum %g is above size %g; lower the quorum or raise the size",
                 design->in.compound.quorum, design->in.compound.size);
        return buffer;
    case SIM_REPEAT_EVEN:
        snprintf(buffer, LAB_WHY_BYTES,
                 "repeat %g is even and has no majority; choose an odd number",
                 design->in.finale.repeat);
        return buffer;
    default: return NULL;
    }
}
