/* node: what one node of a design does, draws, emits and costs in a second. Outside a checkpoint's
 * stall, a restart or a failure, which are the process's (process.h). */
#ifndef SIM_NODE_H
#define SIM_NODE_H

#include "sim/reliability_in.h"

#define SIM_SECONDS_PER_YEAR (365.25 * 86400.0)

/* FLOP/s of a node before failures, under the power cap. NaN if part 1 could not tell it. */
double sim_node_rate(const struct sim_reliability_in *in);

/* What a node draws under the cap, over node_power: while it works, and while it waits. */
double sim_node_draw(const struct sim_reliability_in *in);
double sim_node_idle_draw(const struct sim_reliability_in *in);

/* IT kWh a second of a node that draws node_power. */
double sim_node_power_kwh(const struct sim_reliability_in *in);

/* kg CO2e/kWh of the energy it draws: grid and clean, by their shares. */
double sim_node_intensity(const struct sim_reliability_in *in);

/* A node's kg CO2e a second: of its power at node_power, and of its making. */
double sim_node_power_carbon(const struct sim_reliability_in *in);
double sim_node_embodied_carbon(const struct sim_reliability_in *in);

/* A node's $ a second: of its energy at node_power, and of its capital. */
double sim_node_power_price(const struct sim_reliability_in *in);
double sim_node_capital_price(const struct sim_reliability_in *in);

#endif
