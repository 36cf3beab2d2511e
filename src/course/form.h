/* form: how a section's number is shown: its unit, and how many digits. */
#ifndef COURSE_FORM_H
#define COURSE_FORM_H

#include "course/section.h"
#include "course/unit.h"

/* Reads them from a section: "-" and 3 significant digits by default. */
void form_load(const struct loader *loader, const struct section *section, const struct unit **unit,
               int *digits);

/* A fault if the section's unit isn't one of what `name` is counted in. */
void form_check_unit(const struct section *section, const struct unit *unit, const char *name,
                     const char *model_unit);

#endif
