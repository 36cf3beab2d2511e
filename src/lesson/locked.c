#include "lesson/locked.h"

#include <math.h>

#include "design/scenario.h"

void locked_scenario(const struct catalog *catalog, const struct track *track, enum sim_part part,
                     const struct pairs *lock, struct design *scenario)
{
    char why[WHY_BYTES];
    *scenario = track->defaults;
    for (const char *const *name = lock_names(track, part); *name; name++) {
        design_set(&catalog->reference, scenario, *name, pairs_text(lock, *name), why);
    }
}

void locked_left(const struct catalog *catalog, const struct track *track, enum sim_part part,
                 const struct part_state *state, struct design *design)
{
    if (state->has_trying) {
        *design = state->trying;
    } else {
        locked_scenario(catalog, track, part, &state->lock, design);
    }
}

bool locked_differ(const struct part *part, const struct design *a, const struct design *b)
{
    for (size_t i = 0; i < part->control_count; i++) {
        double one = control_value(&part->controls[i], a);
        double other = control_value(&part->controls[i], b);
        if (one != other && !(isnan(one) && isnan(other))) {
            return true;
        }
    }
    return false;
}
