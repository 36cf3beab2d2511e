/* unit: units as people see them, from units.csv. */
#ifndef COURSE_UNIT_H
#define COURSE_UNIT_H

#include "course/language.h"
#include "course/loader.h"
#include "store/names.h"

/* base value = shown value x factor. */
struct unit {
    const char *id;                    /* "ms"; "-" has empty names and factor 1 */
    const char *symbol;                /* "ms" */
    const char *names[PLURAL_MAX + 1]; /* "millisecond", "milliseconds", by the language's form;
                                          empty where it has none; NULL ends them */
    const char *english_plural;        /* "milliseconds", for who translates it */
    const char *base; /* "s": the simulation's unit that it shows; "" for pure numbers */
    double factor;
};

struct units {
    const struct unit *items;
    size_t count;
    struct names ids;
};

/*
 * Reads units.csv; empty, with faults, if it can't be read. Its words are the English of the texts
 * unit.ID.symbol and unit.ID.name.0 and on, which a language may have.
 */
void units_load(const struct loader *loader, const struct language *language, struct units *units);

/* Never NULL: without a name, and with factor 1, where there is none of that id. */
const struct unit *unit_of(const struct units *units, const char *id);

/* What fault_add_once takes for all that is wrong because of a unit that isn't there. */
const char *unit_cause(struct arena *arena, const char *id);

/* The same for who types a number in it: `share` as typed.h has it. */
struct typed_unit unit_typed(const struct unit *unit, bool share);

/* The ids of its texts. */
const char *unit_symbol_id(struct arena *arena, const struct unit *unit);
const char *unit_name_id(struct arena *arena, const struct unit *unit, size_t form);

/* NULL if there is none of that id. */
const struct unit *unit_find(const struct units *units, const char *id);

#endif
