#include "design/dial.h"

#include <math.h>

bool dial_is_option(const struct control *control)
{
    return control->table || control->param->kind == SIM_CHOICE ||
           control->param->kind == SIM_SWITCH;
}

size_t dial_option_count(const struct control *control)
{
    if (control->table) {
        return (size_t)(control->max - control->min) + 1;
    }
    if (control->param->kind == SIM_SWITCH) {
        return 2;
    }
    size_t count = 0;
    while (control->param->choices[count]) {
        count++;
    }
    return count;
}

/* ---- turning ---- */

/* Three significant digits are enough for a step, and nice to read. */
static double rounded(double value)
{
    if (value == 0) {
        return 0;
    }
    double unit = pow(10, floor(log10(fabs(value))) - 2);
    return round(value / unit) * unit;
}

static double log_step(const struct control *control, double value, double size, int direction)
{
    double next = rounded(direction > 0 ? value * size : value / size);
    next = control->param->kind == SIM_COUNT ? round(next) : next;
    bool stuck = direction > 0 ? next <= value : next >= value;
    return stuck ? value + direction : next;
}

static double linear_step(const struct control *control, double value, double size, int direction)
{
    double at = (value - control->min) / size;
    double on = direction > 0 ? floor(at + 1 + 1e-9) : ceil(at - 1 - 1e-9);
    return control->min + on * size;
}

double dial_step(const struct control *control, double value, double size, int direction)
{
    if (dial_is_option(control)) {
        return fmin(fmax(value + direction, control->min), control->max);
    }
    double next = control->log ? log_step(control, value, size, direction)
                               : linear_step(control, value, size, direction);
    bool passes = (control->initial - value) * (control->initial - next) < 0;
    return fmin(fmax(passes ? control->initial : next, control->min), control->max);
}

double dial_position(const struct control *control, const struct design *design)
{
    double value = control_value(control, design);
    double position = control->log && control->min > 0
                          ? log(value / control->min) / log(control->max / control->min)
                          : (value - control->min) / (control->max - control->min);
    return fmin(fmax(position, 0), 1);
}
