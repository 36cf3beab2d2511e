/*
 * stress: the condition that strikes a track's recorded finale, as a ladder of severities that an
 * author writes. A step sets parameters of the track that no student and no row of a table sets.
 */
#ifndef COURSE_STRESS_H
#define COURSE_STRESS_H

#include "course/part.h"

/* What a prediction says of a design that no step breaks; no aim has this id. */
#define STRESS_HOLDS "holds"

enum { STRESS_AIMS_MAX = 15 }; /* constraints of a finale */

/* A parameter, and what it becomes. */
struct stress_value {
    const struct control *control; /* the track's, with its unit; it has no slider */
    double value;                  /* in the parameter's unit */
};

struct stress_step {
    const struct stress_value *values; /* all that differs at this step, the earlier ones' too */
    size_t count;
    const char *source;
    struct origin origin; /* of its section */
};

struct stress {
    const struct stress_step *steps; /* from the mildest on */
    size_t count;
    int repairs;          /* changes of a control that a student may commit */
    struct part bench;    /* the finale, with sliders of earlier parts that repairs move, too */
    struct origin origin; /* of the ladder */
};

#endif
