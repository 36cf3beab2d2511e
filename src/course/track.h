/* track: one kind of fleet, and what an author writes about it. */
#ifndef COURSE_TRACK_H
#define COURSE_TRACK_H

#include "course/part.h"

struct lab_track {
    const char *id; /* "cloud" */
    struct lab_design defaults;
    struct lab_part parts[LAB_PARTS];
    const struct lab_table *presets; /* the instructor's; see preset.h */
};

#endif
