/* proof: a list of claims. */
#ifndef PROOF_PROOF_H
#define PROOF_PROOF_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/param.h"

/* One claim about a part of a track. */
struct lab_claim {
    const char *track;
    enum sim_part part;
    const char *name; /* "can be met" */
    bool holds;
    char *says; /* the witness, or why it does not hold */
};

/* All zero is an empty proof. */
struct lab_proof {
    struct lab_claim *claims;
    size_t count, room;
    size_t failed; /* claims that do not hold */
};

/* Adds a claim; what it says is the proof's from now on. */
void proof_add(struct lab_proof *proof, const struct lab_claim *claim);

/* Moves all claims of `more` behind the others; `more` is empty afterwards. */
void proof_append(struct lab_proof *proof, struct lab_proof *more);

/* Frees what the claims say; the proof is empty afterwards. */
void lab_proof_free(struct lab_proof *proof);

#endif
