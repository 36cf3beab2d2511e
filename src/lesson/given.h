/* given: what a part takes from the designs of the parts before it. */
#ifndef LESSON_GIVEN_H
#define LESSON_GIVEN_H

#include "sim/param.h"

/*
 * The inputs, NULL at the end, that a part's runs record besides its own controls: one made under
 * others is stale.
 */
const char *const *given_names(enum sim_part part);

#endif
