/*
 * prove: the proof that the lesson works: that every mission of the data can be met and none is
 * met already, that every control matters and costs, that every prediction is a question. Texts
 * hold no numbers of their own: text_check refuses those that do.
 */
#ifndef PROOF_PROVE_H
#define PROOF_PROVE_H

#include "course/catalog.h"
#include "proof/proof.h"
#include "store/progress.h"

/*
 * Proves all parts of all tracks, or of one track (NULL: all) or one part (0: all), on all cores;
 * the result is the same on any number of them. A witness in `says` is a list of name=value as
 * design_set takes them. Each part that is done is told to PROGRESS, of prove_parts() in all.
 */
void prove(const struct catalog *catalog, const struct track *track, int part, struct proof *proof,
           struct progress *progress);

size_t prove_parts(const struct catalog *catalog, const struct track *track, int part);

#endif
