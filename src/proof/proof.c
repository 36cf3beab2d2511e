#include "proof/proof.h"

#include <stdlib.h>

#include "store/memory.h"

void proof_add(struct proof *proof, const struct proof_claim *claim)
{
    proof->claims = memory_grow(proof->claims, proof->count, &proof->room, sizeof *proof->claims);
    proof->claims[proof->count++] = *claim;
    proof->failed += !claim->holds;
}

void proof_append(struct proof *proof, struct proof *more)
{
    for (size_t i = 0; i < more->count; i++) {
        proof_add(proof, &more->claims[i]);
    }
    free(more->claims);
    *more = (struct proof){0};
}

void proof_free(struct proof *proof)
{
    for (size_t i = 0; i < proof->count; i++) {
        free(proof->claims[i].says);
        free(proof->claims[i].where);
    }
    free(proof->claims);
    *proof = (struct proof){0};
}
