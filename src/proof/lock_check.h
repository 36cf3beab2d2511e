/* lock_check: scenarios of predictions that the model or the tables have left behind. */
#ifndef PROOF_LOCK_CHECK_H
#define PROOF_LOCK_CHECK_H

#include "course/catalog.h"
#include "store/fault.h"

/*
 * Adds a fault for each scenario that is nearly a tie, whose right choice hangs on a digit of a
 * table, or whose interval is not where the part's key `intervals` puts it. Evaluates the model
 * some ten thousand times.
 */
void lock_check(const struct catalog *catalog, struct fault_list *faults);

/*
 * Whether a scenario of part 2 is in its place: its interval is, to two digits, that one of
 * break-even times lock_intervals which is nearest, *place in s. True where the part has none.
 */
bool lock_interval_stands(const struct part *part, const struct design *scenario, double *place);

#endif
