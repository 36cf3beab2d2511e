#include "design/truth.h"

#include <math.h>

#include "sim/compound.h"
#include "sim/interval.h"
#include "sim/scaling.h"

/* ---- part 1: the slowest hop, and what makes it slow ---- */

/* The index of the largest of some times. */
static size_t longest(const double *seconds, size_t count)
{
    size_t at = 0;
    for (size_t i = 1; i < count; i++) {
        at = seconds[i] > seconds[at] ? i : at;
    }
    return at;
}

static void part1_truth(const struct design *scenario, struct truth *truth)
{
    struct sim_scaling_out out;
    double parts[SIM_HOP_PARTS];
    sim_scaling_eval(&scenario->in.scaling, &out);
    truth->choice = (size_t)out.bottleneck_hop;
    truth->number = out.hop_ratio;
    sim_scaling_hop_parts(&scenario->in.scaling, (enum sim_hop)out.bottleneck_hop, parts);
    truth->mechanism = longest(parts, SIM_HOP_PARTS);
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
 * gets. The member, the giant and the ensemble are all judged alike.
 */
#define LEAP 100.0

enum choice3 { LARGER_MODEL, ENSEMBLE, BOTH, NEITHER };
enum mechanism3 { INDEPENDENT, SHARED, SILENCE }; /* `judge`, the fourth, is never the reason */

/* Unsafe shares of the two proposals, over that which the leap allows. */
struct leap {
    double model, ensemble;
    double nines; /* of the ensemble's safety */
};

static struct leap leap_of(const struct sim_compound_in *in)
{
    struct sim_compound_out out;
    bool judged = in->verifier != 0;
    double larger = sim_compound_giant_error(in, LEAP);
    double goal = sim_compound_single(in, 1 - in->p_small, judged).unsafe / LEAP;
    sim_compound_eval(in, &out);
    return (struct leap){sim_compound_single(in, larger, judged).unsafe / goal, out.unsafe / goal,
                         out.nines_safe};
}

static enum choice3 choice_of(const struct leap *leap)
{
    bool model = leap->model <= 1, ensemble = leap->ensemble <= 1;
    return ensemble ? (model ? BOTH : ENSEMBLE) : (model ? LARGER_MODEL : NEITHER);
}

/*
 * What decides: errors that members share where the leap is missed; where it is made, the vote of
 * a bare majority if that makes it too, or else a quorum so high that the ensemble rather says
 * nothing. A judge takes its share of everybody's errors, of one member's as of the ensemble's.
 */
static enum mechanism3 mechanism_of(const struct sim_compound_in *in, const struct leap *leap)
{
    struct sim_compound_in majority = *in;
    majority.quorum = floor(in->size / 2) + 1;
    return leap->ensemble > 1 ? SHARED : leap_of(&majority).ensemble <= 1 ? INDEPENDENT : SILENCE;
}

static void part3_truth(const struct design *scenario, struct truth *truth)
{
    const struct sim_compound_in *in = &scenario->in.compound;
    struct leap leap = leap_of(in);
    truth->choice = choice_of(&leap);
    truth->number = leap.nines;
    truth->mechanism = mechanism_of(in, &leap);
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

bool number_fits_choice(enum sim_part part, size_t choice, double number)
{
    if (part != SIM_PART_RELIABILITY) {
        return true;
    }
    return choice == FALLS   ? number < 0
           : choice == RISES ? number > 0
                             : fabs(number) <= 100 * STAYS;
}

/* ---- ties ---- */

/* The longest of some times over the next one. */
static double lead(const double *seconds, size_t count)
{
    size_t first = longest(seconds, count);
    double next = 0;
    for (size_t i = 0; i < count; i++) {
        next = i == first ? next : fmax(next, seconds[i]);
    }
    return seconds[first] / next;
}

/* Neither the hop nor what makes it slow may be nearly a tie. */
static double part1_margin(const struct design *scenario)
{
    struct sim_scaling_out out;
    double parts[SIM_HOP_PARTS];
    sim_scaling_eval(&scenario->in.scaling, &out);
    const double hops[] = {out.t_hop1, out.t_hop2, out.t_hop3};
    sim_scaling_hop_parts(&scenario->in.scaling, (enum sim_hop)out.bottleneck_hop, parts);
    return fmin(lead(hops, 3), lead(parts, SIM_HOP_PARTS)) / TRUTH_TIE;
}

static double part2_margin(const struct design *scenario)
{
    double even = sim_interval_break_even(&scenario->in.reliability);
    return fabs(scenario->in.reliability.checkpoint_interval / even - 1) / TRUTH_EVEN;
}

static double part3_margin(const struct design *scenario)
{
    struct leap leap = leap_of(&scenario->in.compound);
    double model = fmax(leap.model, 1 / leap.model);
    double ensemble = fmax(leap.ensemble, 1 / leap.ensemble);
    return fmin(model, ensemble) / TRUTH_LEAP;
}

double truth_margin(enum sim_part part, const struct design *scenario)
{
    return part == SIM_PART_SCALING       ? part1_margin(scenario)
           : part == SIM_PART_RELIABILITY ? part2_margin(scenario)
                                          : part3_margin(scenario);
}

/* ---- constants that may be others ---- */

bool truth_flips(const struct design *scenario)
{
    struct sim_compound_in in = scenario->in.compound;
    double *const moved[] = {&in.rho, &in.agreement, &in.fpr, &in.alpha};
    enum { MOVED = sizeof moved / sizeof moved[0] };
    struct leap leap = leap_of(&in);
    enum choice3 choice = choice_of(&leap);
    for (unsigned corner = 0; corner < 1u << MOVED; corner++) {
        in = scenario->in.compound;
        for (size_t i = 0; i < MOVED; i++) {
            *moved[i] = fmin(1, *moved[i] * (1 + (corner >> i & 1 ? TRUTH_FIFTH : -TRUTH_FIFTH)));
        }
        leap = leap_of(&in);
        if (choice_of(&leap) != choice) {
            return true;
        }
    }
    return false;
}
