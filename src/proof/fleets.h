/* fleets: designs of part 1 that later parts may go on with. */
#ifndef PROOF_FLEETS_H
#define PROOF_FLEETS_H

#include "proof/search.h"

enum { FLEETS_MOST = 12 };

/* Designs that meet part 1: the simplest, then others. The result is their number; 0: none. */
size_t fleets_find(const struct catalog *catalog, const struct track *track,
                   struct designs fleets[FLEETS_MOST]);

/* Up to `room` of them, each some random steps away from where it was found. */
size_t fleets_gather(const struct catalog *catalog, const struct track *track,
                     struct designs *fleets, size_t room);

/* Puts a design of part 1 where a search of the finale begins: its sliders stand as it left them.
 */
void fleets_begin_with(struct search *search, const struct design *one);

#endif
