#include "lesson/fleet.h"

#include <math.h>

#include "course/values.h"
#include "design/evaluate.h"
#include "design/evaluation.h"
#include "design/sliders.h"
#include "lesson/given.h"
#include "lesson/runs.h"
#include "sim/finale.h"

static const struct part *part_data(const struct state *state, size_t track, enum sim_part part)
{
    return &state->catalog->tracks[track].parts[part - 1];
}

/* NULL: none. */
static const struct design *part_design(const struct state *state, size_t track,
                                        enum sim_part number, enum fleet_of of)
{
    const struct part_state *part = state_part(state, track, number);
    const struct run *run = runs_standing(part_data(state, track, number), part);
    if (run && of == FLEET_FIRST) {
        return &part->runs[part->first_run].design;
    }
    if (run) {
        return &run->design;
    }
    return of == FLEET_OPENED && part_is_locked(part) ? &part->design : NULL;
}

static void leave_out(const struct part *part, struct design *design)
{
    for (size_t i = 0; i < part->slider_count; i++) {
        if (part->controls[i].param) {
            design_put(design, part->controls[i].param, NAN);
        }
    }
}

/* ---- what the parts give ---- */

/* Part 1's last commit as its aims judge it, if it meets them; else NULL. */
static const struct judged *scaling_design(const struct state *state, size_t track)
{
    const struct part_state *part1 = state_part(state, track, SIM_PART_SCALING);
    const struct run *run = part_last_run(part1);
    const struct part *part = part_data(state, track, SIM_PART_SCALING);
    if (!run) {
        return NULL;
    }
    evaluation_set(state->given, &state->catalog->tracks[track], SIM_PART_SCALING, &run->design);
    bool met = evaluation_aims_met(state->given) == part->aim_count;
    return met ? evaluation_judged(state->given) : NULL;
}

static void link_reliability(const struct state *state, size_t track, struct design *design)
{
    struct sim_inputs inputs = state->catalog->tracks[track].defaults.in;
    const struct judged *judged = scaling_design(state, track);
    if (judged) {
        inputs.scaling = judged->design.in.scaling;
        sim_finale_link(&inputs, &judged->out.scaling);
    }
    for (const char *const *given = given_names(SIM_PART_RELIABILITY); *given; given++) {
        const struct sim_param *param = sim_param_find(*given);
        sim_param_put(&design->in, param, sim_param_get(&inputs, param));
    }
}

void fleet_compose(const struct state *state, size_t track, enum fleet_of of, struct design *whole)
{
    *whole = state->catalog->tracks[track].defaults;
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        enum sim_part number = (enum sim_part)i;
        const struct design *own = part_design(state, track, number, of);
        if (own) {
            sliders_copy(part_data(state, track, number), own, whole);
        } else {
            leave_out(part_data(state, track, number), whole);
        }
    }
    link_reliability(state, track, whole);
}

/*
 * A slider that the finale shares with part 1 stands where part 1 left it, until it is moved here.
 */
static bool is_inherited(const struct part_state *own, const struct control *control,
                         const struct design *whole)
{
    return !own->has_design && control->param && control->param->part == SIM_PART_SCALING &&
           !isnan(control_value(control, whole));
}

static void link_finale(const struct state *state, size_t track, struct design *design)
{
    const struct part *part = part_data(state, track, SIM_PART_FINALE);
    const struct part_state *own = state_part(state, track, SIM_PART_FINALE);
    struct design whole;
    fleet_compose(state, track, FLEET_COMMITTED, &whole);
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        if (!is_inherited(own, control, &whole)) {
            control_put(control, &whole, control_value(control, design));
        }
    }
    part_pin(&state->catalog->tracks[track], SIM_PART_FINALE, &whole);
    *design = whole;
}

void fleet_link(const struct state *state, size_t track, enum sim_part part, struct design *design)
{
    if (part == SIM_PART_RELIABILITY) {
        link_reliability(state, track, design);
    } else if (part == SIM_PART_FINALE) {
        link_finale(state, track, design);
    }
}

bool fleet_is_current(const struct state *state, size_t track, enum sim_part part,
                      const struct design *design)
{
    struct design now = *design;
    fleet_link(state, track, part, &now);
    for (const char *const *given = given_names(part); *given; given++) {
        double then = design_value(design, *given), value = design_value(&now, *given);
        if (then != value && !(isnan(then) && isnan(value))) {
            return false;
        }
    }
    return true;
}

void fleet_evaluate(const struct design *whole, struct sim_outputs *out)
{
    sim_output_clear(out);
    sim_scaling_eval(&whole->in.scaling, &out->scaling);
    sim_scaling_saturation(&whole->in.scaling, &out->saturation);
    sim_scaling_cliff(&whole->in.scaling, &out->cliff);
    sim_reliability_eval(&whole->in.reliability, &out->reliability);
    sim_compound_eval(&whole->in.compound, &out->compound);
}
