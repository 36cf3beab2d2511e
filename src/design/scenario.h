/* scenario: what a prediction is about, and what a record was made under. */
#ifndef DESIGN_SCENARIO_H
#define DESIGN_SCENARIO_H

#include "course/catalog.h"
#include "store/digest.h"

/* Row `variant` (below VARIANTS) of a part's lock: its parameters over the track's defaults. */
void lock_scenario(const struct catalog *catalog, const struct track *track, enum sim_part part,
                   unsigned variant, struct design *scenario);

/* The names of the parameters that a lock's scenario varies, NULL-terminated. Parts 1 to 3. */
const char *const *lock_names(const struct track *track, enum sim_part part);

/*
 * The saturation count that part 1's reflection asks for: of its scenario over the student's
 * design. NaN: it never comes.
 */
double reflect_count(const struct reference *reference, const struct part *part,
                     const struct design *design);

/* The hash of all inputs of a design: what a record was made under. */
void scenario_hash(const struct design *design, char hex[DIGEST_ROOM]);

#endif
