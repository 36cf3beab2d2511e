/* tornado: which controls matter most to the aim that binds. */
#ifndef DESIGN_TORNADO_H
#define DESIGN_TORNADO_H

#include "design/judge.h"

enum { TORNADO_BARS = 4 };

/* A control, and how far it moves the aim's margin, which is a share of the limit. */
struct tornado_bar {
    const struct control *control;
    enum sim_part part;
    double down, up; /* signed change where it stands a tenth of its range lower, higher */
    double effect;   /* the larger of both */
};

struct tornado {
    const struct rule *aim; /* the one with the least margin; NULL: none can be said */
    size_t count;
    struct tornado_bar bars[TORNADO_BARS]; /* the largest effects, the largest first */
};

/*
 * Moves each slider of all parts by a tenth of its range to either side (an option to the next
 * one), all else as it is, and keeps those that move the binding aim of the finale most. `judged`
 * is the design as judged.
 */
void tornado_find(const struct track *track, const struct design *design,
                  const struct judged *judged, struct tornado *tornado);

#endif
