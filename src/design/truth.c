#include "design/truth.h"

#include <math.h>

#include "sim/compound.h"
#include "sim/interval.h"
#include "sim/scaling.h"

/* ---- part 1: the slowest hop, and what makes it slow ---- */

static void part1_truth(const struct design *scenario, struct truth *truth)
{
    struct sim_scaling_out out;
    double parts[SIM_HOP_PARTS];
    sim_scaling_eval(&scenario->in.scaling, &out);
    truth->choice = (size_t)out.bottleneck_hop;
    truth->number = out.hop_ratio;
    sim_scaling_hop_parts(&scenario->in.scaling, (enum sim_hop)out.bottleneck_hop, parts);
    truth->mechanism = SIM_HOP_BYTES;
    for (size_t i = 0; i < SIM_HOP_PARTS; i++) {
        if (parts[i] > parts[truth->mechanism]) {
            truth->mechanism = i;
        }
    }
}

/* ---- part 2: what halving the interval does to C/W ---- */

/* C/W stays where it changes by less than this. */
#define STAYS 0.001

enum choice2 { FALLS, RISES, STAYS_THE_SAME };
enum mechanism2 { REWORK, STALLS }; /* `grid`, the third, is never the reason */

/* Twice the frequency: half the interval. */
static void part2_truth(const struct design *scenario, struct truth *truth)
{
    struct sim_reliability_in in = scenario->in.reliability;
    struct sim_reliability_out before, after;
    sim_reliability_eval(&in, &before);
    in.checkpoint_interval /= 2;
    sim_reliability_eval(&in, &after);
    double change = after.carbon_per_weight_mg / before.carbon_per_weight_mg - 1;
    truth->number = 100 * change;
    truth->choice = fabs(change) <= STAYS ? STAYS_THE_SAME : change < 0 ? FALLS : RISES;
    truth->mechanism = change < 0 ? REWORK : STALLS;
}

/* ---- part 3: whether the ensemble makes the leap ---- */

/*
 * "A 100x leap": the share of a member's errors that may stay, and how much larger the giant
 * gets.
 */
#define LEAP 100.0

enum choice3 { LARGER_MODEL, ENSEMBLE, BOTH, NEITHER };
enum mechanism3 { INDEPENDENT, SHARED, JUDGE };

/*
 * What decides: errors that members share where the leap is missed; where it is made, whichever of
 * the vote alone and the verifier that judges it divides the errors by more.
 */
static enum mechanism3 mechanism_of(const struct sim_compound_in *in,
                                    const struct sim_compound_out *out, bool leaps)
{
    struct sim_compound_in unjudged = *in;
    struct sim_compound_out vote;
    unjudged.verifier = 0;
    sim_compound_eval(&unjudged, &vote);
    if (!leaps) {
        return SHARED;
    }
    double by_vote = (1 - in->p_small) / vote.unsafe, by_judge = vote.unsafe / out->unsafe;
    return by_judge > by_vote ? JUDGE : INDEPENDENT;
}

static void part3_truth(const struct design *scenario, struct truth *truth)
{
    const struct sim_compound_in *in = &scenario->in.compound;
    struct sim_compound_out out;
    sim_compound_eval(in, &out);
    double goal = (1 - in->p_small) / LEAP;
    bool ensemble = out.unsafe <= goal, model = sim_compound_giant_error(in, LEAP) <= goal;
    truth->choice = ensemble ? (model ? BOTH : ENSEMBLE) : (model ? LARGER_MODEL : NEITHER);
    truth->number = out.nines_safe;
    truth->mechanism = mechanism_of(in, &out, ensemble);
}

/* ---- all parts ---- */

void truth_find(enum sim_part part, const struct design *scenario, struct truth *truth)
{
    switch (part) {
    case SIM_PART_SCALING: part1_truth(scenario, truth); return;
    case SIM_PART_RELIABILITY: part2_truth(scenario, truth); return;
    case SIM_PART_COMPOUND: part3_truth(scenario, truth); return;
    case SIM_PART_FINALE: return;
    }
}

bool number_is_difference(enum sim_part part)
{
    return part == SIM_PART_COMPOUND;
}

double number_apart(enum sim_part part, double said, double truth)
{
    double a = fabs(said), b = fabs(truth);
    return number_is_difference(part) ? fabs(said - truth) : a > b ? a / b : b / a;
}

bool number_is_right(enum sim_part part, double tolerance, double said, double truth)
{
    bool same_sign = (said >= 0) == (truth >= 0);
    return number_apart(part, said, truth) <= tolerance &&
           (same_sign || part != SIM_PART_RELIABILITY);
}

/* ---- ties ---- */

static double part1_margin(const struct design *scenario)
{
    struct sim_scaling_out out;
    sim_scaling_eval(&scenario->in.scaling, &out);
    const double hops[] = {out.t_hop1, out.t_hop2, out.t_hop3};
    size_t bottleneck = (size_t)out.bottleneck_hop;
    double next = 0;
    for (size_t i = 0; i < 3; i++) {
        next = i == bottleneck ? next : fmax(next, hops[i]);
    }
    return hops[bottleneck] / next / TRUTH_TIE;
}

static double part2_margin(const struct design *scenario)
{
    double even = sim_interval_break_even(&scenario->in.reliability);
    return fabs(scenario->in.reliability.checkpoint_interval / even - 1) / TRUTH_EVEN;
}

double truth_margin(enum sim_part part, const struct design *scenario)
{
    return part == SIM_PART_SCALING       ? part1_margin(scenario)
           : part == SIM_PART_RELIABILITY ? part2_margin(scenario)
                                          : INFINITY;
}
