/* reference: what all tracks refer to: units, and tables of real things. */
#ifndef COURSE_REFERENCE_H
#define COURSE_REFERENCE_H

#include "course/table.h"
#include "course/unit.h"

struct reference {
    struct units units;
    struct tables tables;
};

#endif
