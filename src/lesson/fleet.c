#include "lesson/fleet.h"

#include <math.h>

#include "course/values.h"
#include "design/sliders.h"
#include "lesson/part.h"
#include "lesson/runs.h"

static const struct lab_part *part_data(const struct lab_state *state, size_t track,
                                        enum sim_part part)
{
    return &lab_track_at(state->catalog, track)->parts[part - 1];
}

/* NULL: none. */
static const struct lab_design *part_design(const struct lab_state *state, size_t track,
                                            enum sim_part number, enum lab_fleet_of of)
{
    const struct lab_part_state *part = lab_state_part(state, track, number);
    const struct lab_run *run = lab_runs_standing(part_data(state, track, number), part);
    if (run && of == LAB_FLEET_FIRST) {
        return &part->runs[part->first_run].design;
    }
    if (run) {
        return &run->design;
    }
    return of == LAB_FLEET_OPENED && lab_part_is_locked(part) ? &part->design : NULL;
}

static void leave_out(const struct lab_part *part, struct lab_design *design)
{
    for (size_t i = 0; i < part->slider_count; i++) {
        if (part->controls[i].param) {
            design_put(design, part->controls[i].param, NAN);
        }
    }
}

void lab_fleet_compose(const struct lab_state *state, size_t track, enum lab_fleet_of of,
                       struct lab_design *whole)
{
    *whole = lab_track_at(state->catalog, track)->defaults;
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        enum sim_part number = (enum sim_part)i;
        const struct lab_design *own = part_design(state, track, number, of);
        if (own) {
            sliders_copy(part_data(state, track, number), own, whole);
        } else {
            leave_out(part_data(state, track, number), whole);
        }
    }
    lab_part_link(state, track, SIM_PART_RELIABILITY, whole);
}

void lab_fleet_evaluate(const struct lab_design *whole, struct sim_outputs *out)
{
    sim_output_clear(out);
    sim_scaling_eval(&whole->in.scaling, &out->scaling);
    sim_scaling_saturation(&whole->in.scaling, &out->saturation);
    sim_reliability_eval(&whole->in.reliability, &out->reliability);
    sim_compound_eval(&whole->in.compound, &out->compound);
}
