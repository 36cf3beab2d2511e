#include "lab/part.h"

#include <math.h>

static const struct lab_part_ops *const parts[LAB_PARTS] = { &lab_part1_ops };

const struct lab_part_ops *lab_part_ops(enum sim_part part)
{
    return parts[part - 1];
}

bool lab_number_is_right(const struct lab_part_ops *ops, double tolerance, double said,
                         double truth, double *off)
{
    if (ops->number_test == LAB_WITHIN_DIFFERENCE) {
        *off = fabs(said - truth);
        return *off <= tolerance;
    }
    bool same_sign = (said >= 0) == (truth >= 0);
    double a = fabs(said), b = fabs(truth);
    *off = a > b ? a / b : b / a;
    return *off <= tolerance && (same_sign || ops->number_test == LAB_WITHIN_FACTOR);
}
