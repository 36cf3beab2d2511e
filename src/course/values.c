#include "course/values.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "course/nearest.h"
#include "course/param_read.h"
#include "store/memory.h"
#include "store/number.h"

void design_clear(struct design *design)
{
    size_t count;
    const struct sim_param *params = sim_param_table(&count);
    for (size_t i = 0; i < count; i++) {
        design_put(design, &params[i], NAN);
    }
    for (size_t i = 0; i < ROW_KINDS; i++) {
        design->rows[i] = -1;
    }
    design->best_goodput = NAN;
}

double design_value(const struct design *design, const char *name)
{
    enum row row = row_find(name);
    return row < ROW_KINDS ? design->rows[row] : sim_param_get(&design->in, sim_param_find(name));
}

void design_put(struct design *design, const struct sim_param *param, double value)
{
    memcpy((char *)&design->in + param->offset, &value, sizeof value);
}

void design_put_row(struct design *design, enum row row, const struct table *table, size_t index)
{
    const double *values = &table->values[index * table->columns];
    design->rows[row] = (double)index;
    for (size_t column = 0; column < table->columns; column++) {
        if (!isnan(values[column])) {
            design_put(design, table->params[column], values[column]);
        }
    }
}

static void why_unknown(const char *name, char why[WHY_BYTES])
{
    struct nearest nearest = {.word = name};
    nearest_offer_inputs(&nearest);
    snprintf(why, WHY_BYTES, "no parameter is named %.60s; %s", name,
             nearest_mend(&nearest, "see the manual for their names"));
}

static bool set_row(const struct reference *reference, struct design *design, enum row row,
                    const char *text, char why[WHY_BYTES])
{
    const struct table *table = row_table(&reference->tables, row);
    int index = table_row(table, text);
    if (index >= 0) {
        design_put_row(design, row, table, (size_t)index);
        return true;
    }
    row_why(row, table, 0, table->rows - 1, text, why);
    return false;
}

bool design_set(const struct reference *reference, struct design *design, const char *name,
                const char *text, char why[WHY_BYTES])
{
    enum row row = row_find(name);
    if (row < ROW_KINDS) {
        return set_row(reference, design, row, text, why);
    }
    const struct sim_param *param = sim_param_find(name);
    if (param == NULL) {
        why_unknown(name, why);
        return false;
    }
    double value;
    if (!param_read(param, &reference->units, text, &value, why)) {
        return false;
    }
    design_put(design, param, value);
    return true;
}

bool design_set_pair(const struct reference *reference, struct design *design, const char *pair,
                     char why[WHY_BYTES])
{
    const char *equals = strchr(pair, '=');
    if (equals == NULL) {
        snprintf(why, WHY_BYTES, "%.60s has no value; write NAME=VALUE", pair);
        return false;
    }
    char *name = memory_text_n(pair, (size_t)(equals - pair));
    bool done = design_set(reference, design, name, equals + 1, why);
    free(name);
    return done;
}

/* ---- to text ---- */

const char *design_get(const struct reference *reference, const struct design *design,
                       const char *name, char buffer[VALUE_BYTES])
{
    enum row row = row_find(name);
    if (row < ROW_KINDS) {
        double index = design->rows[row];
        return index < 0 ? "nan" : table_id(row_table(&reference->tables, row), (size_t)index);
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

/* ---- whole designs ---- */

const char *design_conflict(const struct design *design, char buffer[WHY_BYTES])
{
    switch (sim_param_check(&design->in)) {
    case SIM_INTERVAL_BELOW_LAG:
        snprintf(buffer, WHY_BYTES,
                 "checkpoint_interval %g is below durable_lag %g; lengthen it, or set asynchronous "
                 "off",
                 design->in.reliability.checkpoint_interval, design->in.reliability.durable_lag);
        return buffer;
    case SIM_QUORUM_ABOVE_SIZE:
        snprintf(buffer, WHY_BYTES,
                 "quorum %g is above size %g; lower the quorum or raise the size",
                 design->in.compound.quorum, design->in.compound.size);
        return buffer;
    default: return NULL;
    }
}
