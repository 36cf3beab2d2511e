/*
 * param: every input of the simulation, by name.
 *
 * Every input is a double, counts, switches (0, 1) and indexes of choices too, so that one table
 * serves files, command lines, sliders and hashes. What a file calls a row (a grid, a model, an
 * accelerator, a site plan) is resolved into these numbers by its reader. The domains here are
 * those of the mathematics; ranges of sliders are narrower and are data.
 */
#ifndef SIM_PARAM_H
#define SIM_PARAM_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/compound.h"
#include "sim/finale.h"
#include "sim/reliability.h"
#include "sim/scaling.h"

enum sim_part { SIM_PART_SCALING = 1, SIM_PART_RELIABILITY, SIM_PART_COMPOUND, SIM_PART_FINALE };

enum sim_kind { SIM_REAL, SIM_COUNT, SIM_SWITCH, SIM_CHOICE };

struct sim_inputs {
    struct sim_scaling_in scaling;
    struct sim_reliability_in reliability;
    struct sim_compound_in compound;
    struct sim_finale_in finale;
};

struct sim_param {
    const char *name;
    const char *unit;   /* "" for a pure number */
    enum sim_part part; /* the part that it belongs to; others may read it, too */
    enum sim_kind kind;
    double min, max;            /* INFINITY: any finite value */
    bool min_open, max_open;    /* the end itself is outside */
    const char *const *choices; /* SIM_CHOICE: names by index, NULL at the end; else NULL */
    size_t offset;              /* in struct sim_inputs */
};

/* All inputs in a fixed order; *count is their number. */
const struct sim_param *sim_param_table(size_t *count);

/* NULL if there is none of that name. */
const struct sim_param *sim_param_find(const char *name);

/* An input's value, in its unit; NaN where the track has none. */
double sim_param_get(const struct sim_inputs *inputs, const struct sim_param *param);

/* Sets an input; false, with nothing changed, if the value is outside its domain. */
bool sim_param_put(struct sim_inputs *inputs, const struct sim_param *param, double value);

/* Whether a value is in the domain: finite, within the ends, whole for all but SIM_REAL. */
bool sim_param_accepts(const struct sim_param *param, double value);

/* The index of a choice's name, or -1. */
int sim_param_choice(const struct sim_param *param, const char *name);

/*
 * Whether the inputs fit together: SIM_OK, SIM_INTERVAL_BELOW_LAG or SIM_QUORUM_ABOVE_SIZE.
 * Each input alone is checked by sim_param_put.
 */
enum sim_reason sim_param_check(const struct sim_inputs *inputs);

#endif
