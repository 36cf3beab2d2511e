/* controls: every control matters, and none is free. */
#ifndef PROOF_CONTROLS_H
#define PROOF_CONTROLS_H

#include "proof/proving.h"

/* Every control changes a verdict, and none is free but those that the data exempts. */
void controls_prove(struct proving *proving);

#endif
