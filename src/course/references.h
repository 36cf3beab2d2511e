/* references: cells of tables that name rows of other tables. */
#ifndef COURSE_REFERENCES_H
#define COURSE_REFERENCES_H

#include "course/loader.h"

/* Adds a fault for each that names none, once for each row that isn't there. */
void references_check(const struct loader *loader);

#endif
