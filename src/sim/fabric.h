/* fabric: what ties the nodes of a site together. Private to sim. */
#ifndef SIM_FABRIC_H
#define SIM_FABRIC_H

#include "sim/scaling.h"

/*
 * Bytes a second of all-to-all traffic that each of so many hosts may send before the fabric's
 * tight place is full: a tree's uplinks, a torus' bisection. Never more than its own link carries.
 */
double fabric_supply(const struct sim_scaling_in *in, double hosts);

/* Bytes a second that a node sends into its site at most: its port, or its own torus links. */
double fabric_link(const struct sim_scaling_in *in);

/* Hosts that the largest tree of three levels has ports for; NaN: a torus, a round fleet. */
double fabric_limit(const struct sim_scaling_in *in);

/* $ a node of a fabric for so many hosts. */
double fabric_price(const struct sim_scaling_in *in, double hosts);

#endif
