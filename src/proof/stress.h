/* stress: that a track's ladder breaks designs that the finale accepts, and can be mended. */
#ifndef PROOF_STRESS_H
#define PROOF_STRESS_H

#include "proof/proving.h"

/*
 * Of accepted designs, the good student's among them: some step breaks a third at least, and three
 * repairs mend what it breaks; not all have one answer. To be called with witnesses gathered.
 */
void stress_prove(struct proving *proving);

#endif
