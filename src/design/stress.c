#include "design/stress.h"

#include <math.h>

void stress_put(const struct track *track, size_t step, struct design *design)
{
    const struct stress *stress = &track->stress;
    const struct stress_step *all = &stress->steps[stress->count - 1];
    for (size_t i = 0; i < all->count; i++) {
        const struct sim_param *param = all->values[i].control->param;
        design_put(design, param, sim_param_get(&track->defaults.in, param));
    }
    for (size_t i = 0; step > 0 && i < stress->steps[step - 1].count; i++) {
        const struct stress_value *value = &stress->steps[step - 1].values[i];
        design_put(design, value->control->param, value->value);
    }
}

static void judge_at(const struct track *track, size_t step, const struct design *design,
                     struct judged *judged)
{
    struct design struck = *design;
    stress_put(track, step, &struck);
    judge_design_lean(track, SIM_PART_FINALE, &struck, judged);
}

static stress_aims met(const struct part *part, const struct judged *judged)
{
    stress_aims aims = 0;
    for (size_t i = 0; i < part->aim_count; i++) {
        bool holds = rule_holds(&part->aims[i], &judged->design, &judged->out) == RULE_HOLDS;
        aims |= holds ? 1U << i : 0;
    }
    return aims;
}

stress_aims stress_met(const struct track *track, size_t step, const struct design *design)
{
    struct judged judged;
    judge_at(track, step, design, &judged);
    return met(&track->parts[SIM_PART_FINALE - 1], &judged);
}

/* What can't be said lies farthest beyond. */
static const struct rule *farthest(const struct part *part, stress_aims broken,
                                   const struct judged *judged)
{
    const struct rule *aim = NULL;
    double least = INFINITY;
    for (size_t i = 0; i < part->aim_count; i++) {
        double margin = aim_margin(&part->aims[i], judged);
        margin = isnan(margin) ? -INFINITY : margin;
        if (broken & 1U << i && (aim == NULL || margin < least)) {
            least = margin;
            aim = &part->aims[i];
        }
    }
    return aim;
}

struct strike stress_climb(const struct track *track, stress_aims kept, const struct design *design)
{
    const struct part *part = &track->parts[SIM_PART_FINALE - 1];
    for (size_t step = 1; step <= track->stress.count; step++) {
        struct judged judged;
        judge_at(track, step, design, &judged);
        stress_aims broken = kept & ~met(part, &judged);
        if (broken) {
            return (struct strike){step, farthest(part, broken, &judged), broken};
        }
    }
    return (struct strike){0};
}

const char *strike_id(const struct strike *strike)
{
    return strike->step > 0 ? strike->aim->id : STRESS_HOLDS;
}

size_t strike_held(const struct track *track, const struct strike *strike)
{
    return strike->step > 0 ? strike->step - 1 : track->stress.count;
}
