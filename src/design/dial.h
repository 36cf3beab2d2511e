/* dial: a control as people turn it. */
#ifndef DESIGN_DIAL_H
#define DESIGN_DIAL_H

#include "course/control.h"

/*
 * Whether its values are options (choices, switches, rows of a table), and how many there are. The
 * value of the first is the control's min, and each next one's is 1 more.
 */
bool dial_is_option(const struct control *control);
size_t dial_option_count(const struct control *control);

/*
 * The value one step on, in the control's unit, within its range: for a number `size` is one of
 * step, fine and coarse (linear steps lead to min + a multiple of it, so that typed values come
 * back to the grid); an option's size is 1. A number's step stops at the track's own value rather
 * than pass over it: an aim may ask for just that one.
 */
double dial_step(const struct control *control, double value, double size, int direction);

/* 0..1 along a number's slider. */
double dial_position(const struct control *control, const struct design *design);

#endif
