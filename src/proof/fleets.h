/* fleets: designs of part 1 that later parts may go on with. */
#ifndef PROOF_FLEETS_H
#define PROOF_FLEETS_H

#include "proof/search.h"

enum { FLEETS_MOST = 12 };

/* Designs that meet part 1: the simplest, then others. The result is their number; 0: none. */
size_t fleets_find(const struct catalog *catalog, const struct track *track,
                   struct designs fleets[FLEETS_MOST]);

#endif
