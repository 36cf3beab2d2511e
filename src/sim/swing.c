#include "sim/swing.h"

#include <math.h>

#define STEP 0.05
#define MINUTE 60.0
#define HOUR 3600.0

struct slope {
    double y, p;
};

/* The grid at a moment, and what follows from that: the load, and where it goes. */
struct grid {
    double t, y, p;
    double load;
    struct slope by;
};

/* Within both; calls of fmin and fmax would take most of the time here. */
static double within(double value, double least, double most)
{
    return !(value > least) ? least : value < most ? value : most;
}

/* min(max(t/W, 0), 1), which divides only where it must: most of a course is behind the window. */
static double started(const struct sim_swing_in *in, double t)
{
    return !(t > 0.0) ? 0.0 : t < in->window_s ? t / in->window_s : 1.0;
}

static double load(const struct sim_swing_in *in, double t)
{
    return in->all_gw * (started(in, t) - started(in, t - in->active_s));
}

static struct slope slope(const struct sim_swing_in *in, double load, double y, double p)
{
    double lack = load - in->damping * y - p;
    double asked = within(in->stiffness * y, -in->reserve_gw, in->reserve_gw);

    return (struct slope){in->nominal_hz / (2.0 * in->kinetic_gws) * lack,
                          (asked - p) / in->response_s};
}

static struct grid grid_at(const struct sim_swing_in *in, double t, double y, double p)
{
    double now = load(in, t);

    return (struct grid){t, y, p, now, slope(in, now, y, p)};
}

/* The slope after going on from `at` for h by another slope, under another load. */
static struct slope slope_on(const struct sim_swing_in *in, const struct grid *at, double h,
                             struct slope by, double load)
{
    return slope(in, load, at->y + h * by.y, at->p + h * by.p);
}

/* The grid h later, which is moment t. */
static struct grid step(const struct sim_swing_in *in, const struct grid *at, double h, double t)
{
    double midway = load(in, at->t + h / 2.0);
    struct slope a = at->by;
    struct slope b = slope_on(in, at, h / 2.0, a, midway);
    struct slope c = slope_on(in, at, h / 2.0, b, midway);
    struct slope d = slope_on(in, at, h, c, load(in, at->t + h));

    return grid_at(in, t, at->y + h * ((a.y + 2.0 * (b.y + c.y) + d.y) / 6.0),
                   at->p + h * ((a.p + 2.0 * (b.p + c.p) + d.p) / 6.0));
}

/* Whether the primary response is all out, up or down. */
static int spent(const struct sim_swing_in *in, double y)
{
    double asked = in->stiffness * y;

    return asked > in->reserve_gw ? 1 : asked < -in->reserve_gw ? -1 : 0;
}

/* The cubic with these values and slopes at both ends of a step, at a share s of it. */
static double cubic(double h, double v0, double d0, double v1, double d1, double s)
{
    double r = 1.0 - s;

    return v0 * r * r * (1.0 + 2.0 * s) + v1 * s * s * (3.0 - 2.0 * s) +
           h * s * r * (d0 * r - d1 * s);
}

/* The share of a step after which the response begins or ends to be all out. */
static double share_at_bend(const struct sim_swing_in *in, const struct grid *from,
                            const struct grid *to)
{
    double low = 0.0, high = 1.0;

    for (int i = 0; i < 40; i++) {
        double s = (low + high) / 2.0;
        double y = cubic(to->t - from->t, from->y, from->by.y, to->y, to->by.y, s);
        *(spent(in, y) == spent(in, from->y) ? &low : &high) = s;
    }
    return high;
}

/* How steep the fall's own steepness is. */
static double bend(const struct sim_swing_in *in, double rising, const struct slope *at)
{
    return in->nominal_hz / (2.0 * in->kinetic_gws) * (rising - in->damping * at->y - at->p);
}

/* Takes what a step reaches: at its end, or between where the slope turns. */
static void look(const struct sim_swing_in *in, const struct grid *from, const struct grid *to,
                 struct sim_swing_out *out)
{
    struct slope a = from->by, b = to->by;
    double h = to->t - from->t, rising = (to->load - from->load) / h;

    if (a.y > 0.0 && b.y <= 0.0) {
        double s = a.y / (a.y - b.y), y = cubic(h, from->y, a.y, to->y, b.y, s);
        if (y > out->nadir_hz) {
            out->nadir_hz = y;
            out->nadir_s = from->t + s * h;
        }
    }
    if (to->y > out->nadir_hz) {
        out->nadir_hz = to->y;
        out->nadir_s = to->t;
    }
    double ba = bend(in, rising, &a), bb = bend(in, rising, &b);
    if (ba * bb < 0.0) {
        double rate = cubic(h, a.y, ba, b.y, bb, ba / (ba - bb));
        out->rate_hz_s = fmax(out->rate_hz_s, fabs(rate));
    }
    out->rate_hz_s = fmax(out->rate_hz_s, fabs(b.y));
}

/* The next moment after t at which the load bends, or `end`. */
static double next_bend(const struct sim_swing_in *in, double t, double end)
{
    const double bends[] = {in->active_s, in->window_s, in->active_s + in->window_s};
    double next = end;

    for (size_t i = 0; i < sizeof bends / sizeof *bends; i++) {
        next = bends[i] > t && bends[i] < next ? bends[i] : next;
    }
    return next;
}

/* Walks to a moment. */
static void walk(const struct sim_swing_in *in, struct grid *at, double to,
                 struct sim_swing_out *out)
{
    while (at->t < to) {
        double end = next_bend(in, at->t, to), begin = at->t;
        double steps = ceil((end - begin) / STEP);
        for (double i = 1.0; i <= steps; i += 1.0) {
            double t = i < steps ? begin + (end - begin) * (i / steps) : end;
            struct grid next = step(in, at, t - at->t, t);
            if (spent(in, at->y) != spent(in, next.y)) {
                double before = (t - at->t) * share_at_bend(in, at, &next);
                struct grid bent = step(in, at, before, at->t + before);
                look(in, at, &bent, out);
                *at = bent;
                next = step(in, at, t - at->t, t);
            }
            look(in, at, &next, out);
            *at = next;
        }
    }
}

double sim_swing_horizon(const struct sim_swing_in *in)
{
    return fmin(fmax(MINUTE, 1.5 * fmin(in->active_s, in->window_s)), HOUR);
}

struct sim_swing_out sim_swing_course(const struct sim_swing_in *in, size_t count, double *seconds,
                                      double *hz)
{
    struct sim_swing_out out = {0.0, 0.0, 0.0};
    struct grid at = grid_at(in, 0.0, 0.0, 0.0);
    double horizon = sim_swing_horizon(in);

    for (size_t i = 0; i < count; i++) {
        walk(in, &at, horizon * ((double)i / (double)(count - 1)), &out);
        seconds[i] = at.t;
        hz[i] = at.y;
    }
    return isnan(at.y) ? (struct sim_swing_out){NAN, NAN, NAN} : out;
}

struct sim_swing_out sim_swing(const struct sim_swing_in *in)
{
    double seconds[2], hz[2];

    return sim_swing_course(in, 2, seconds, hz);
}
