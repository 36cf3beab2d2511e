#include "course/control.h"

#include <math.h>

bool control_is_illustrative(const struct control *control, const struct design *design)
{
    const bool *illustrative = control->table != NULL ? control->table->illustrative : NULL;
    if (illustrative == NULL) {
        return control->illustrative;
    }
    double row = control_value(control, design);
    return row >= 0 ? illustrative[(size_t)row] : control->illustrative;
}

double control_value(const struct control *control, const struct design *design)
{
    return control->table != NULL ? design->rows[row_find(control->name)]
                                  : sim_param_get(&design->in, control->param);
}

bool control_read(const struct reference *reference, const struct control *control,
                  struct design *design, const char *text, char why[WHY_BYTES])
{
    if (control->table == NULL) {
        return design_set(reference, design, control->name, text, why);
    }
    int index = table_row(control->table, text);
    if (index < control->min || index > control->max) {
        row_why(row_find(control->name), control->table, (size_t)control->min, (size_t)control->max,
                text, why);
        return false;
    }
    control_put(control, design, index);
    return true;
}

void control_put(const struct control *control, struct design *design, double value)
{
    value = fmin(fmax(value, control->min), control->max);
    if (control->table != NULL) {
        design_put_row(design, row_find(control->name), control->table, (size_t)value);
        return;
    }
    if (control->param->kind != SIM_REAL) {
        value = round(value);
    }
    design_put(design, control->param, value);
}
