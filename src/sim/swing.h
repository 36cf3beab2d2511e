/*
 * swing: the frequency of a power grid after many devices begin to draw power at about one time.
 *
 * One machine stands for all of the grid (swing equation with damping and first-order primary
 * response). With y the fall below nominal frequency in Hz and P the response in GW:
 *
 *     dy/dt = f0/(2 E) (L(t) - D y - P)        dP/dt = (min(K y, reserve) - P)/T
 *
 * Load L(t) in GW of devices that start evenly over a window W, each for S seconds: with s(t) =
 * min(max(t/W, 0), 1) the share that has started, L = all (s(t) - s(t - S)). It rises for min(S, W)
 * seconds. After P. Kundur, Power System Stability and Control (1994), section 11.1; the figures of
 * the continental grid stand in data/ with their sources.
 */
#ifndef SIM_SWING_H
#define SIM_SWING_H

#include <stddef.h>

struct sim_swing_in {
    double all_gw;                  /* if all devices draw at once */
    double active_s, window_s;      /* S, of one device; W, above 0: over which they start */
    double nominal_hz, kinetic_gws; /* f0, to 100; E, of all that turns, GW s, from 50 */
    double stiffness, damping;      /* K, D: GW/Hz of primary response, to 1,000, of load, to 25 */
    double response_s, reserve_gw;  /* T, from 1; the most that primary response gives */
};

/* The lowest point and the steepest fall. */
struct sim_swing_out {
    double nadir_hz, nadir_s; /* below nominal; seconds after the first device starts */
    double rate_hz_s;         /* at most, either way */
};

/* How long the course is followed: a minute, or half as long again as the rise, to an hour. */
double sim_swing_horizon(const struct sim_swing_in *in);

/*
 * Follows the grid over the horizon, exact to about 1e-8 of the nadir: Runge-Kutta of fourth order
 * in steps of at most 0.05 s that end where L bends and where the reserve is out, with the extremes
 * from cubics between them.
 */
struct sim_swing_out sim_swing(const struct sim_swing_in *in);

/*
 * The same, and the fall in Hz at `count` moments, evenly from 0 to the horizon (count at least 2);
 * `seconds` and `hz` have room for them.
 */
struct sim_swing_out sim_swing_course(const struct sim_swing_in *in, size_t count, double *seconds,
                                      double *hz);

#endif
