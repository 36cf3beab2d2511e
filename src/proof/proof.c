#include "proof/proof.h"

#include <stdlib.h>

#include "store/memory.h"

void proof_add(struct lab_proof *proof, const struct lab_claim *claim)
{
    proof->claims = memory_grow(proof->claims, proof->count, &proof->room, sizeof *proof->claims);
    proof->claims[proof->count++] = *claim;
    proof->failed += !claim->holds;
}

void proof_append(struct lab_proof *proof, struct lab_proof *more)
{
    for (size_t i = 0; i < more->count; i++) {
        proof_add(proof, &more->claims[i]);
    }
    free(more->claims);
    *more = (struct lab_proof){0};
}

void lab_proof_free(struct lab_proof *proof)
{
    for (size_t i = 0; i < proof->count; i++) {
        free(proof->claims[i].says);
    }
    free(proof->claims);
    *proof = (struct lab_proof){0};
}
