/* unit: units as people see them, from units.csv. */
#ifndef COURSE_UNIT_H
#define COURSE_UNIT_H

#include "course/loader.h"

/* base value = shown value x factor. */
struct lab_unit {
    const char *id;                /* "ms"; "-" has empty names and factor 1 */
    const char *symbol;            /* "ms" */
    const char *singular, *plural; /* "millisecond", "milliseconds" */
    const char *base; /* "s": the simulation's unit that it shows; "" for pure numbers */
    double factor;
};

struct lab_units {
    const struct lab_unit *items;
    size_t count;
};

/* Reads units.csv; empty, with faults, if it can't be read. */
void units_load(const struct loader *loader, struct lab_units *units);

/* NULL if there is none of that id. */
const struct lab_unit *lab_unit_find(const struct lab_units *units, const char *id);

#endif
