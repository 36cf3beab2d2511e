/* opening: a finale is not met when a student comes to it. */
#ifndef PROOF_OPENING_H
#define PROOF_OPENING_H

#include "proof/proving.h"

/*
 * Takes sets of designs that parts 1, 2 and 3 each accept, with the finale's sliders as they open
 * (those of part 1 where it left them), and counts the sets that meet the finale already. `fleets`
 * are designs of part 1. Names the aims that are missed in every set.
 */
void opening_prove(struct proving *proving, const struct designs *fleets, size_t count);

#endif
