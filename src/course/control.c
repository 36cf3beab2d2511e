#include "course/control.h"

#include <math.h>

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
