/*
 * output: every output of the simulation, by name.
 */
#ifndef SIM_OUTPUT_H
#define SIM_OUTPUT_H

#include <stddef.h>

#include "sim/compound.h"
#include "sim/finale.h"
#include "sim/param.h"
#include "sim/reliability.h"
#include "sim/scaling.h"

struct sim_outputs {
    struct sim_scaling_out scaling;
    struct sim_saturation_out saturation;
    struct sim_cliff_out cliff;
    struct sim_reliability_out reliability;
    struct sim_compound_out compound;
    struct sim_finale_out finale;
};

struct sim_output {
    const char *name;
    const char *unit;
    enum sim_part part;
    enum sim_kind kind;
    const char *const *choices;
    size_t offset; /* in struct sim_outputs */
};

/* All outputs in a fixed order, and one by its name (NULL: none). */
const struct sim_output *sim_output_table(size_t *count);
const struct sim_output *sim_output_find(const char *name);

/* All outputs to "cannot be evaluated", no reason given. */
void sim_output_clear(struct sim_outputs *outputs);

/* NaN: this track has no such output, or it cannot be evaluated; see sim_output_reason. */
double sim_output_get(const struct sim_outputs *outputs, const struct sim_output *output);

/* Why a part cannot be evaluated in full, or SIM_OK. A saturation has a reason of its own. */
enum sim_reason sim_output_reason(const struct sim_outputs *outputs, enum sim_part part);

#endif
