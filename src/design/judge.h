/* judge: a design as a part's aims see it, and what they and its failure states say. */
#ifndef DESIGN_JUDGE_H
#define DESIGN_JUDGE_H

#include "course/track.h"
#include "design/rule.h"

/*
 * Makes a design what the finale is judged with: the parameters that it pins return to the track's
 * defaults, and the rows that it lets choose (the site plan) are copied over what earlier parts
 * set. The other parts pin nothing: their aims are judged at what the sliders say.
 */
void part_pin(const struct track *track, enum sim_part number, struct design *design);

/* A design as its aims are judged: what a part pins is at the track's own. */
struct judged {
    struct design design;
    struct sim_outputs out;
};

/* Evaluates a design of the part as its aims judge it; the design itself stays as it is. */
void judge_design(const struct track *track, enum sim_part part, const struct design *design,
                  struct judged *judged);

/* The same without the cliff; see design_evaluate_lean. */
void judge_design_lean(const struct track *track, enum sim_part part, const struct design *design,
                       struct judged *judged);

/* The same as judge_design, for a neighbour of what has been judged; see design_evaluate_near. */
void judge_design_near(const struct track *track, enum sim_part part, const struct judged *known,
                       const struct design *design, struct judged *judged);

/* How many of the part's aims it meets. */
size_t judged_aims_met(const struct part *part, const struct judged *judged);

/* The first failure state that a design, evaluated, is in; NULL: none. */
const struct rule *failure_now(const struct part *part, const struct design *design,
                               const struct sim_outputs *out);

/*
 * How far inside its limit an aim's value lies, as a share of the limit; negative: how far it
 * misses. NaN where it can't be said.
 */
double aim_margin(const struct rule *aim, const struct judged *judged);

/*
 * How far a rule is from holding, for searches: 0 where it holds, else in e-folds of its limit
 * where that has a meaning (a share of 1e-2 is far from one of 1e-5), and never much more than 20.
 */
double rule_miss(const struct rule *rule, const struct judged *judged);

#endif
