#include "lesson/part.h"

#include <math.h>

static const struct lab_part_ops *const parts[LAB_PARTS] = {
    &lab_part1_ops,
    &lab_part2_ops,
    &lab_part3_ops,
    &lab_finale_ops,
};

const struct lab_part_ops *lab_part_ops(enum sim_part part)
{
    return parts[part - 1];
}

void lab_part_link(const struct lab_state *state, size_t track, enum sim_part part,
                   struct lab_design *design)
{
    const struct lab_part_ops *ops = lab_part_ops(part);
    if (ops->link) {
        ops->link(state, track, design);
    }
}

void lab_part_prepare(const struct lab_track *track, enum sim_part part, struct lab_design *design)
{
    const struct lab_part_ops *ops = lab_part_ops(part);
    if (ops->prepare) {
        ops->prepare(track, design);
    }
}

bool lab_part_is_current(const struct lab_state *state, size_t track, enum sim_part part,
                         const struct lab_design *design)
{
    const char *const *given = lab_part_ops(part)->given;
    struct lab_design now = *design;
    lab_part_link(state, track, part, &now);
    for (; given && *given; given++) {
        const struct sim_param *param = sim_param_find(*given);
        double then = sim_param_get(&design->in, param), value = sim_param_get(&now.in, param);
        if (then != value && !(isnan(then) && isnan(value))) {
            return false;
        }
    }
    return true;
}
