/* whole: shares of one whole, which add up to a hundred per cent as they are shown. */
#ifndef SCENES_WHOLE_H
#define SCENES_WHOLE_H

#include "scenes/build.h"

/* Rounds shares that sum to 1, to so many digits after the point of a per cent: each is less than
 * one of its last digit off, and the rounded ones sum to 1, too. With one that is none they stay as
 * they are. */
void whole_round(const double *shares, size_t count, int digits, double *rounded);

/*
 * The value of an output as it is shown in a unit with these digits: of a share that is told with
 * the others of its whole, rounded with them; but that of which an aim or a curve tells by itself
 * is rounded as it is there, and the others make up for it. Of any other output, what it is.
 */
double whole_value(const struct build *build, const struct sim_output *output,
                   const struct unit *unit, int digits);

#endif
