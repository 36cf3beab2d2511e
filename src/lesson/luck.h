/* luck: what a fleet's failures, drawn by chance, make of a run of part 2. */
#ifndef LESSON_LUCK_H
#define LESSON_LUCK_H

#include <stdint.h>

#include "course/values.h"
#include "store/buffer.h"
#include "store/pairs.h"

/* Replays a run of the fleet and adds the 5th and 95th percentile of its wall time, or why not. */
void luck_record(const struct design *design, uint64_t seed, struct buffer *block);

/* What that takes, in intervals: some hundred thousand of them a millisecond; 0: it isn't done. */
double luck_effort(const struct design *design);

/* The two percentiles of a record, in seconds; false where it has none. */
bool luck_read(const struct pairs *record, double *low, double *high);

#endif
