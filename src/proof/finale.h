/* finale: the designs of all parts meet in the finale. */
#ifndef PROOF_FINALE_H
#define PROOF_FINALE_H

#include "proof/proving.h"

/*
 * Designs of all parts that meet all their aims and the finale's, the simplest of those found
 * first; false, with what was tried last, if none was found.
 */
bool finale_find(const struct catalog *catalog, const struct track *track, struct designs *found);

/* The finale can be met by designs that meet their own parts, too; fills the witnesses. */
void finale_prove(struct proving *proving);

/* No row of a table to choose from is better than another in all. */
void finale_prove_plans(struct proving *proving);

#endif
