#include "sim/swing.h"

#include <math.h>

#define STEP 0.05
#define MINUTE 60.0
#define HOUR 3600.0

/* The grid at a moment. */
struct grid {
    double t, y, p;
};

struct slope {
    double y, p;
};

static double started(const struct sim_swing_in *in, double t)
{
    return fmin(fmax(t / in->window_s, 0.0), 1.0);
}

static double load(const struct sim_swing_in *in, double t)
{
    return in->all_gw * (started(in, t) - started(in, t - in->active_s));
}

static struct slope slope_at(const struct sim_swing_in *in, const struct grid *at)
{
    double lack = load(in, at->t) - in->damping * at->y - at->p;
    double asked = fmax(-in->reserve_gw, fmin(in->stiffness * at->y, in->reserve_gw));

    return (struct slope){in->nominal_hz / (2.0 * in->kinetic_gws) * lack,
                          (asked - at->p) / in->response_s};
}

static struct grid moved(const struct grid *at, double h, struct slope by)
{
    return (struct grid){at->t + h, at->y + h * by.y, at->p + h * by.p};
}

static struct grid step(const struct sim_swing_in *in, const struct grid *at, double h)
{
    struct slope a = slope_at(in, at);
    struct grid half = moved(at, h / 2.0, a);
    struct slope b = slope_at(in, &half);
    half = moved(at, h / 2.0, b);
    struct slope c = slope_at(in, &half);
    struct grid whole = moved(at, h, c);
    struct slope d = slope_at(in, &whole);

    return moved(at, h,
                 (struct slope){(a.y + 2.0 * (b.y + c.y) + d.y) / 6.0,
                                (a.p + 2.0 * (b.p + c.p) + d.p) / 6.0});
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
    double dy = slope_at(in, from).y, ey = slope_at(in, to).y, low = 0.0, high = 1.0;

    for (int i = 0; i < 40; i++) {
        double s = (low + high) / 2.0;
        double y = cubic(to->t - from->t, from->y, dy, to->y, ey, s);
        *(spent(in, y) == spent(in, from->y) ? &low : &high) = s;
    }
    return high;
}

/* How steep the fall's own steepness is. */
static double bend(const struct sim_swing_in *in, const struct grid *from, const struct grid *to,
                   const struct slope *at)
{
    double rising = (load(in, to->t) - load(in, from->t)) / (to->t - from->t);

    return in->nominal_hz / (2.0 * in->kinetic_gws) * (rising - in->damping * at->y - at->p);
}

/* Takes what a step reaches: at its end, or between where the slope turns. */
static void look(const struct sim_swing_in *in, const struct grid *from, const struct grid *to,
                 struct sim_swing_out *out)
{
    struct slope a = slope_at(in, from), b = slope_at(in, to);
    double h = to->t - from->t;

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
    double ba = bend(in, from, to, &a), bb = bend(in, from, to, &b);
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
            struct grid next = step(in, at, t - at->t);
            if (spent(in, at->y) != spent(in, next.y)) {
                struct grid bent = step(in, at, (t - at->t) * share_at_bend(in, at, &next));
                look(in, at, &bent, out);
                *at = bent;
                next = step(in, at, t - at->t);
            }
            next.t = t;
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
    struct grid at = {0.0, 0.0, 0.0};
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
