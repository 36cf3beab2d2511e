#include "design/window.h"

#include <math.h>
#include <string.h>

#include "design/curve.h"
#include "design/evaluate.h"
#include "design/judge.h"
#include "sim/window.h"

static const struct part *part_of(const struct track *track)
{
    return &track->parts[SIM_PART_RELIABILITY - 1];
}

/* ---- the best ---- */

static double find_best(const struct track *track, const struct sim_reliability_in *in)
{
    const struct control *interval = control_find(part_of(track), "checkpoint_interval");
    const struct control *eta = control_find(part_of(track), "eta");
    const struct control *clean = control_find(part_of(track), "clean_share");
    const struct control *asynchronous = control_find(part_of(track), "asynchronous");
    const struct sim_window_box box = {
        interval->min,
        interval->max,
        eta->min,
        eta->max,
        clean->min,
        clean->max,
        asynchronous->slider > 0,
    };
    struct sim_window_out out;
    sim_window_best(in, &box, &out);
    return out.fleet_goodput;
}

double window_best(struct window *window, const struct track *track,
                   const struct sim_reliability_in *in)
{
    struct sim_reliability_in of = *in;
    of.checkpoint_interval = of.eta = of.clean_share = of.asynchronous = 0;
    if (window->track != track || memcmp(&window->of, &of, sizeof of) != 0) {
        window->track = track;
        window->of = of;
        window->best = find_best(track, in);
    }
    return window->best;
}

/* ---- the span ---- */

static void find_span(struct window *window, const struct track *track, const struct design *design)
{
    const struct part *part = part_of(track);
    const struct control *control = control_find(part, "checkpoint_interval");
    struct judged judged;
    judge_design(track, SIM_PART_RELIABILITY, design, &judged);
    window->from = window->to = NAN;
    for (int i = 0; i < CURVE_INTERVALS; i++) {
        double interval = curve_interval(control->min, control->max, i);
        judged.design.in.reliability.checkpoint_interval = interval;
        sim_reliability_move(&judged.design.in.reliability, &judged.out.reliability);
        if (judged_aims_met(part, &judged) == part->aim_count) {
            window->from = fmin(window->from, interval); /* a NaN loses */
            window->to = interval;
        }
    }
}

bool window_span(struct window *window, const struct track *track, const struct design *design,
                 double *from, double *to)
{
    struct design of = *design;
    of.in.reliability.checkpoint_interval = 0;
    if (window->span_track != track || memcmp(&window->span_of, &of, sizeof of) != 0) {
        window->span_track = track;
        window->span_of = of;
        find_span(window, track, design);
    }
    *from = window->from;
    *to = window->to;
    return !isnan(*to);
}
