/* unit: units as people see them, from units.csv. */
#ifndef COURSE_UNIT_H
#define COURSE_UNIT_H

#include "course/loader.h"

/* base value = shown value x factor. */
struct unit {
    const char *id;                /* "ms"; "-" has empty names and factor 1 */
    const char *symbol;            /* "ms" */
    const char *singular, *plural; /* "millisecond", "milliseconds" */
    const char *base; /* "s": the simulation's unit that it shows; "" for pure numbers */
    double factor;
};

struct units {
    const struct unit *items;
    size_t count;
};

/* Reads units.csv; empty, with faults, if it can't be read. */
void units_load(const struct loader *loader, struct units *units);

/* NULL if there is none of that id. */
const struct unit *unit_find(const struct units *units, const char *id);

#endif
