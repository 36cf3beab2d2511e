#include "design/evaluate.h"

#include <string.h>

void design_evaluate_lean(enum sim_part part, const struct design *design, struct sim_outputs *out)
{
    sim_output_clear(out);
    switch (part) {
    case SIM_PART_RELIABILITY:
        sim_reliability_eval(&design->in.reliability, &out->reliability);
        return;
    case SIM_PART_COMPOUND: sim_compound_eval(&design->in.compound, &out->compound); return;
    case SIM_PART_SCALING:
        sim_scaling_eval(&design->in.scaling, &out->scaling);
        sim_scaling_saturation(&design->in.scaling, &out->saturation);
        return;
    case SIM_PART_FINALE: sim_finale_eval(&design->in, out); return;
    }
}

void design_evaluate_next(enum sim_part part, const struct design *known,
                          const struct sim_outputs *known_out, const struct design *design,
                          struct sim_outputs *out)
{
    if (part == SIM_PART_FINALE) {
        *out = *known_out;
        sim_finale_move(&known->in, &design->in, out);
    } else {
        design_evaluate_lean(part, design, out);
    }
}

static void evaluate_cliff(enum sim_part part, const struct design *design, struct sim_outputs *out)
{
    struct sim_inputs in = design->in;
    if (part == SIM_PART_FINALE) {
        sim_finale_undergo(&in);
    }
    if (part == SIM_PART_SCALING || part == SIM_PART_FINALE) {
        sim_scaling_cliff(&in.scaling, &out->cliff);
    }
}

void design_evaluate(enum sim_part part, const struct design *design, struct sim_outputs *out)
{
    design_evaluate_lean(part, design, out);
    evaluate_cliff(part, design, out);
}

/* Whether the fleet, and what befalls it, is the same: then so is its cliff. */
static bool same_fleet(const struct sim_inputs *a, const struct sim_inputs *b)
{
    return memcmp(&a->scaling, &b->scaling, sizeof a->scaling) == 0 &&
           memcmp(&a->finale, &b->finale, sizeof a->finale) == 0;
}

void design_evaluate_near(enum sim_part part, const struct design *known,
                          const struct sim_outputs *known_out, const struct design *design,
                          struct sim_outputs *out)
{
    design_evaluate_next(part, known, known_out, design, out);
    if (same_fleet(&known->in, &design->in)) {
        out->cliff = known_out->cliff;
    } else {
        evaluate_cliff(part, design, out);
    }
}
