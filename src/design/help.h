/* help: which step of a control brings a design nearer to an aim. */
#ifndef DESIGN_HELP_H
#define DESIGN_HELP_H

#include "design/judge.h"

/* A step of a control, up (+1) or down (-1), of the part that has it. */
struct help {
    const struct control *control; /* NULL: no step helps */
    enum sim_part part;
    int direction;
    double value; /* of the control after the step */
};

/*
 * For each aim of a part, in order, the step that brings a design nearest to meeting it without
 * breaking another that is met: local sensitivity, by evaluating both steps of every slider of
 * `bench`, as if all were the part's own; NULL: of the part, in the finale of all parts. `judged`
 * is the design as judged; `helps` has room for all aims.
 */
void help_find(const struct track *track, enum sim_part part, const struct part *bench,
               const struct design *design, const struct judged *judged, struct help *helps);

#endif
