/* proving: the proof of one part on one track, as far as it has come. */
#ifndef PROOF_PROVING_H
#define PROOF_PROVING_H

#include "course/origin.h"
#include "proof/proof.h"
#include "proof/search.h"

enum { PROVING_WITNESSES = 24 };

struct proving {
    const struct part *part;
    struct search search;                        /* of the part's designs */
    struct designs witnesses[PROVING_WITNESSES]; /* all meet the aims; the first changes little */
    size_t witness_count;
    struct proof *proof;
};

/* Adds a claim; the format says the witness, or why it doesn't hold. */
void proving_say(struct proving *proving, const char *name, bool holds, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same about a place; without a path: a line of the file that the claim is about. */
void proving_say_at(struct proving *proving, const char *name, bool holds, struct origin origin,
                    const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
