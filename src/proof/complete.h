/* complete: whether each track gives all that the model looks at. */
#ifndef PROOF_COMPLETE_H
#define PROOF_COMPLETE_H

#include "course/catalog.h"
#include "store/fault.h"

/*
 * Adds a fault for each parameter that a track gives no value and that changes an output of the
 * model: that shows by trial, each part by itself. Evaluates the model a few hundred times.
 */
void complete_check(const struct catalog *catalog, struct fault_list *faults);

#endif
