/* lock: over all variants, the predictions are questions. */
#ifndef PROOF_LOCK_H
#define PROOF_LOCK_H

#include "proof/proving.h"

/* Two choices and two mechanisms are right in some variant, the number can be said, and no variant
 * is a tie. */
void lock_prove(struct proving *proving);

#endif
