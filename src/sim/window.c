#include "sim/window.h"

#include <math.h>

#include "sim/interval.h"
#include "sim/node.h"
#include "sim/process.h"
#include "sim/reliability.h"

#define GRID 16 /* cells along each axis */
#define ZOOMS 10
#define ZOOM_CELLS 2.0 /* kept on each side of the best */
#define HALVINGS 24

enum limit { CAP, BUDGET };

static double excess(const struct sim_reliability_out *out, enum limit limit)
{
    return limit == CAP ? out->carbon_per_weight_mg - out->target_mg
                        : out->tco_usd - out->tco_budget_usd;
}

static double clamp(double value, double low, double high)
{
    return fmax(low, fmin(high, value));
}

/*
 * The longest interval up to that of `at` that stays within a limit, or the cheapest if none does;
 * *out is what comes of `at`. Beyond the cheapest a cost only rises, so the end of the affordable
 * ones is halved in. Goodput rises up to there, too: once the end lies where that is no more than
 * `least`, nothing is to be gained, and any interval below will do.
 */
static double longest_within(struct sim_reliability_in at, const struct sim_reliability_out *out,
                             double cheapest, enum limit limit, double least)
{
    double low = fmin(cheapest, at.checkpoint_interval), high = at.checkpoint_interval;
    struct sim_reliability_out there = *out;

    if (excess(out, limit) <= 0.0) {
        return high;
    }
    at.checkpoint_interval = low;
    sim_reliability_move(&at, &there);
    if (!(excess(&there, limit) <= 0.0)) {
        return low;
    }
    for (int i = 0; i < HALVINGS; i++) {
        at.checkpoint_interval = (low + high) / 2.0;
        sim_reliability_move(&at, &there);
        if (excess(&there, limit) <= 0.0) {
            low = at.checkpoint_interval;
        } else if (there.fleet_goodput > least) {
            high = at.checkpoint_interval;
        } else {
            break;
        }
    }
    return low;
}

/* Takes the best interval for the eta, clean_share and mode in `in`, if it beats `best`. */
static void try_design(const struct sim_reliability_in *in, const struct sim_window_box *box,
                       struct sim_window_out *best)
{
    struct sim_process process = sim_process_of(in);
    struct sim_reliability_in at = *in;
    struct sim_reliability_out out;
    double low = box->interval_min, high = box->interval_max;
    double optimum = fmax(sim_interval_optimum(process.stall, process.mtbf), process.lag);

    optimum = clamp(optimum, low, high);
    at.checkpoint_interval = optimum;
    sim_reliability_eval(&at, &out);
    if (!(out.fleet_goodput > best->fleet_goodput)) {
        return;
    }
    if (out.carbon_per_weight_mg > out.target_mg || out.tco_usd > out.tco_budget_usd) {
        double carbon = clamp(sim_interval_carbon_optimum(in), low, high);
        double price = clamp(
            sim_interval_cheapest(in, sim_node_power_price(in), sim_node_capital_price(in)), low,
            high);
        at.checkpoint_interval = fmin(longest_within(at, &out, carbon, CAP, best->fleet_goodput),
                                      longest_within(at, &out, price, BUDGET, best->fleet_goodput));
        sim_reliability_move(&at, &out);
        if (!(out.carbon_per_weight_mg <= out.target_mg && out.tco_usd <= out.tco_budget_usd &&
              out.fleet_goodput > best->fleet_goodput)) {
            return;
        }
    }
    *best = (struct sim_window_out){at.checkpoint_interval, in->eta,           in->clean_share,
                                    in->asynchronous,       out.fleet_goodput, SIM_OK};
}

/* Whether some interval of the box meets the cap. */
static bool can_meet_cap(const struct sim_reliability_in *in, const struct sim_window_box *box)
{
    struct sim_reliability_in thriftiest = *in;
    struct sim_reliability_out out;

    thriftiest.checkpoint_interval = clamp(sim_interval_carbon_optimum(in), box->interval_min,
                                           box->interval_max);
    sim_reliability_eval(&thriftiest, &out);
    return excess(&out, CAP) <= 0.0;
}

/*
 * The least clean_share with which some interval meets the cap, at the eta and mode in `in`; NaN if
 * none does. Clean supply costs goodput, so the best designs lie just above it, whatever the eta.
 */
static double least_clean(struct sim_reliability_in *in, const struct sim_window_box *box)
{
    double low = box->clean_min, high = box->clean_max;

    in->clean_share = low;
    if (can_meet_cap(in, box)) {
        return low;
    }
    in->clean_share = high;
    if (!can_meet_cap(in, box)) {
        return NAN;
    }
    for (int i = 0; i < HALVINGS; i++) {
        in->clean_share = (low + high) / 2.0;
        if (can_meet_cap(in, box)) {
            high = in->clean_share;
        } else {
            low = in->clean_share;
        }
    }
    return high;
}

/* A part of the box: eta, and how far clean_share lies above the least one. */
struct zoom {
    double eta_min, eta_max;
    double above_min, above_max;
};

static void search_grid(struct sim_reliability_in *in, const struct sim_window_box *box,
                        const struct zoom *zoom, struct sim_window_out *best, double *above)
{
    /* From the fastest on, which so wins among equals. */
    for (int i = GRID; i >= 0; i--) {
        in->eta = zoom->eta_min + (zoom->eta_max - zoom->eta_min) * i / GRID;
        double least = least_clean(in, box);
        for (int j = 0; j <= GRID && !isnan(least); j++) {
            double before = best->fleet_goodput;
            double step = zoom->above_min + (zoom->above_max - zoom->above_min) * j / GRID;
            in->clean_share = fmin(least + step, box->clean_max);
            try_design(in, box, best);
            *above = best->fleet_goodput > before ? step : *above;
        }
    }
}

/* Narrows one axis of the grid around the best found, within the box. */
static void zoom_axis(double best, double box_min, double box_max, double *low, double *high)
{
    double reach = ZOOM_CELLS * (*high - *low) / GRID;

    *low = fmax(box_min, best - reach);
    *high = fmin(box_max, best + reach);
}

void sim_window_best(const struct sim_reliability_in *in, const struct sim_window_box *box,
                     struct sim_window_out *out)
{
    *out = (struct sim_window_out){NAN, NAN, NAN, NAN, 0.0, SIM_NOTHING_FEASIBLE};
    for (int mode = 0; mode <= (int)box->asynchronous_allowed; mode++) {
        struct sim_reliability_in at = *in;
        struct zoom zoom = {box->eta_min, box->eta_max, 0.0, box->clean_max - box->clean_min};
        double above = 0.0;
        struct sim_window_out best = {NAN, NAN, NAN, NAN, 0.0, SIM_NOTHING_FEASIBLE};

        at.asynchronous = mode;
        for (int i = 0; i < ZOOMS; i++) {
            search_grid(&at, box, &zoom, &best, &above);
            if (best.reason != SIM_OK) {
                break;
            }
            zoom_axis(best.eta, box->eta_min, box->eta_max, &zoom.eta_min, &zoom.eta_max);
            zoom_axis(above, 0.0, box->clean_max - box->clean_min, &zoom.above_min,
                      &zoom.above_max);
        }
        if (best.reason == SIM_OK && best.fleet_goodput > out->fleet_goodput) {
            *out = best;
        }
    }
    if (out->reason != SIM_OK) {
        out->fleet_goodput = NAN;
    }
}
