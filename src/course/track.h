/* track: one kind of fleet, and what an author writes about it. */
#ifndef COURSE_TRACK_H
#define COURSE_TRACK_H

#include "course/stress.h"

struct track {
    const char *id; /* "cloud" */
    struct design defaults;
    struct part parts[PARTS];
    struct stress stress;        /* of the recorded finale */
    const struct table *presets; /* the instructor's; see preset.h */
};

#endif
