/* onward: no accepted part 1 blocks what comes after it. */
#ifndef PROOF_ONWARD_H
#define PROOF_ONWARD_H

#include "proof/proving.h"

/*
 * Of hundreds of designs that part 1 accepts, each leaves parts 2 and 3 and the finale with a
 * design that meets them all. `whole` is one that does, of some part 1.
 */
void onward_prove(struct proving *proving, const struct designs *whole);

#endif
