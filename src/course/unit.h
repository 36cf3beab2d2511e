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

/* Never NULL: without a name, and with factor 1, where there is none of that id. */
const struct unit *unit_of(const struct units *units, const char *id);

/* What fault_add_once takes for all that is wrong because of a unit that isn't there. */
const char *unit_cause(struct arena *arena, const char *id);

/* NULL if there is none of that id. */
const struct unit *unit_find(const struct units *units, const char *id);

#endif
