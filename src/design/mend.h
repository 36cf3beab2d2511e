/* mend: the program's own search for what mends a design that was struck. */
#ifndef DESIGN_MEND_H
#define DESIGN_MEND_H

#include "design/stress.h"

enum { MEND_MOST = 9, MEND_BUDGET = 1500 };

/* A control, and where it is put, in its parameter's unit. */
struct mend_move {
    const struct control *control;
    double value;
};

/* Changes of a control each, under which the kept aims hold at a step. */
struct mend {
    size_t count; /* of changes */
    size_t tried; /* designs, MEND_BUDGET and a few at most */
    struct mend_move moves[MEND_MOST];
};

/*
 * Looks for as many repairs as a student has, one control each: each time the best one; where that
 * leads nowhere in random orders, from a fixed seed, until MEND_BUDGET designs are tried. False:
 * none was found, and `tried` says of how many.
 */
bool mend_find(const struct track *track, size_t step, stress_aims kept,
               const struct design *design, struct mend *mend);

#endif
