/* verdict: aims and failure states of a part, judged, worded, and with the control that helps. */
#ifndef LAB_VERDICT_H
#define LAB_VERDICT_H

#include "lab/build.h"

/* A design as its aims are judged: with the pinned parameters at the track's own. */
struct lab_judged {
    struct lab_design design;
    struct sim_outputs out;
};

void lab_judge(const struct lab_track *track, enum sim_part part, const struct lab_design *design,
               struct lab_judged *judged);

/* How many of the part's aims it meets. */
size_t lab_aims_met(const struct lab_part *part, const struct lab_judged *judged);

/* The first failure state that a design, evaluated, is in; NULL: none. */
const struct lab_rule *lab_failure_now(const struct lab_part *part, const struct lab_design *design,
                                       const struct sim_outputs *out);

/* Its word, the binding number and the first mitigation, in one line. */
const char *lab_failure_text(struct build *build, const struct lab_rule *failure);

/* Adds the part's aims with value, limit, verdict, and what to try where one is not met. */
void lab_verdicts_add(struct build *build, const struct lab_track *track, enum sim_part part,
                      const struct lab_design *design);

/* "3 of 4 aims MET". */
const char *lab_verdict_summary(struct build *build, size_t aims, size_t met);

/*
 * The control, and the direction of its step (+1, -1), that bring the design nearest to meeting the aim
 * without costing another aim: local sensitivity, by evaluating both steps of every slider. NULL where no
 * step helps.
 */
const struct lab_control *lab_helping_control(const struct lab_track *track, enum sim_part part,
                                              const struct lab_design *design,
                                              const struct lab_rule *aim, int *direction);

#endif
