/* scenario: what a prediction is about, and what a record was made under. */
#ifndef DESIGN_SCENARIO_H
#define DESIGN_SCENARIO_H

#include "course/catalog.h"
#include "store/digest.h"

/* Row `variant` (below LAB_VARIANTS) of a part's lock: its parameters over the track's defaults. */
void lab_lock_scenario(const struct lab_catalog *catalog, const struct lab_track *track,
                       enum sim_part part, unsigned variant, struct lab_design *scenario);

/* The names of the parameters that a lock's scenario varies, NULL-terminated. Parts 1 to 3. */
const char *const *lab_lock_names(const struct lab_track *track, enum sim_part part);

/* The hash of all inputs of a design: what a record was made under. */
void lab_scenario_hash(const struct lab_design *design, char hex[DIGEST_ROOM]);

#endif
