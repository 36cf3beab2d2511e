/* part: what an author writes about one part of a track. */
#ifndef COURSE_PART_H
#define COURSE_PART_H

#include "course/control.h"
#include "course/rule.h"
#include "course/text_list.h"

enum { PARTS = 4 }; /* parts 1, 2, 3 and the finale, by enum sim_part minus one */
enum { VARIANTS = 64 };

/* A control that may be moved one way at no cost, and why: what the proof takes as an exception. */
struct free_control {
    const char *control;
    const char *up, *down; /* reasons, by direction of its value; NULL: it costs something */
};

struct part {
    enum sim_part number;
    const struct control *controls; /* sliders first, by order; then the rest */
    size_t control_count, slider_count;
    const struct rule *aims;
    size_t aim_count;
    const struct rule *failures;
    size_t failure_count;
    const char *const *pinned; /* parameters that stay at the defaults: part_pin */
    size_t pinned_count;
    const char *const *lock_choices; /* ids; also text ids lock.choice.ID */
    size_t lock_choice_count;
    const char *const *lock_mechanisms;
    size_t lock_mechanism_count;
    const char *const *lock_never_right; /* choices that are misconceptions */
    size_t lock_never_right_count;
    double lock_tolerance;
    const double
        *lock_intervals;        /* part 2: a scenario's interval is break-even times one of these */
    size_t lock_interval_count; /* 0: it is any */
    const struct table *lock;   /* its variants, one a row; NULL in the finale */
    const char *const *lock_names;       /* of the parameters that it varies; NULL at the end */
    double reflect_tolerance;            /* part 1: relative, of a number */
    const char *const *reflect_scenario; /* NAME=VALUE: what a checked answer is asked of, over the
                                            student's design */
    size_t reflect_scenario_count;
    const struct sim_output *objective; /* to be maximised; NULL */
    int runs;                           /* commits that count; 0: the last one */
    const struct operand *prices;       /* what a control may cost: more of these, ... */
    size_t price_count;
    const struct operand *gains; /* ... or less of these */
    size_t gain_count;
    const struct free_control *free;
    size_t free_count;
    struct text_lists lists; /* of its texts */
};

/* "part1", "finale": the stem of the part's file and of its texts' ids. */
const char *part_id(enum sim_part part);

/* What the texts of a prediction's choices begin with: "lock.choice"; under stress, where they are
 * constraints, "aim". */
const char *part_choice_prefix(enum sim_part part);

/* A control by its name; NULL if the part has none of that name. */
const struct control *control_find(const struct part *part, const char *name);

/* An aim by its id; NULL if the part has none of that id. */
const struct rule *part_aim(const struct part *part, const char *id);

#endif
