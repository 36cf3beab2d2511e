/*
 * worked: what was worked out of designs, kept for the next who asks: in a class many run the same
 * design, and all who share a variant predict of the same scenario.
 */
#ifndef LESSON_WORKED_H
#define LESSON_WORKED_H

#include "course/catalog.h"
#include "design/truth.h"
#include "store/digest.h"

struct worked;

/* Nothing is known yet; at most some megabytes, however many designs follow. For one thread. The
 * catalog outlives it. Freed by worked_free (NULL: nothing to free). */
struct worked *worked_new(const struct catalog *catalog);
void worked_free(struct worked *worked);

/* A run's figures. */
struct worked_run {
    struct sim_outputs out;
    size_t aims_met;
};

/* The design's hash (scenario.h), its truth as the scenario of a part's lock (truth.h), its figures
 * as a run of the part. Each holds until the next call. */
const char *worked_hash(struct worked *worked, const struct design *design);
const struct truth *worked_truth(struct worked *worked, enum sim_part part,
                                 const struct design *scenario);
const struct worked_run *worked_run(struct worked *worked, size_t track, enum sim_part part,
                                    const struct design *design);

#endif
