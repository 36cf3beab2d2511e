/* param_read: the value of a parameter, read from what a person or a file gives. */
#ifndef COURSE_PARAM_READ_H
#define COURSE_PARAM_READ_H

#include <stdbool.h>

#include "course/unit.h"
#include "course/why.h"
#include "sim/param.h"

/*
 * A number (thousands grouped or not; k, M, G, T; in the parameter's unit, or in one of UNITS,
 * which may be NULL), on or off, or a choice's name. False with *VALUE unchanged if it is outside
 * the parameter's domain or can't be read: `why` says so, and the mend.
 */
bool param_read(const struct sim_param *param, const struct units *units, const char *text,
                double *value, char why[WHY_BYTES]);

#endif
