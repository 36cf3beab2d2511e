/* aim_number: values as aims show them. */
#ifndef SCENES_AIM_NUMBER_H
#define SCENES_AIM_NUMBER_H

#include "scenes/build.h"

/* A value in the unit and with the digits of a part's aim; "" where the part has no such aim. */
const char *aim_number(const struct build *build, enum sim_part number, const char *aim,
                       double value);

#endif
