/* figure.c: the table of figures. */
#include "course/figure.h"

#include <math.h>
#include <string.h>

#include "course/catalog.h"
#include "sim/interval.h"
#include "sim/process.h"

static double cliff_ratio(const struct lab_design *design)
{
    return sim_scaling_cliff(&design->in.scaling);
}

/* Masts or gateways that the fleet needs. */
static double cells(const struct lab_design *design)
{
    return design->in.scaling.nodes / design->in.scaling.cell_size;
}

static double carbon_optimum(const struct lab_design *design)
{
    return sim_interval_carbon_optimum(&design->in.reliability);
}

static double break_even(const struct lab_design *design)
{
    return sim_interval_break_even(&design->in.reliability);
}

/* First-order waste d/tau + tau/2M is the same at tau and tau/2 where tau is 2 sqrt(d M). */
static double time_break_even(const struct lab_design *design)
{
    struct sim_process process = sim_process_of(&design->in.reliability);
    return 2 * sqrt(process.stall * process.mtbf);
}

static struct sim_reliability_out reliability_at(const struct lab_design *design, double interval)
{
    struct sim_reliability_in in = design->in.reliability;
    struct sim_reliability_out out;
    in.checkpoint_interval = interval;
    sim_reliability_eval(&in, &out);
    return out;
}

static double halved_carbon_mg(const struct lab_design *design)
{
    return reliability_at(design, design->in.reliability.checkpoint_interval / 2)
        .carbon_per_weight_mg;
}

static double checkpoint_frequency(const struct lab_design *design)
{
    return 1 / sim_process_of(&design->in.reliability).interval;
}

static double window_share(const struct lab_design *design)
{
    return reliability_at(design, design->in.reliability.checkpoint_interval).fleet_goodput /
           design->best_goodput;
}

/* The board's limit is five nines. */
static double verifier_break(const struct lab_design *design)
{
    return sim_compound_verifier_break(&design->in.compound, 1e-5);
}

static const struct lab_figure figures[] = {
    {"cliff_ratio", "", cliff_ratio},          /* goodput before the Light Barrier over after */
    {"cells", "", cells},                      /* that the fleet's members share */
    {"carbon_optimum", "s", carbon_optimum},   /* interval of least carbon */
    {"break_even", "s", break_even},           /* interval at which halving it changes no carbon */
    {"time_break_even", "s", time_break_even}, /* ... no waste of time, to first order */
    {"halved_carbon_mg", "mg", halved_carbon_mg}, /* C/W at half the interval */
    {"checkpoint_frequency", "1/s", checkpoint_frequency},
    {"window_share", "", window_share},     /* fleet goodput over the most under cap and budget */
    {"verifier_break", "", verifier_break}, /* verifier_correlation that costs the five nines */
};

const struct lab_figure *lab_figure_find(const char *name)
{
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        if (strcmp(figures[i].name, name) == 0) {
            return &figures[i];
        }
    }
    return NULL;
}
