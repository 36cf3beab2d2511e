/* board: the board's challenge needs several parts of the mesh at once. */
#ifndef PROOF_BOARD_H
#define PROOF_BOARD_H

#include "proof/proving.h"

/*
 * Looks at every design of the board's size: how many meet the challenge and what all of those
 * have, that right stays within what the judge allows, and that no member alone beats the giant.
 */
void board_prove(struct proving *proving);

#endif
