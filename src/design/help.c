#include "design/help.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "design/dial.h"
#include "design/evaluate.h"
#include "store/memory.h"

/* How far an aim is from being met: 0 where it is; NaN where it can't be said. */
static double shortfall(const struct rule *aim, const struct judged *judged)
{
    double value = rule_value(aim, &judged->design, &judged->out);
    double limit = rule_limit(aim, &judged->design, &judged->out);
    if (aim->relation == RELATION_EQUALS) {
        return fabs(value - limit);
    }
    bool upward = aim->relation == RELATION_AT_LEAST || aim->relation == RELATION_ABOVE;
    double miss = upward ? limit - value : value - limit;
    return isnan(miss) ? NAN : fmax(miss, 0);
}

/* The design after one step of a control; false where the control can't go there. */
static bool step_design(const struct control *control, int direction, struct design *design)
{
    char why[WHY_BYTES];
    double before = control_value(control, design);
    double value = dial_step(control, before, control->step, direction);
    control_put(control, design, value);
    return control_value(control, design) != before && !design_conflict(design, why);
}

/* What can be evaluated is better than what can't; less is better than more. */
static bool is_nearer(double shortfall, double than)
{
    return !isnan(shortfall) && (isnan(than) || shortfall < than);
}

/* What was found so far, aim by aim. */
struct found {
    const struct track *track;
    const struct part *part; /* that judges */
    const struct design *design;
    const struct judged *judged;
    double *nearest;
    struct help *helps;
};

/* Whether each aim that is met still is. */
static bool keeps(const struct found *found, const struct judged *next)
{
    const struct judged *now = found->judged;
    for (size_t i = 0; i < found->part->aim_count; i++) {
        const struct rule *aim = &found->part->aims[i];
        if (rule_holds(aim, &now->design, &now->out) == RULE_HOLDS &&
            rule_holds(aim, &next->design, &next->out) != RULE_HOLDS) {
            return false;
        }
    }
    return true;
}

/* A step that what is pinned undoes helps nothing, and needs no evaluation. */
static bool judge_step(const struct found *found, const struct design *next, struct judged *judged)
{
    judged->design = *next;
    part_pin(found->track, found->part->number, &judged->design);
    if (memcmp(&judged->design.in, &found->judged->design.in, sizeof judged->design.in) == 0) {
        return false;
    }
    design_evaluate_next(found->part->number, &found->judged->design, &found->judged->out,
                         &judged->design, &judged->out);
    return keeps(found, judged);
}

static void try_step(const struct found *found, const struct help *step)
{
    struct design next = *found->design;
    struct judged judged;
    if (step->control->fixed || !step_design(step->control, step->direction, &next) ||
        !judge_step(found, &next, &judged)) {
        return;
    }
    for (size_t i = 0; i < found->part->aim_count; i++) {
        double now = shortfall(&found->part->aims[i], &judged);
        if (is_nearer(now, found->nearest[i])) {
            found->nearest[i] = now;
            found->helps[i] = *step;
            found->helps[i].value = control_value(step->control, &next);
        }
    }
}

/* Tries both steps of every slider of a part, or of a bench in its place. */
static void try_part(const struct found *found, enum sim_part of, const struct part *bench)
{
    const struct part *part = bench ? bench : &found->track->parts[of - 1];
    for (size_t i = 0; i < 2 * part->slider_count; i++) {
        try_step(found, &(struct help){
                            .control = &part->controls[i / 2],
                            .part = of,
                            .direction = i % 2 ? -1 : 1,
                        });
    }
}

void help_find(const struct track *track, enum sim_part part, const struct part *bench,
               const struct design *design, const struct judged *judged, struct help *helps)
{
    const struct part *judge = &track->parts[part - 1];
    struct found found = {
        .track = track,
        .part = judge,
        .design = design,
        .judged = judged,
        .nearest = memory_get(judge->aim_count + 1, sizeof *found.nearest),
        .helps = helps,
    };
    for (size_t i = 0; i < judge->aim_count; i++) {
        found.nearest[i] = shortfall(&judge->aims[i], judged);
        helps[i] = (struct help){0};
    }
    if (judged_aims_met(judge, judged) < judge->aim_count) {
        bool all = part == SIM_PART_FINALE && !bench;
        try_part(&found, part, bench);
        for (int of = SIM_PART_SCALING; all && of < SIM_PART_FINALE; of++) {
            try_part(&found, (enum sim_part)of, NULL);
        }
    }
    free(found.nearest);
}
