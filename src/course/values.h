/* values: a design's values, and access to them by name, as a person or a file gives them. */
#ifndef COURSE_VALUES_H
#define COURSE_VALUES_H

#include <stdbool.h>

#include "course/reference.h"
#include "course/row.h"
#include "course/why.h"

/*
 * A design: the inputs of all parts, and which table rows they came from. An input that the track
 * doesn't have is NaN, a row -1.
 */
struct design {
    struct sim_inputs in;
    double rows[ROW_KINDS];
    double best_goodput; /* FLOP/s, the most under cap and budget; NaN where it is not known */
};

/* Everything unknown: NaN, and no rows. */
void design_clear(struct design *design);

/*
 * The input or, for a table-row parameter, the index of its row; -1 where there is none. The name
 * is one of either.
 */
double design_value(const struct design *design, const char *name);

/* Sets an input, checking nothing. */
void design_put(struct design *design, const struct sim_param *param, double value);

/* Notes the row and copies what its columns give. */
void design_put_row(struct design *design, enum row row, const struct table *table, size_t index);

/*
 * Sets one value by name: any sim parameter from a text that param_read takes, or a table-row
 * parameter by the row's id. On refusal the design is unchanged, false is returned and `why` says
 * what is wrong and the mend: nearest valid name, the range, the choices.
 */
bool design_set(const struct reference *reference, struct design *design, const char *name,
                const char *text, char why[WHY_BYTES]);

/* The same of a text NAME=VALUE. */
bool design_set_pair(const struct reference *reference, struct design *design, const char *pair,
                     char why[WHY_BYTES]);

enum { VALUE_BYTES = 64 };

/*
 * The value as text that design_set takes back exactly (%.17g, on/off, a choice's name),
 * "nan" for a value that the track doesn't have; NULL for an unknown name.
 */
const char *design_get(const struct reference *reference, const struct design *design,
                       const char *name, char buffer[VALUE_BYTES]);

/* Refusals that concern several values at once (quorum above size): NULL if none. */
const char *design_conflict(const struct design *design, char buffer[WHY_BYTES]);

#endif
