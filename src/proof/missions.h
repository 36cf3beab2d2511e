/* missions: missions that can be met and are not met already, failures that can be left. */
#ifndef PROOF_MISSIONS_H
#define PROOF_MISSIONS_H

#include "proof/proving.h"

/* Not met at the defaults. */
void missions_prove_defaults(struct proving *proving);

/* No aim that every design meets: each is missed by one of many random ones. */
void missions_prove_aims(struct proving *proving);

/* Can be met; fills the witnesses. */
void missions_prove_met(struct proving *proving);

/* Every failure state can be entered and left. */
void missions_prove_failures(struct proving *proving);

#endif
