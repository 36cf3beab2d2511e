/* tornado: which controls matter most to the aims that bind. */
#ifndef DESIGN_TORNADO_H
#define DESIGN_TORNADO_H

#include "design/judge.h"

enum { TORNADO_BARS = 48, TORNADO_AIMS = 3 };

/* A control, and how far it moves an aim's margin, which is a share of the limit. */
struct tornado_bar {
    const struct control *control;
    enum sim_part part;
    double down, up; /* signed change where it stands a tenth of its range lower, higher */
    double effect;   /* the larger of both */
    double gain;     /* the change to the side that gives more room, or takes less */
    double to;       /* the control's value there */
};

/* What moves one aim. */
struct tornado_arm {
    const struct rule *aim;
    size_t count;
    struct tornado_bar bars[TORNADO_BARS]; /* all that move it, the largest effect first */
};

struct tornado {
    size_t count;                          /* 0: nothing moves any aim */
    struct tornado_arm arms[TORNADO_AIMS]; /* the aim that binds most, then the next ones */
};

/*
 * Moves each slider of all parts by a tenth of its range to either side (an option to the next
 * one), all else as it is, and keeps what moves the finale's aims with the least margin, among
 * those that a control moves at all. `judged` is the design as judged.
 */
void tornado_find(const struct track *track, const struct design *design,
                  const struct judged *judged, struct tornado *tornado);

#endif
