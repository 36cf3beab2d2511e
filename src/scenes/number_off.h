/* number_off: how far a predicted number is off, in words. */
#ifndef SCENES_NUMBER_OFF_H
#define SCENES_NUMBER_OFF_H

#include "scenes/build.h"

/* "off by 4.2 x", or by a difference; "as predicted" where that would read 1.0 x or nothing. A
 * factor says nothing where the signs differ. */
const char *number_off(const struct build *build, enum sim_part part, double said, double truth);

#endif
