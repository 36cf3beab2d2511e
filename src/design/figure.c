#include "design/figure.h"

#include <math.h>

#include "sim/interval.h"
#include "sim/process.h"
#include "sim/scaling.h"

/* Masts or gateways that the fleet needs. */
static double cells(const struct design *design)
{
    return design->in.scaling.nodes / design->in.scaling.cell_size;
}

static struct sim_sent_out sent(const struct design *design)
{
    struct sim_sent_out out;
    sim_scaling_sent(&design->in.scaling, &out);
    return out;
}

static double hop1_sent(const struct design *design)
{
    return sent(design).hop1_sent;
}

static double hop2_sent(const struct design *design)
{
    return sent(design).hop2_sent;
}

static double hop3_sent(const struct design *design)
{
    return sent(design).hop3_sent;
}

static double crossings(const struct design *design)
{
    return sent(design).crossings;
}

static double carbon_optimum(const struct design *design)
{
    return sim_interval_carbon_optimum(&design->in.reliability);
}

static double break_even(const struct design *design)
{
    return sim_interval_break_even(&design->in.reliability);
}

/* First-order waste d/tau + tau/2M is the same at tau and tau/2 where tau is 2 sqrt(d M). */
static double time_break_even(const struct design *design)
{
    struct sim_process process = sim_process_of(&design->in.reliability);
    return 2 * sqrt(process.stall * process.mtbf);
}

static struct sim_reliability_out reliability_at(const struct design *design, double interval)
{
    struct sim_reliability_in in = design->in.reliability;
    struct sim_reliability_out out;
    in.checkpoint_interval = interval;
    sim_reliability_eval(&in, &out);
    return out;
}

static double halved_carbon_mg(const struct design *design)
{
    return reliability_at(design, design->in.reliability.checkpoint_interval / 2)
        .carbon_per_weight_mg;
}

static double checkpoint_frequency(const struct design *design)
{
    return 1 / sim_process_of(&design->in.reliability).interval;
}

/* The board's limit is five nines. */
static double fpr_limit(const struct design *design)
{
    return sim_compound_fpr_limit(&design->in.compound, 1e-5);
}

/* The best keeps cap and budget: what breaks one of them can't be held against it. */
static double window_share(const struct design *design, const struct sim_outputs *out)
{
    struct sim_reliability_out at = out ? out->reliability
                                        : reliability_at(
                                              design, design->in.reliability.checkpoint_interval);
    bool within = at.carbon_per_weight_mg <= at.target_mg && at.tco_usd <= at.tco_budget_usd;
    return within ? at.fleet_goodput / design->best_goodput : NAN;
}

double figure_value(enum figure_id figure, const struct design *design,
                    const struct sim_outputs *out)
{
    static double (*const figures[FIGURES])(const struct design *design) = {
        [FIGURE_CELLS] = cells,
        [FIGURE_CARBON_OPTIMUM] = carbon_optimum,
        [FIGURE_BREAK_EVEN] = break_even,
        [FIGURE_TIME_BREAK_EVEN] = time_break_even,
        [FIGURE_HALVED_CARBON] = halved_carbon_mg,
        [FIGURE_CHECKPOINT_FREQUENCY] = checkpoint_frequency,
        [FIGURE_FPR_LIMIT] = fpr_limit,
        [FIGURE_HOP1_SENT] = hop1_sent,
        [FIGURE_HOP2_SENT] = hop2_sent,
        [FIGURE_HOP3_SENT] = hop3_sent,
        [FIGURE_CROSSINGS] = crossings,
    };
    return figure == FIGURE_WINDOW_SHARE ? window_share(design, out) : figures[figure](design);
}
