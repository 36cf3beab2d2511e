#include "design/verdict.h"

#include <math.h>

#include "design/dial.h"

void lab_judge(const struct lab_track *track, enum sim_part part, const struct lab_design *design,
               struct lab_judged *judged)
{
    judged->design = *design;
    lab_part_pin(track, part, &judged->design);
    lab_evaluate(part, &judged->design, &judged->out);
}

static enum lab_holds aim_holds(const struct lab_rule *aim, const struct lab_judged *judged)
{
    return lab_rule_holds(aim, &judged->design, &judged->out);
}

size_t lab_aims_met(const struct lab_part *part, const struct lab_judged *judged)
{
    size_t met = 0;
    for (size_t i = 0; i < part->aim_count; i++) {
        met += aim_holds(&part->aims[i], judged) == LAB_HOLDS;
    }
    return met;
}

const struct lab_rule *lab_failure_now(const struct lab_part *part, const struct lab_design *design,
                                       const struct sim_outputs *out)
{
    for (size_t i = 0; i < part->failure_count; i++) {
        if (lab_rule_holds(&part->failures[i], design, out) == LAB_HOLDS) {
            return &part->failures[i];
        }
    }
    return NULL;
}

static const char *rule_number(struct build *build, const struct lab_rule *rule, double value)
{
    return lab_number(build->catalog, build->arena, value, rule->unit, rule->digits, build->form);
}

const char *lab_failure_text(struct build *build, const struct lab_rule *failure)
{
    const char *word = build_textf(build, "failure.%s.word", failure->id);
    const char *mend = build_textf(build, "failure.%s.mend", failure->id);
    const char *number = failure->reason
                             ? ""
                             : rule_number(build, failure,
                                           lab_rule_value(failure, build->design, build->out));
    return arena_printf(build->arena, "%s%s%s. %s", word ? word : failure->id, *number ? " " : "",
                        number, mend ? mend : "");
}

/* ---- which way helps ---- */

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

double lab_aim_margin(const struct lab_rule *aim, const struct lab_judged *judged)
{
    double value = lab_rule_value(aim, &judged->design, &judged->out);
    double limit = lab_rule_limit(aim, &judged->design, &judged->out);
    bool upward = aim->relation == LAB_AT_LEAST || aim->relation == LAB_ABOVE;
    double inside = aim->relation == LAB_EQUALS ? -fabs(value - limit)
                    : upward                    ? value - limit
                                                : limit - value;
    return limit == 0 ? inside : inside / fabs(limit);
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

const char *lab_try_note(struct build *build, const struct lab_track *track, enum sim_part part,
                         const struct lab_design *design, const struct lab_rule *aim)
{
    struct lab_help help;
    if (!lab_help_find(track, part, design, aim, &help)) {
        return "";
    }
    bool option = dial_is_option(help.control), elsewhere = help.part != part;
    const char *way = option ? dial_value(build, help.control, &help.next)
                             : build_text(build, help.direction > 0 ? "try.up" : "try.down");
    const char *where = elsewhere ? build_textf(build, "try.part.%d", (int)help.part) : NULL;
    return arena_printf(build->arena, "%s %s %s%s%s", build_text(build, "try.try"),
                        dial_label(build, help.control), way, where ? " " : "", where ? where : "");
}

/* ---- the table of verdicts ---- */

static const char *limit_text(struct build *build, const struct lab_rule *aim,
                              const struct lab_judged *judged)
{
    static const char *const words[] = {
        [LAB_AT_MOST] = "relation.at_most",   [LAB_BELOW] = "relation.below",
        [LAB_AT_LEAST] = "relation.at_least", [LAB_ABOVE] = "relation.above",
        [LAB_EQUALS] = "relation.equals",
    };
    return arena_printf(
        build->arena, "%s %s", build_text(build, words[aim->relation]),
        rule_number(build, aim, lab_rule_limit(aim, &judged->design, &judged->out)));
}

const char *lab_margin_text(struct build *build, double margin)
{
    return isnan(margin)
               ? ""
               : arena_printf(build->arena, "%s %s",
                              build_text(build, margin < 0 ? "margin.short" : "margin.spare"),
                              build_number(build, fabs(margin), "percent", -3));
}

/* Why an aim's value is none. */
static const char *reason_note(struct build *build, const struct lab_rule *aim,
                               const struct sim_outputs *out)
{
    enum sim_reason reason = sim_output_reason(out, aim->part);
    const char *text = build_textf(build, "reason.%s", sim_reason_id(reason));
    return text ? text : "";
}

void lab_verdicts_add(struct build *build, const struct lab_track *track, enum sim_part number,
                      const struct lab_design *design)
{
    const struct lab_part *part = &track->parts[number - 1];
    struct scene_instrument *verdicts = build_instrument(build, SCENE_VERDICTS, "verdicts",
                                                         part->aim_count);
    struct lab_judged judged;
    lab_judge(track, number, design, &judged);
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct lab_rule *aim = &part->aims[i];
        enum lab_holds holds = aim_holds(aim, &judged);
        const char *label = build_textf(build, "aim.%s", aim->id);
        double value = lab_rule_value(aim, &judged.design, &judged.out);
        struct scene_row *row = build_row(verdicts, label ? label : aim->id,
                                          isnan(value) ? "" : rule_number(build, aim, value));
        row->limit = limit_text(build, aim, &judged);
        row->verdict = holds == LAB_HOLDS   ? SCENE_MET
                       : holds == LAB_FAILS ? SCENE_NOT_MET
                                            : SCENE_CANNOT_SAY;
        bool paged = build->scene.screen == SCENE_PAGE; /* there is room for all margins */
        if (number == SIM_PART_FINALE) {
            row->note = paged ? lab_margin_text(build, lab_aim_margin(aim, &judged)) : "";
        } else if (holds != LAB_HOLDS) {
            row->note = lab_try_note(build, track, number, design, aim);
        }
        if (holds == LAB_UNKNOWN && !*row->note) {
            row->note = reason_note(build, aim, &judged.out);
        }
    }
    verdicts->sentence = lab_verdict_summary(build, part->aim_count, lab_aims_met(part, &judged));
}

const char *lab_verdict_summary(struct build *build, size_t aims, size_t met)
{
    return arena_printf(build->arena, "%zu %s %zu MET", met, build_text(build, "verdicts.of"),
                        aims);
}
