/* prove_part.c: missions that can be met and are not met already, failures that can be left. */
#include "design/judge.h"
#include "proof/proving.h"

void prove_defaults(struct proving *proving)
{
    struct lab_judged judged;
    const struct search *search = &proving->search;
    fleet_judge(search->track, &search->start, proving->part->number, &judged);
    size_t met = lab_aims_met(proving->part, &judged);
    prove_say(proving, "not met at the defaults", met < proving->part->aim_count,
              "%zu of %zu aims met", met, proving->part->aim_count);
}

/* The aim that no design met, or that none met together with the others. */
static void say_unmet(struct proving *proving, const char *name, const struct fleet *nearest)
{
    struct buffer unmet = {0};
    struct lab_judged judged;
    fleet_judge(proving->search.track, nearest, proving->part->number, &judged);
    for (size_t i = 0; i < proving->part->aim_count; i++) {
        const struct lab_rule *aim = &proving->part->aims[i];
        if (lab_rule_holds(aim, &judged.design, &judged.out) != LAB_HOLDS) {
            buffer_add_format(&unmet, " %s", aim->id);
        }
    }
    prove_say(proving, name, false, "no design was found; not met at the last one tried:%s",
              buffer_text(&unmet));
    buffer_free(&unmet);
}

static void say_met(struct proving *proving, const char *name, struct fleet *found)
{
    struct buffer witness = {0};
    size_t at = proving->part->number - 1;
    search_simplify(&proving->search, found);
    fleet_name(proving->search.catalog, proving->part, &found->of[at],
               &proving->search.track->defaults, &witness);
    prove_say(proving, name, true, "with%s", buffer_text(&witness));
    buffer_free(&witness);
}

/* On a training fleet part 2 goes on with part 1's fleet: some design of part 1 must lead on. */
static void prove_linked(struct proving *proving)
{
    static const char name[] = "can be met with part 1's fleet";
    const struct lab_track *track = proving->search.track;
    struct search search = proving->search;
    struct fleet fleets[FLEETS], found = search.start;
    size_t count = prove_fleets(&search, fleets);
    for (size_t i = 0; i < count; i++) {
        struct buffer witness = {0};
        search.start.of[SIM_PART_SCALING - 1] = fleets[i].of[SIM_PART_SCALING - 1];
        search_link(&search);
        if (search_find(&search, PROVE_STARTS, &found)) {
            search_simplify(&search, &found);
            fleet_name(search.catalog, &track->parts[SIM_PART_SCALING - 1],
                       &found.of[SIM_PART_SCALING - 1], &track->defaults, &witness);
            buffer_add_text(&witness, ", then");
            fleet_name(search.catalog, proving->part, &found.of[SIM_PART_RELIABILITY - 1],
                       &track->defaults, &witness);
            prove_say(proving, name, true, "part 1%s", buffer_text(&witness));
            buffer_free(&witness);
            return;
        }
    }
    say_unmet(proving, name, &found);
}

void prove_witness(struct proving *proving)
{
    struct search *search = &proving->search;
    struct fleet *first = &proving->witnesses[0];
    if (!search_find(search, PROVE_STARTS, first)) {
        say_unmet(proving, "can be met", first);
        return;
    }
    say_met(proving, "can be met", first);
    proving->witness_count = 1 + search_gather(search, PROVE_STARTS, first + 1, WITNESSES - 1);
    if (proving->part->number == SIM_PART_RELIABILITY &&
        search->track->defaults.in.scaling.fleet_kind == SIM_TRAINING) {
        prove_linked(proving);
    }
}

/* ---- failure states ---- */

static enum lab_holds failure_holds(const struct proving *proving, const struct lab_rule *failure,
                                    const struct fleet *fleet)
{
    struct lab_judged stands;
    fleet_stand(proving->search.track, fleet, proving->part->number, &stands);
    return lab_rule_holds(failure, &stands.design, &stands.out);
}

static bool leaves_by(const struct proving *proving, const struct lab_rule *failure,
                      const struct fleet *in, const struct lab_control *control)
{
    for (size_t i = 0; i < control_values(control); i++) {
        struct fleet next = *in;
        if (fleet_put(&next, proving->part->number, control, control_value(control, i)) &&
            failure_holds(proving, failure, &next) == LAB_FAILS) {
            return true;
        }
    }
    return false;
}

/* The control that leads out alone: the one that the data names, or else any. NULL: none does. */
static const struct lab_control *way_out(const struct proving *proving,
                                         const struct lab_rule *failure, const struct fleet *in)
{
    const struct lab_part *part = proving->part;
    const struct lab_control *named = lab_control_find(part, failure->control);
    if (named && named->slider > 0 && leaves_by(proving, failure, in, named)) {
        return named;
    }
    for (size_t i = 0; i < part->slider_count; i++) {
        if (!part->controls[i].fixed && leaves_by(proving, failure, in, &part->controls[i])) {
            return &part->controls[i];
        }
    }
    return NULL;
}

static void prove_failure(struct proving *proving, const struct lab_rule *failure)
{
    struct fleet in;
    struct buffer where = {0};
    size_t at = proving->part->number - 1;
    if (!search_failure(&proving->search, proving->part->number, failure, &in)) {
        prove_say(proving, "failure can be entered", false,
                  "%s: no setting of the sliders leads into it", failure->id);
        return;
    }
    const struct lab_control *out = way_out(proving, failure, &in);
    fleet_name(proving->search.catalog, proving->part, &in.of[at], &proving->search.track->defaults,
               &where);
    prove_say(proving, out ? "failure can be entered and left" : "failure can be left", out != NULL,
              "%s: at%s; %s%s", failure->id,
              where.length > 0 ? buffer_text(&where) : " the defaults",
              out ? "left by " : "no control alone leads out", out ? out->name : "");
    buffer_free(&where);
}

void prove_failures(struct proving *proving)
{
    for (size_t i = 0; i < proving->part->failure_count; i++) {
        prove_failure(proving, &proving->part->failures[i]);
    }
}
