/* number: numbers as people read them. */
#ifndef SCENES_NUMBER_H
#define SCENES_NUMBER_H

#include "course/catalog.h"
#include "store/arena.h"

/*
 * A value of the base unit as people read it, thousands grouped: "10,000 km", or with words
 * "10,000 kilometres". digits >= 0: after the point; digits < 0: -digits significant ones, but
 * never fewer than stand before the point. The words of a language, NaN's "cannot say" among them,
 * are the catalog's. Very large and very small numbers read 3.31e-6; the short form of 1,000,000 is
 * "1M", of 8,192 (significant: 3) "8.19k".
 */
enum number_form { NUMBER_PLAIN, NUMBER_WORDS, NUMBER_SHORT };
const char *number_text(const struct catalog *catalog, struct arena *arena, double value,
                        const struct unit *unit, int digits, enum number_form form);

/* What it reads as there, rounded, in the unit. */
double number_shown(double value, const struct unit *unit, int digits, enum number_form form);

#endif
