#include "design/grid.h"

#include <math.h>
#include <stdlib.h>

#include "design/dial.h"

enum { FINEST = 9, GRID = 33, WHOLE_RANGE = 64 };

size_t grid_count(const struct control *control)
{
    double range = control->max - control->min;
    bool whole = dial_is_option(control) || control->param->kind == SIM_COUNT;
    return whole && range < WHOLE_RANGE ? (size_t)range + 1 : GRID;
}

/* What a person would type: the double next to a short decimal. */
static double decimal(double value, int digits)
{
    double scale = pow(10, abs(digits));
    return digits < 0 ? round(value / scale) * scale : round(value * scale) / scale;
}

static double three_digits(double value)
{
    return decimal(value, 2 - (int)floor(log10(value)));
}

double grid_value(const struct control *control, size_t index)
{
    double last = (double)grid_count(control) - 1;
    double share = last > 0 ? (double)index / last : 0, value;
    if (share <= 0 || share >= 1) {
        return share <= 0 ? control->min : control->max;
    }
    if (dial_is_option(control)) {
        return control->min + (double)index;
    }
    if (control->log) {
        value = three_digits(control->min * pow(control->max / control->min, share));
    } else {
        value = control->min + share * (control->max - control->min);
        value = control->min + round((value - control->min) / control->fine) * control->fine;
        value = decimal(value, FINEST);
    }
    return fmin(fmax(value, control->min), control->max);
}
