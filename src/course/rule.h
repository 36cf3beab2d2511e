/* rule: aims and failure states, as an author writes them: a value held against a limit. */
#ifndef COURSE_RULE_H
#define COURSE_RULE_H

#include "course/origin.h"
#include "course/unit.h"
#include "sim/output.h"

struct figure;

enum relation {
    RELATION_AT_MOST,
    RELATION_BELOW,
    RELATION_AT_LEAST,
    RELATION_ABOVE,
    RELATION_EQUALS
};

/* What a rule compares: an output, an input, a figure, or (all NULL) a number. */
struct operand {
    const struct sim_output *output;
    const struct sim_param *param;
    const struct figure *figure;
    double number;
};

struct rule {
    const char *id;     /* "communication": text ids aim.communication, failure.bisection */
    const char *name;   /* of what the value is; NULL for a reason */
    const char *reason; /* a failure's sim_reason_id, in place of a value; NULL */
    enum sim_part part; /* that it is judged in */
    struct operand value, limit;
    enum relation relation;
    const struct sim_output *when; /* a failure's: the choice that it needs, too; NULL: none */
    double when_choice;
    const struct unit *unit; /* to show value and limit in */
    int digits;              /* as in control */
    const char *control;     /* the control that helps first; "" where there is none */
    struct origin origin;    /* of its section */
};

#endif
