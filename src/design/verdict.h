/* verdict: aims and failure states of a part, judged, worded, and with the control that helps. */
#ifndef DESIGN_VERDICT_H
#define DESIGN_VERDICT_H

#include "scenes/build.h"

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

/* Its word, the binding number and the first mitigation, in one line. */
const char *lab_failure_text(struct build *build, const struct lab_rule *failure);

/* Adds the part's aims with value, limit, verdict, and what to try where one is not met; in the
 * finale with the margin instead. */
void lab_verdicts_add(struct build *build, const struct lab_track *track, enum sim_part part,
                      const struct lab_design *design);

/* "3 of 4 aims MET". */
const char *lab_verdict_summary(struct build *build, size_t aims, size_t met);

/*
 * How far inside its limit an aim's value lies, as a share of the limit; negative: how far it
 * misses. NaN where it can't be said.
 */
double lab_aim_margin(const struct lab_rule *aim, const struct lab_judged *judged);

/* "margin 12 %", "short by 44 %"; "" for a NaN. */
const char *lab_margin_text(struct build *build, double margin);

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

/* "try: Local steps up", "try: Verifier on (part three)"; "" where no step helps. */
const char *lab_try_note(struct build *build, const struct lab_track *track, enum sim_part part,
                         const struct lab_design *design, const struct lab_rule *aim);

#endif
