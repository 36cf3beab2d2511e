/* nearest.h: the name that was probably meant. */
#ifndef COURSE_NEAREST_H
#define COURSE_NEAREST_H

#include <stddef.h>

/* Start with {.word = what was written}; offer candidates; the best so far is in `name`. */
struct nearest {
    const char *word;
    const char *name; /* NULL: none is near */
    size_t distance;  /* of name */
    char mend[96];
};

/*
 * Takes a candidate if its edit distance is smaller than the best so far and small for the word.
 * Capitals don't count.
 */
void nearest_offer(struct nearest *nearest, const char *candidate);

/* Offers all inputs, those that are rows of tables included; or all outputs. */
void nearest_offer_inputs(struct nearest *nearest);
void nearest_offer_outputs(struct nearest *nearest);

/* "did you mean NAME?", or `otherwise` if nothing is near. Lives as long as *nearest. */
const char *nearest_mend(struct nearest *nearest, const char *otherwise);

#endif
