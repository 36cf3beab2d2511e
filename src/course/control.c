#include "course/control.h"

#include <math.h>

double control_value(const struct control *control, const struct design *design)
{
    return control->table != NULL ? design->rows[row_find(control->name)]
                                  : sim_param_get(&design->in, control->param);
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
