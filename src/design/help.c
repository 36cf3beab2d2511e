#include "design/help.h"

#include <math.h>

#include "design/dial.h"

/* How far an aim is from being met: 0 where it is; NaN where it can't be said. */
static double shortfall(const struct lab_rule *aim, const struct lab_judged *judged)
{
    double value = lab_rule_value(aim, &judged->design, &judged->out);
    double limit = lab_rule_limit(aim, &judged->design, &judged->out);
    if (aim->relation == LAB_EQUALS) {
        return fabs(value - limit);
    }
    bool upward = aim->relation == LAB_AT_LEAST || aim->relation == LAB_ABOVE;
    double miss = upward ? limit - value : value - limit;
    return isnan(miss) ? NAN : fmax(miss, 0);
}

/* The design after one step of a control; false where the control can't go there. */
static bool step_design(const struct lab_control *control, int direction, struct lab_design *design)
{
    char why[LAB_WHY_BYTES];
    double before = lab_control_value(control, design);
    double value = dial_step(control, before, control->step, direction);
    lab_control_put(control, design, value);
    return lab_control_value(control, design) != before && !lab_design_conflict(design, why);
}

/* What can be evaluated is better than what can't; less is better than more. */
static bool is_nearer(double shortfall, double than)
{
    return !isnan(shortfall) && (isnan(than) || shortfall < than);
}

/* Aims that a helping step may not cost, and how near it has to come. */
struct search {
    const struct lab_track *track;
    enum sim_part judged_in;
    const struct lab_design *design;
    const struct lab_rule *aim;
    double nearest;
    size_t met;
    struct lab_help help;
};

/* Tries both steps of every slider of a part. */
static void search_part(struct search *search, enum sim_part of)
{
    const struct lab_part *part = &search->track->parts[of - 1];
    const struct lab_part *judge = &search->track->parts[search->judged_in - 1];
    for (size_t i = 0; i < 2 * part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i / 2];
        int way = i % 2 ? -1 : 1;
        struct lab_design next = *search->design;
        struct lab_judged judged;
        if (control->fixed || !step_design(control, way, &next)) {
            continue;
        }
        lab_judge(search->track, search->judged_in, &next, &judged);
        double now = shortfall(search->aim, &judged);
        if (is_nearer(now, search->nearest) && lab_aims_met(judge, &judged) >= search->met) {
            search->nearest = now;
            search->help = (struct lab_help){control, of, way, next};
        }
    }
}

bool lab_help_find(const struct lab_track *track, enum sim_part number,
                   const struct lab_design *design, const struct lab_rule *aim,
                   struct lab_help *help)
{
    struct lab_judged judged;
    lab_judge(track, number, design, &judged);
    struct search search = {
        .track = track,
        .judged_in = number,
        .design = design,
        .aim = aim,
        .nearest = shortfall(aim, &judged),
        .met = lab_aims_met(&track->parts[number - 1], &judged),
    };
    search_part(&search, number);
    for (int part = SIM_PART_SCALING; number == SIM_PART_FINALE && part < SIM_PART_FINALE; part++) {
        search_part(&search, (enum sim_part)part);
    }
    *help = search.help;
    return help->control != NULL;
}
