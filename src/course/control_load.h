/* control_load: a parameter's section of a part's INI: default, slider, unit. */
#ifndef COURSE_CONTROL_LOAD_H
#define COURSE_CONTROL_LOAD_H

#include "course/control.h"
#include "course/section.h"

/*
 * Reads [section] into *control; false, with faults, if it is no parameter or has a fault that
 * makes it useless. `initial` is NaN where the part gives no default.
 */
bool control_load(const struct loader *loader, const struct section *section,
                  struct control *control);

/* Checks range, step and default once `initial` is final. */
void control_check(const struct section *section, const struct control *control);

/*
 * Checks what the file of all tracks gives a parameter, though each track may have its own: its
 * numbers are numbers, and its default is a value of the parameter.
 */
void control_check_shared(const struct section *section);

#endif
