/* proof: a list of claims. */
#ifndef PROOF_PROOF_H
#define PROOF_PROOF_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/param.h"

/* One claim about a part of a track. */
struct proof_claim {
    const char *track;
    enum sim_part part;
    const char *name; /* "can be met" */
    bool holds;
    char *says;       /* the witness, or why it does not hold */
    char *where;      /* a file of the data and its line, where it does not hold; else NULL */
    const char *mend; /* likewise */
};

/* All zero is an empty proof. */
struct proof {
    struct proof_claim *claims;
    size_t count, room;
    size_t failed; /* claims that do not hold */
};

/* Adds a claim; what it says is the proof's from now on. */
void proof_add(struct proof *proof, const struct proof_claim *claim);

/* Moves all claims of `more` behind the others; `more` is empty afterwards. */
void proof_append(struct proof *proof, struct proof *more);

/* Frees what the claims say; the proof is empty afterwards. */
void proof_free(struct proof *proof);

#endif
