/*
 * recheck: works out anew what a ledger's records say was worked out then: scenarios, truths, runs,
 * how many of their aims were met, and what luck drew.
 */
#ifndef LESSON_RECHECK_H
#define LESSON_RECHECK_H

#include <stdint.h>

#include "lesson/state.h"

/* A value that is another one when it is worked out anew; the texts are the recheck's own. */
struct recheck_difference {
    char *name, *there, *now;
};

struct recheck {
    struct state *state;       /* as the records say, up to the last one */
    const struct track *track; /* of that record; NULL: of none */
    size_t track_index;
    enum sim_part part; /* 0: of none */
    /* what came of that record */
    bool other_data;  /* an open record: written with other data than these */
    bool other_model; /* not replayed: worked out by another model */
    size_t checked;   /* values that were worked out anew */
    struct recheck_difference *differences;
    size_t difference_count;
    /* what it works with */
    const struct ledger_record *record;
    const struct catalog *catalog;
    struct worked *worked;
    bool patient; /* may be set: works out anew what takes long, too */
    bool has_seed;
    uint64_t seed;
};

/* Of no ledger yet. The catalog outlives it. recheck_end gives all back. */
void recheck_init(struct recheck *recheck, const struct catalog *catalog);
void recheck_end(struct recheck *recheck);

/*
 * Begins a ledger. SEED (variant.h) is its student's luck; NULL where it isn't known: then what was
 * drawn is not worked out anew. What is known of designs stays known.
 */
void recheck_begin(struct recheck *recheck, const uint64_t *seed);

/*
 * Applies the next record to the state and works it out anew: whether they agree. Numbers agree
 * within 1e-9 of each other. A damaged record doesn't, and changes nothing. What another model
 * (sim/model.h) worked out is not replayed, and disagrees with nothing; nor is a draw that would
 * take more than some 10 ms, unless it is patient.
 */
bool recheck_step(struct recheck *recheck, const struct ledger_record *record);

#endif
