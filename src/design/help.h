/* help: which step of a control brings a design nearer to an aim. */
#ifndef DESIGN_HELP_H
#define DESIGN_HELP_H

#include "design/judge.h"

/* A step of a control, up (+1) or down (-1), of the part that has it, and the design after it. */
struct lab_help {
    const struct lab_control *control;
    enum sim_part part;
    int direction;
    struct lab_design next;
};

/*
 * The step that brings the design nearest to meeting the aim without costing another aim: local
 * sensitivity, by evaluating both steps of every slider of the part; in the finale, of all parts.
 * False where none helps.
 */
bool lab_help_find(const struct lab_track *track, enum sim_part part,
                   const struct lab_design *design, const struct lab_rule *aim,
                   struct lab_help *help);

#endif
