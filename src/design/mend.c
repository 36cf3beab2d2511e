#include "design/mend.h"

#include <math.h>

#include "design/dial.h"
#include "design/grid.h"
#include "sim/random.h"

enum { SEED = 4, NEAR = 24 };

/* A search, as far as it has come. */
struct looking {
    const struct track *track;
    size_t step;
    stress_aims kept;
    struct mend *mend;
    uint64_t random;
};

static double miss(struct looking *looking, const struct design *design)
{
    const struct part *part = &looking->track->parts[SIM_PART_FINALE - 1];
    struct design struck = *design;
    struct judged judged;
    double all = 0;
    stress_put(looking->track, looking->step, &struck);
    judge_design_lean(looking->track, SIM_PART_FINALE, &struck, &judged);
    for (size_t i = 0; i < part->aim_count; i++) {
        all += looking->kept & 1U << i ? rule_miss(&part->aims[i], &judged) : 0;
    }
    looking->mend->tried++;
    return all;
}

static bool is_moved(const struct mend *mend, const struct control *control)
{
    for (size_t i = 0; i < mend->count; i++) {
        if (mend->moves[i].control == control) {
            return true;
        }
    }
    return false;
}

/* What a control is tried at: fine steps to either side, then its whole range. */
static double candidate(const struct control *control, const struct design *at, size_t index)
{
    double value = control_value(control, at);
    if (dial_is_option(control) || index >= NEAR) {
        return grid_value(control, index - (dial_is_option(control) ? 0 : NEAR));
    }
    for (size_t i = 0; i <= index / 2; i++) {
        value = dial_step(control, value, control->fine, index % 2 ? -1 : 1);
    }
    return value;
}

/* The best value of a control; *least falls or stays. */
static void try_control(struct looking *looking, const struct control *control,
                        const struct design *at, struct mend_move *best, double *least)
{
    size_t count = grid_count(control) + (dial_is_option(control) ? 0 : NEAR);
    for (size_t i = 0; i<count && * least> 0; i++) {
        struct design next = *at;
        char why[WHY_BYTES];
        double value = candidate(control, at, i);
        control_put(control, &next, value);
        double now = design_conflict(&next, why) || looking->mend->tried >= MEND_BUDGET
                         ? INFINITY
                         : miss(looking, &next);
        if (now < *least) {
            *least = now;
            *best = (struct mend_move){control, value};
        }
    }
}

/* One change after the other, each the best of one control (random) or of all. */
static bool try_order(struct looking *looking, const struct design *from, bool random)
{
    const struct part *bench = &looking->track->stress.bench;
    struct mend *mend = looking->mend;
    struct design at = *from;
    double least = miss(looking, &at);
    mend->count = 0;
    while (mend->count < (size_t)looking->track->stress.repairs && least > 0) {
        struct mend_move best = {0};
        size_t one = (size_t)(sim_random_splitmix64(&looking->random) % bench->slider_count);
        for (size_t i = 0; i < bench->slider_count; i++) {
            const struct control *control = &bench->controls[i];
            if (!control->fixed && (!random || i == one) && !is_moved(mend, control)) {
                try_control(looking, control, &at, &best, &least);
            }
        }
        if (!best.control && !random) {
            return false;
        }
        if (!best.control) {
            break;
        }
        control_put(best.control, &at, best.value);
        mend->moves[mend->count++] = best;
    }
    return least == 0;
}

bool mend_find(const struct track *track, size_t step, stress_aims kept,
               const struct design *design, struct mend *mend)
{
    struct looking looking = {track, step, kept, mend, SEED};
    *mend = (struct mend){0};
    if (try_order(&looking, design, false)) {
        return true;
    }
    while (mend->tried < MEND_BUDGET) {
        if (try_order(&looking, design, true)) {
            return true;
        }
    }
    mend->count = 0;
    return false;
}
