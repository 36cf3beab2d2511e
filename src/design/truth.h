/*
 * truth: the right answers of a part's lock, computed from its scenario; how a prediction is held
 * against them; how far a scenario is from a tie.
 */
#ifndef DESIGN_TRUTH_H
#define DESIGN_TRUTH_H

#include "course/values.h"

/* The right answers of a lock. */
struct truth {
    size_t choice;    /* index into the part's lock_choices */
    double number;    /* in the unit that people type it in: a ratio, per cent, nines */
    size_t mechanism; /* index into the part's lock_mechanisms */
};

/* Computes them, parts 1 to 3. Called only after the lock is on disk. */
void truth_find(enum sim_part part, const struct design *scenario, struct truth *truth);

/*
 * Whether a predicted number is right: between truth / tolerance and truth x tolerance (part 2: of
 * the same sign, too); in part 3 at most `tolerance` away.
 */
bool number_is_right(enum sim_part part, double tolerance, double said, double truth);

/*
 * Whether a predicted number can go with a predicted choice, whatever the truth is: in part 2 its
 * sign is the choice's direction. Computes no truth.
 */
bool number_fits_choice(enum sim_part part, size_t choice, double number);

/* Whether the numbers of a part are held apart by a difference, not by a factor. */
bool number_is_difference(enum sim_part part);

/* How far apart two numbers are: the difference, or a factor of at least one. */
double number_apart(enum sim_part part, double said, double truth);

/*
 * How far the scenario's answer is from another one: less than 1 is too near. Part 1: the slowest
 * hop, and the largest part of it, over the next one; part 2: the interval from break-even; part 3:
 * unsafe from the leap.
 */
double truth_margin(enum sim_part part, const struct design *scenario);

/*
 * The bounds that a margin of 1 stands for: times the next hop; a share of the break-even; times
 * the unsafe share that the leap allows.
 */
#define TRUTH_TIE 1.2
#define TRUTH_EVEN 0.05
#define TRUTH_LEAP 2.0

/*
 * Whether part 3's right choice becomes another one where rho, agreement, fpr and alpha, each by
 * a fifth up or down, are not what the tables say.
 */
bool truth_flips(const struct design *scenario);
#define TRUTH_FIFTH 0.2

#endif
