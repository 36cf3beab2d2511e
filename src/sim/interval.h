/* interval: the intervals that are best for time, for cost and for carbon, and the one where
 * halving changes sides. */
#ifndef SIM_INTERVAL_H
#define SIM_INTERVAL_H

#include "sim/reliability_in.h"

/* Young 1974: sqrt(2 d M), for a stall of d and a mean time between failures of M, both in s. */
double sim_interval_young(double d, double m);

/* Daly 2006, higher order; M where d >= 2 M. */
double sim_interval_daly(double d, double m);

/*
 * The exact maximiser of goodput: M u with -ln(1-u) - u = d/M (a branch of Lambert's W, in a form
 * that is stable for any d/M >= 0).
 */
double sim_interval_optimum(double d, double m);

/*
 * The interval at which a cost of `power` a second at node_power and `time` a second of wall clock
 * is least, per work done; in->checkpoint_interval is not looked at.
 */
double sim_interval_cheapest(const struct sim_reliability_in *in, double power, double time);

/* The interval of least carbon per weight, at least durable_lag when asynchronous. */
double sim_interval_carbon_optimum(const struct sim_reliability_in *in);

/*
 * The interval tau at which C/W(tau) = C/W(tau/2): above it, doubling the checkpoint frequency
 * lowers the carbon per weight, below it raises it. NaN when no interval does that.
 */
double sim_interval_break_even(const struct sim_reliability_in *in);

#endif
