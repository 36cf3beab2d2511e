/* spread: how far a class's predicted numbers lie from what the model says, each by its own
 * scenario: as a factor, in part 3 as a difference, which is one of powers of ten, too. */
#ifndef CLASS_SPREAD_H
#define CLASS_SPREAD_H

#include "class/class.h"

/* One in the middle, which is right, and some at each side; the last of each side has no end. */
enum { SPREAD_SIDE = 6, SPREAD_BINS = 2 * SPREAD_SIDE + 1 };

struct spread {
    bool difference;
    double edges[SPREAD_BINS + 1]; /* rising; what lies beyond counts in the bin at the end */
    size_t counts[SPREAD_BINS];
    size_t count;      /* numbers in all the bins */
    size_t other_sign; /* of those that have none: the sign is another one */
};

/* Counts the numbers of a question whose result was seen, of all whose ledger is graded. Parts 1
 * to 3. */
void spread_take(struct spread *spread, const struct class *class, size_t track,
                 enum sim_part number);

#endif
