#include "sim/interval.h"

#include <math.h>

#include "sim/elementary.h"
#include "sim/node.h"
#include "sim/process.h"

double sim_interval_young(double d, double m)
{
    return sqrt(2.0 * d * m);
}

double sim_interval_daly(double d, double m)
{
    double ratio = d / (2.0 * m);

    if (d >= 2.0 * m) {
        return m;
    }
    return sim_interval_young(d, m) * (1.0 + sqrt(ratio) / 3.0 + ratio / 9.0) - d;
}

/* -ln(1-u) - u, without cancellation for small u: u^2 (1/2 + u/3 + u^2/4 + ... u^15/17). */
static double log_excess(double u)
{
    double square = u * u, even = 1.0 / 16, odd = 1.0 / 17;

    if (u > 0.1) {
        return -sim_log1p(-u) - u;
    }
    even = 1.0 / 10 + square * (1.0 / 12 + square * (1.0 / 14 + square * even));
    even = 1.0 / 2 + square * (1.0 / 4 + square * (1.0 / 6 + square * (1.0 / 8 + square * even)));
    odd = 1.0 / 11 + square * (1.0 / 13 + square * (1.0 / 15 + square * odd));
    odd = 1.0 / 3 + square * (1.0 / 5 + square * (1.0 / 7 + square * (1.0 / 9 + square * odd)));
    return square * (even + u * odd);
}

/* An upper bound of the root, by the series at the branch point of Lambert's W (Corless et al.
 * 1996, "On the Lambert W function"): the next term is below 0. Right to nine digits for y 0.01. */
static double share_above(double y)
{
    double s = sqrt(2.0 * y);
    double series = s * (1.0 + s * (-1.0 / 3 + s * (1.0 / 36 + s * (1.0 / 270 + s / 4320))));

    return s > 1.0 ? fmin(series, -sim_expm1(-1.0 - y)) : series;
}

/*
 * Newton's iteration from an upper bound of the root: the function is convex and rising, so it
 * descends to the root and never passes it.
 */
static double optimum_share(double y)
{
    double u = share_above(y);

    if (u <= 0.0 || u >= 1.0) {
        return u;
    }
    for (int i = 0; i < 100; i++) {
        double next = u - (log_excess(u) - y) * (1.0 - u) / u;
        if (!(next < u) || next <= 0.0) {
            break;
        }
        u = next;
    }
    return u;
}

double sim_interval_optimum(double d, double m)
{
    return m * optimum_share(d / m);
}

/*
 * Curtailments stretch the time, and what waits in them costs by the time. Then with u = tau/M the
 * derivative of the cost vanishes where -ln(1-u) - u = d/M - ln(1+q): the stall counts for less,
 * since the fleet idles through it.
 */
double sim_interval_cheapest(const struct sim_reliability_in *in, double power, double time)
{
    struct sim_process process = sim_process_of(in);
    double m = process.mtbf;
    double working = power * sim_node_draw(in), waiting = power * sim_node_idle_draw(in);
    double stretched = (time + waiting * (process.saving + process.starting)) /
                       sim_process_running(&process);
    double restarts = sim_expm1(process.restart / m);
    double running = working + waiting * restarts + stretched * (1.0 + restarts);
    double stall = process.stall / m;
    double saved = stall * (working - waiting) / (running * sim_exp(process.lag / m));

    if (running == 0.0) {
        saved = 0.0;
    }
    return fmax(m * optimum_share(fmax(0.0, stall - sim_log1p(saved))), process.lag);
}

double sim_interval_carbon_optimum(const struct sim_reliability_in *in)
{
    return sim_interval_cheapest(in, sim_node_power_carbon(in), sim_node_embodied_carbon(in));
}

/* Carbon of a node a second of useful work; NaN if that can't be said. */
static double carbon_rate(const struct sim_reliability_in *in, double interval)
{
    struct sim_process process = sim_process_of(in);
    struct sim_account account;
    double drawn;

    process.interval = interval;
    if (sim_process_account(&process, &account) != SIM_OK) {
        return NAN;
    }
    drawn = sim_node_draw(in) * (account.work + account.rework) +
            sim_node_idle_draw(in) * account.waiting;
    return (drawn * sim_node_power_carbon(in) + account.total * sim_node_embodied_carbon(in)) /
           account.work;
}

double sim_interval_break_even(const struct sim_reliability_in *in)
{
    /* Carbon has one minimum, so the two sides of it that weigh the same lie around it. */
    double low = sim_interval_carbon_optimum(in);
    double high = 2.0 * low;

    if (!(carbon_rate(in, low) < carbon_rate(in, low / 2.0)) ||
        !(carbon_rate(in, high) > carbon_rate(in, low))) {
        return NAN;
    }
    for (;;) {
        double middle = (low + high) / 2.0;
        if (middle <= low || middle >= high) {
            return middle;
        }
        if (carbon_rate(in, middle) > carbon_rate(in, middle / 2.0)) {
            high = middle;
        } else {
            low = middle;
        }
    }
}
