/* prove_impl.h: a proof of one part on one track, shared by its files; not for other layers. */
#ifndef PROOF_PROVING_H
#define PROOF_PROVING_H

#include "proof/prove.h"
#include "proof/search.h"

enum { WITNESSES = 24, PROVE_STARTS = 60 };

struct proving {
    const struct lab_part *part;
    struct search search;
    struct fleet witnesses[WITNESSES]; /* all meet the aims; the first one changes little */
    size_t witness_count;
    struct lab_proof *proof;
};

/* Adds a claim; the format says the witness, or why it doesn't hold. */
void prove_say(struct proving *proving, const char *name, bool holds, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The designs that meet part 1: the simplest, then others. The result is their number. */
enum { FLEETS = 12 };
size_t prove_fleets(const struct search *search, struct fleet fleets[FLEETS]);

/* ---- prove_part.c ---- */

/* Not met at the defaults. */
void prove_defaults(struct proving *proving);

/* Can be met; fills the witnesses. */
void prove_witness(struct proving *proving);

/* Every failure state can be entered and left. */
void prove_failures(struct proving *proving);

/* ---- prove_controls.c ---- */

/* Every control changes a verdict, and none is free but those that the data exempts. */
void prove_controls(struct proving *proving);

/* ---- prove_lock.c ---- */

/* The predictions, over all variants. */
void prove_lock(struct proving *proving);

/* ---- prove_finale.c ---- */

/* The finale can be met by designs that meet their own parts, too; fills the witnesses. */
void prove_finale(struct proving *proving);

/* No row of a table to choose from is better than another in all. */
void prove_plans(struct proving *proving);

#endif
