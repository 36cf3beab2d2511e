/* control.h: a parameter's section of a part's INI; not for other layers. */
#ifndef COURSE_CONTROL_H
#define COURSE_CONTROL_H

#include "course/catalog.h"
#include "course/part_ini.h"

/*
 * Reads [section] into *control; false, with faults, if it is no parameter or has a fault that
 * makes it useless. `initial` is NaN where the part gives no default.
 */
bool control_load(const struct lab_catalog *catalog, const struct part_ini *ini,
                  const char *section, struct lab_control *control);

/* Checks range, step and default once `initial` is final. */
void control_check(const struct part_ini *ini, const struct lab_control *control);

/* The unit and the digits of a section that shows a number: "-" and 3 significant by default. */
void control_load_form(const struct lab_catalog *catalog, const struct part_ini *ini,
                       const char *section, const struct lab_unit **unit, int *digits);

/* A fault if the section's unit isn't one of what `name` is counted in. */
void control_check_unit(const struct part_ini *ini, const char *section,
                        const struct lab_unit *unit, const char *name, const char *model_unit);

#endif
