/* evaluate: what the model says of a design. */
#ifndef DESIGN_EVALUATE_H
#define DESIGN_EVALUATE_H

#include "course/values.h"
#include "sim/output.h"

/*
 * Evaluates one part; the other parts' outputs are cleared. The finale evaluates, and links, all
 * parts. What can't be said is NaN, with the part's reason.
 */
void design_evaluate(enum sim_part part, const struct design *design, struct sim_outputs *out);

/* The same without the cliff of part 1, which takes three evaluations more: for searches. */
void design_evaluate_lean(enum sim_part part, const struct design *design, struct sim_outputs *out);

/* As lean, for a neighbour of a design that has been evaluated: in the finale a part whose inputs
 * are the same in both is not evaluated again. */
void design_evaluate_next(enum sim_part part, const struct design *known,
                          const struct sim_outputs *known_out, const struct design *design,
                          struct sim_outputs *out);

/* The same with the cliff: all that design_evaluate says. `known_out` has it, too. */
void design_evaluate_near(enum sim_part part, const struct design *known,
                          const struct sim_outputs *known_out, const struct design *design,
                          struct sim_outputs *out);

#endif
