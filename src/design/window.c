#include "design/window.h"

#include "sim/window.h"

void lab_window_find(const struct lab_track *track, struct lab_design *design)
{
    const struct lab_part *part = &track->parts[SIM_PART_RELIABILITY - 1];
    const struct lab_control *interval = lab_control_find(part, "checkpoint_interval");
    const struct lab_control *eta = lab_control_find(part, "eta");
    const struct lab_control *clean = lab_control_find(part, "clean_share");
    const struct lab_control *asynchronous = lab_control_find(part, "asynchronous");
    const struct sim_window_box box = {
        interval->min,
        interval->max,
        eta->min,
        eta->max,
        clean->min,
        clean->max,
        asynchronous->slider > 0,
    };
    struct sim_window_out window;
    sim_window_best(&design->in.reliability, &box, &window);
    design->best_goodput = window.fleet_goodput;
}

void lab_part_prepare(const struct lab_track *track, enum sim_part part, struct lab_design *design)
{
    if (part == SIM_PART_RELIABILITY) {
        lab_window_find(track, design);
    }
}
