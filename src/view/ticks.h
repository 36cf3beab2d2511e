/* ticks.h: where the ticks of a plot's axis stand and what they say. */
#ifndef VIEW_TICKS_H
#define VIEW_TICKS_H

#include <stdbool.h>

#include "scenes/scene.h"

enum { TICKS_MAX = 24 };

struct tick {
    double value;
    char label[16]; /* "100", "10k", "2.5M", "1e18" */
};

/*
 * About `most` (from 2) ticks inside an axis, one more at the utmost, rising: steps of 1, 2 or 5
 * times a power of ten, or powers of ten on a log scale of two decades and more. Returns how many;
 * 0 for an axis without an extent.
 */
int ticks_make(const struct scene_axis *axis, int most, struct tick ticks[TICKS_MAX]);

/* Where a value stands on an axis: 0 at min, 1 at max; NaN where it cannot stand. */
double ticks_share(const struct scene_axis *axis, double value);

/* The same for many values of one axis. */
struct ticks_scale {
    bool log;
    double min, extent; /* NaN for an axis that nothing stands on */
};
struct ticks_scale ticks_scale(const struct scene_axis *axis);
double ticks_at(const struct ticks_scale *scale, double value);

/* The value that stands there. */
double ticks_value(const struct scene_axis *axis, double share);

#endif
