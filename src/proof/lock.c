/* prove_lock.c: over all variants, the predictions are questions. */
#include <math.h>
#include <string.h>

#include "design/scenario.h"
#include "lesson/part.h"
#include "proof/proving.h"
#include "sim/interval.h"

enum { CHOICES_MAX = 16 };

/* A slowest hop that is not this many times the next one is nearly a tie. */
#define TIE 1.2
/* An interval nearer than this share to the break-even is nearly one. */
#define EVEN 0.05

/* What the variants make right. */
struct answers {
    size_t right[CHOICES_MAX];
    size_t unsaid; /* variants whose number can't be said */
    int close;     /* the last variant that is nearly a tie; -1: none */
};

/* How far the scenario's answer is from another one; 1 is too near. */
static double part1_margin(const struct lab_design *scenario)
{
    struct sim_scaling_out out;
    sim_scaling_eval(&scenario->in.scaling, &out);
    const double hops[] = {out.t_hop1, out.t_hop2, out.t_hop3};
    size_t bottleneck = (size_t)out.bottleneck_hop;
    double next = 0;
    for (size_t i = 0; i < 3; i++) {
        next = i == bottleneck ? next : fmax(next, hops[i]);
    }
    return hops[bottleneck] / next / TIE;
}

static double part2_margin(const struct lab_design *scenario)
{
    double even = sim_interval_break_even(&scenario->in.reliability);
    return fabs(scenario->in.reliability.checkpoint_interval / even - 1) / EVEN;
}

static double margin(enum sim_part part, const struct lab_design *scenario)
{
    return part == SIM_PART_SCALING       ? part1_margin(scenario)
           : part == SIM_PART_RELIABILITY ? part2_margin(scenario)
                                          : INFINITY;
}

static void answer_all(const struct proving *proving, struct answers *answers)
{
    const struct search *search = &proving->search;
    enum sim_part number = proving->part->number;
    *answers = (struct answers){.close = -1};
    for (unsigned variant = 0; variant < LAB_VARIANTS; variant++) {
        struct lab_design scenario;
        struct lab_truth truth;
        lab_lock_scenario(search->catalog, search->track, number, variant, &scenario);
        lab_part_ops(number)->truth(&scenario, &truth);
        answers->right[truth.choice]++;
        answers->unsaid += isfinite(truth.number) ? 0 : 1;
        if (!(margin(number, &scenario) >= 1)) {
            answers->close = (int)variant;
        }
    }
}

static bool is_never_right(const struct lab_part *part, const char *choice)
{
    for (size_t i = 0; i < part->lock_never_right_count; i++) {
        if (strcmp(part->lock_never_right[i], choice) == 0) {
            return true;
        }
    }
    return false;
}

static void prove_choices(struct proving *proving, const struct answers *answers)
{
    const struct lab_part *part = proving->part;
    struct buffer counts = {0}, wrong = {0};
    size_t kinds = 0;
    for (size_t i = 0; i < part->lock_choice_count && i < CHOICES_MAX; i++) {
        const char *choice = part->lock_choices[i];
        bool never = answers->right[i] == 0;
        kinds += !never;
        buffer_add_format(&counts, "%s%s %zu", i > 0 ? ", " : "", choice, answers->right[i]);
        if (never != is_never_right(part, choice)) {
            buffer_add_format(&wrong, "; %s is %s", choice,
                              never ? "never right: name it in never_right"
                                    : "right at times: take it out of never_right");
        }
    }
    prove_say(proving, "lock has two right choices", kinds >= 2, "right in variants: %s",
              buffer_text(&counts));
    prove_say(proving, "misconceptions are named", wrong.length == 0, "%zu never right%s",
              part->lock_never_right_count, buffer_text(&wrong));
    buffer_free(&counts);
    buffer_free(&wrong);
}

void prove_lock(struct proving *proving)
{
    enum sim_part number = proving->part->number;
    struct answers answers;
    if (!proving->part->lock || !lab_part_ops(number)) {
        return;
    }
    answer_all(proving, &answers);
    prove_choices(proving, &answers);
    prove_say(proving, "lock's number can be said", answers.unsaid == 0,
              "in %zu of %d variants it can't", answers.unsaid, LAB_VARIANTS);
    if (number != SIM_PART_COMPOUND) {
        bool hops = number == SIM_PART_SCALING;
        double bound = hops ? TIE : 100 * EVEN;
        const char *unit = hops ? " times the next hop" : " % off the break-even";
        if (answers.close < 0) {
            prove_say(proving, "lock is no tie", true, "all are at least %g%s", bound, unit);
        } else {
            prove_say(proving, "lock is no tie", false, "variant %d is not %g%s", answers.close,
                      bound, unit);
        }
    }
}
