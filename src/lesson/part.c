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

/* How far apart two numbers are: a difference, or a factor of at least one. */
static double apart(const struct lab_part_ops *ops, double said, double truth)
{
    double a = fabs(said), b = fabs(truth);
    return ops->number_test == LAB_WITHIN_DIFFERENCE ? fabs(said - truth) : a > b ? a / b : b / a;
}

bool lab_number_is_right(const struct lab_part_ops *ops, double tolerance, double said,
                         double truth)
{
    bool same_sign = (said >= 0) == (truth >= 0);
    return apart(ops, said, truth) <= tolerance &&
           (same_sign || ops->number_test != LAB_WITHIN_FACTOR_AND_SIGN);
}

const char *lab_number_off(struct build *build, const struct lab_part_ops *ops, double said,
                           double truth)
{
    bool factor = ops->number_test != LAB_WITHIN_DIFFERENCE;
    if (factor && (said < 0) != (truth < 0)) {
        return build_text(build, "reveal.other_sign");
    }
    return arena_printf(
        build->arena, "%s %s", build_text(build, "reveal.off_by"),
        build_number(build, apart(ops, said, truth), factor ? "times" : ops->number_unit, -2));
}
