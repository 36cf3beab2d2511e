/* figure.c: what is worked out of a design only when it is asked for. */
#include <string.h>

#include "lab/text.h"

static double cliff_ratio(const struct lab_design *design)
{
    return sim_cliff_ratio(&design->in.scaling);
}

static double carbon_optimum(const struct lab_design *design)
{
    return sim_interval_carbon_optimum(&design->in.reliability);
}

static double break_even(const struct lab_design *design)
{
    return sim_interval_break_even(&design->in.reliability);
}

/* The board's limit is five nines. */
static double verifier_break(const struct lab_design *design)
{
    return sim_verifier_break(&design->in.compound, 1e-5);
}

static const struct lab_figure figures[] = {
    {"cliff_ratio", cliff_ratio},       /* goodput before the Light Barrier over goodput after */
    {"carbon_optimum", carbon_optimum}, /* interval of least carbon, s */
    {"break_even", break_even},         /* interval at which halving it changes no carbon, s */
    {"verifier_break", verifier_break}, /* verifier_correlation that costs the five nines */
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
