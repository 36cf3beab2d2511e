/* design.h: what the loader shares with the designs; not for other layers. */
#ifndef COURSE_VALUES_H
#define COURSE_VALUES_H

#include "course/catalog.h"

/* Everything unknown: NaN, and no rows. */
void design_clear(struct lab_design *design);

/* Sets an input, checking nothing. */
void design_put(struct lab_design *design, const struct sim_param *param, double value);

/* Notes the row and copies its columns. */
void design_put_row(struct lab_design *design, enum lab_row row, const struct lab_table *table,
                    size_t index);

/* A value of a parameter from text, within its domain; false with the reason in `why`. */
bool design_parse(const struct sim_param *param, const char *text, double *value,
                  char why[LAB_WHY_BYTES]);

#endif
