/* sturdy: a lock's answers do not rest on numbers that nobody published. */
#ifndef PROOF_STURDY_H
#define PROOF_STURDY_H

#include "proof/proving.h"

/* Choice and mechanism stay in every variant while illustrative constants move by a fifth. */
void sturdy_prove(struct proving *proving);

#endif
