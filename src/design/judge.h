/* judge: a design as a part's aims see it, and what they and its failure states say. */
#ifndef DESIGN_JUDGE_H
#define DESIGN_JUDGE_H

#include "course/track.h"
#include "design/rule.h"

/*
 * Makes a design what a part is judged with: its pinned parameters return to the track's
 * defaults, fixed ones for which the part has a value of its own to that, and the rows that it
 * lets choose (the finale's site plan) are copied over what earlier parts set.
 */
void lab_part_pin(const struct lab_track *track, enum sim_part number, struct lab_design *design);

/* Whether the aims of the part are judged with this control at the track's own. */
bool judge_pins(const struct lab_part *part, const struct lab_control *control);

/* A design as its aims are judged: with the pinned parameters at the track's own. */
struct lab_judged {
    struct lab_design design;
    struct sim_outputs out;
};

/* Evaluates a design of the part as its aims judge it; the design itself stays as it is. */
void lab_judge(const struct lab_track *track, enum sim_part part, const struct lab_design *design,
               struct lab_judged *judged);

/* How many of the part's aims it meets. */
size_t lab_aims_met(const struct lab_part *part, const struct lab_judged *judged);

/* The first failure state that a design, evaluated, is in; NULL: none. */
const struct lab_rule *lab_failure_now(const struct lab_part *part, const struct lab_design *design,
                                       const struct sim_outputs *out);

/*
 * How far inside its limit an aim's value lies, as a share of the limit; negative: how far it
 * misses. NaN where it can't be said.
 */
double lab_aim_margin(const struct lab_rule *aim, const struct lab_judged *judged);

#endif
