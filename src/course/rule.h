/* rule: aims and failure states, as an author writes them: a value held against a limit. */
#ifndef COURSE_RULE_H
#define COURSE_RULE_H

#include "course/unit.h"
#include "sim/output.h"

struct lab_figure;

enum lab_relation { LAB_AT_MOST, LAB_BELOW, LAB_AT_LEAST, LAB_ABOVE, LAB_EQUALS };

/* What a rule compares: an output, an input, a figure, or (all NULL) a number. */
struct lab_operand {
    const struct sim_output *output;
    const struct sim_param *param;
    const struct lab_figure *figure;
    double number;
};

struct lab_rule {
    const char *id;     /* "communication": text ids aim.communication, failure.bisection */
    const char *name;   /* of what the value is; NULL for a reason */
    const char *reason; /* a failure's sim_reason_id, in place of a value; NULL */
    enum sim_part part; /* that it is judged in */
    struct lab_operand value, limit;
    enum lab_relation relation;
    const struct lab_unit *unit; /* to show value and limit in */
    int digits;                  /* as in lab_control */
    const char *control;         /* the control that helps first; "" where there is none */
};

#endif
