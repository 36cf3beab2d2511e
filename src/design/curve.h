/*
 * curve: what the model says along one input of a design, all others as they are. A curve remembers
 * what it was worked out of; asked for the same again, it stays as it is and evaluates nothing. All
 * zero is a curve that was never asked for.
 */
#ifndef DESIGN_CURVE_H
#define DESIGN_CURVE_H

#include <stddef.h>

#include "sim/param.h"

enum { CURVE_INTERVALS = 121, CURVE_SIZES = 40, CURVE_MOMENTS = 121, CURVE_POINTS_MAX = 128 };

/* What a step is made of: computing alone, computing that hides bytes, hops one to three as far as
 * they are waited for, coordination. */
enum { CURVE_SHARES = 6 };

struct curve {
    size_t count;
    double x[CURVE_POINTS_MAX], y[CURVE_POINTS_MAX]; /* x rises */
    double carbon[CURVE_POINTS_MAX];                 /* of curve_over_interval alone: C/W, mg */
    double shares[CURVE_SHARES][CURVE_POINTS_MAX];   /* of curve_over_nodes alone: % of a step */
    struct sim_inputs of;                            /* but for x; unused parts are zero */
    double from, to;
};

/* The least and the most y of a curve, NaN left out; INFINITY and -INFINITY where there is none. */
double curve_least(const struct curve *curve);
double curve_most(const struct curve *curve);

/*
 * Useful work a member in per cent (sim_scaling_useful) over min to max nodes: whole numbers evenly
 * over the logarithm, and one at each side of the Light Barrier. NaN where the design has none.
 */
void curve_over_nodes(struct curve *curve, const struct sim_scaling_in *in, double min, double max);

/* Goodput in per cent, and C/W, over the checkpoint interval, at curve_interval's CURVE_INTERVALS
 * places. */
void curve_over_interval(struct curve *curve, const struct sim_reliability_in *in, double min,
                         double max);

/* Place i of CURVE_INTERVALS from min to max, in seconds, evenly over the logarithm. */
double curve_interval(double min, double max, int i);

/* Nines of safety over the size of an ensemble, each SIM_NINES_MAX at most. */
struct curve_nines {
    struct curve mesh;  /* of the same make; its quorum stays the same share of its members */
    struct curve law;   /* Compound Capability Law, 1 - (1-p)^K, of members that err alone */
    struct curve giant; /* one model, whatever the size */
    struct curve giant_judged;       /* the same with the mesh's kind of judge */
    double quorum[CURVE_POINTS_MAX]; /* of the mesh */
};

/*
 * Each size from 1 to `most`; where those are more than CURVE_SIZES, so many, evenly over the
 * logarithm. `out` is what sim_compound_eval says of `in`.
 */
void curve_over_size(struct curve_nines *nines, const struct sim_compound_in *in,
                     const struct sim_compound_out *out, double most);

/*
 * What unfolds in the finale, over what it unfolds over, at CURVE_MOMENTS places, evenly:
 * cloud: carbon a weight in mg over the hours of a day, UTC, of the outputs `out`;
 * edge: captured share over the logarithm of the attacker's budget in $, a hundredth to a
 * hundredfold of what it is;
 * mobile: frequency above nominal in mHz over the seconds that sim_swing follows;
 * tiny: bits of a reading that the gateway knows over the hops, to the farthest mote's.
 * `in` is the whole fleet, as judged.
 */
void curve_of_finale(struct curve *curve, const struct sim_inputs *in,
                     const struct sim_outputs *out);

/* Cloud's finale: the fleet's goodput in EFLOP/s over the km between its sites, from 0 to `max`. */
void curve_over_distance(struct curve *curve, const struct sim_inputs *in, double max);

#endif
