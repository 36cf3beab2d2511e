/* grid: the values that a control is tried at. */
#ifndef DESIGN_GRID_H
#define DESIGN_GRID_H

#include "course/control.h"

/* How many there are: every option, every whole number of a short range, or else 33. */
size_t grid_count(const struct control *control);

/*
 * The one of an index below the count, in the control's unit; they rise with it, from its min to
 * its max, evenly (over the logarithm where its steps are factors), and are such as people type.
 */
double grid_value(const struct control *control, size_t index);

#endif
