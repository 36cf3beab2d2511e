#include "proof/missions.h"

#include "proof/fleets.h"
#include "design/grid.h"
#include "proof/witness.h"
#include "store/buffer.h"

enum { RANDOM_DESIGNS = 4000, RULES_MAX = 32 };

void missions_prove_defaults(struct proving *proving)
{
    struct judged judged;
    const struct search *search = &proving->search;
    designs_judge(search->track, &search->start, proving->part->number, &judged);
    size_t met = judged_aims_met(proving->part, &judged);
    proving_say(proving, "not met at the defaults", met < proving->part->aim_count,
                "%zu of %zu aims met", met, proving->part->aim_count);
}

void missions_prove_aims(struct proving *proving)
{
    const struct part *part = proving->part;
    struct buffer idle = {0};
    bool missed[RULES_MAX] = {false};
    struct origin first = {0};
    for (size_t i = 0; i < RANDOM_DESIGNS; i++) {
        struct designs at = proving->search.start;
        struct judged judged;
        search_scatter(&proving->search, &at);
        designs_judge(proving->search.track, &at, part->number, &judged);
        for (size_t k = 0; k < part->aim_count && k < RULES_MAX; k++) {
            missed[k] |= rule_holds(&part->aims[k], &judged.design, &judged.out) == RULE_FAILS;
        }
    }
    for (size_t k = 0; k < part->aim_count && k < RULES_MAX; k++) {
        if (!missed[k]) {
            first = idle.length > 0 ? first : part->aims[k].origin;
            buffer_add_format(&idle, " %s", part->aims[k].id);
        }
    }
    proving_say_at(proving, "no aim that every design meets", idle.length == 0, first,
                   "%zu aims%s%s", part->aim_count, idle.length > 0 ? "; never missed:" : "",
                   buffer_text(&idle));
    buffer_free(&idle);
}

/* The aim that no design met, or that none met together with the others. */
static void say_unmet(struct proving *proving, const char *name, const struct designs *nearest)
{
    struct buffer unmet = {0};
    struct origin first = {0};
    struct judged judged;
    designs_judge(proving->search.track, nearest, proving->part->number, &judged);
    for (size_t i = 0; i < proving->part->aim_count; i++) {
        const struct rule *aim = &proving->part->aims[i];
        if (rule_holds(aim, &judged.design, &judged.out) != RULE_HOLDS) {
            first = unmet.length > 0 ? first : aim->origin;
            buffer_add_format(&unmet, " %s", aim->id);
        }
    }
    proving_say_at(proving, name, false, first,
                   "no design was found; not met at the last one tried:%s", buffer_text(&unmet));
    buffer_free(&unmet);
}

static void say_met(struct proving *proving, const char *name, struct designs *found)
{
    struct buffer witness = {0};
    size_t at = proving->part->number - 1;
    search_simplify(&proving->search, found);
    witness_add_sliders(proving->search.catalog, proving->part, &found->of[at],
                        &proving->search.track->defaults, &witness);
    proving_say(proving, name, true, "with%s", buffer_text(&witness));
    buffer_free(&witness);
}

/* On a training fleet part 2 goes on with part 1's fleet: some design of part 1 must lead on. */
static void prove_linked(struct proving *proving)
{
    static const char name[] = "can be met with part 1's fleet";
    const struct track *track = proving->search.track;
    struct search search = proving->search;
    struct designs fleets[FLEETS_MOST], found = search.start;
    size_t count = fleets_find(search.catalog, track, fleets);
    for (size_t i = 0; i < count; i++) {
        struct buffer witness = {0};
        search.start.of[SIM_PART_SCALING - 1] = fleets[i].of[SIM_PART_SCALING - 1];
        search_link(&search);
        if (search_find(&search, SEARCH_STARTS, &found)) {
            search_simplify(&search, &found);
            witness_add_sliders(search.catalog, &track->parts[SIM_PART_SCALING - 1],
                                &found.of[SIM_PART_SCALING - 1], &track->defaults, &witness);
            buffer_add_text(&witness, ", then");
            witness_add_sliders(search.catalog, proving->part, &found.of[SIM_PART_RELIABILITY - 1],
                                &track->defaults, &witness);
            proving_say(proving, name, true, "part 1%s", buffer_text(&witness));
            buffer_free(&witness);
            return;
        }
    }
    say_unmet(proving, name, &found);
}

void missions_prove_met(struct proving *proving)
{
    struct search *search = &proving->search;
    struct designs *first = &proving->witnesses[0];
    if (!search_find(search, SEARCH_STARTS, first)) {
        say_unmet(proving, "can be met", first);
        return;
    }
    say_met(proving, "can be met", first);
    proving->witness_count = 1 +
                             search_gather(search, SEARCH_STARTS, first + 1, PROVING_WITNESSES - 1);
    if (proving->part->number == SIM_PART_RELIABILITY &&
        search->track->defaults.in.scaling.fleet_kind == SIM_TRAINING) {
        prove_linked(proving);
    }
}

/* ---- failure states ---- */

static enum holds failure_holds(const struct proving *proving, const struct rule *failure,
                                const struct designs *designs)
{
    struct judged stands;
    designs_stand(proving->search.track, designs, proving->part->number, &stands);
    return rule_holds(failure, &stands.design, &stands.out);
}

static bool leaves_by(const struct proving *proving, const struct rule *failure,
                      const struct designs *in, const struct control *control)
{
    for (size_t i = 0; i < grid_count(control); i++) {
        struct designs next = *in;
        if (designs_put(&next, proving->part->number, control, grid_value(control, i)) &&
            failure_holds(proving, failure, &next) == RULE_FAILS) {
            return true;
        }
    }
    return false;
}

/* The control that leads out alone: the one that the data names, or else any. NULL: none does. */
static const struct control *way_out(const struct proving *proving, const struct rule *failure,
                                     const struct designs *in)
{
    const struct part *part = proving->part;
    const struct control *named = control_find(part, failure->control);
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

static void prove_failure(struct proving *proving, const struct rule *failure)
{
    struct designs in;
    struct buffer where = {0};
    size_t at = proving->part->number - 1;
    if (!search_failure(&proving->search, proving->part->number, failure, &in)) {
        proving_say_at(proving, "failure can be entered", false, failure->origin,
                       "%s: no setting of the sliders leads into it", failure->id);
        return;
    }
    const struct control *out = way_out(proving, failure, &in);
    witness_add_sliders(proving->search.catalog, proving->part, &in.of[at],
                        &proving->search.track->defaults, &where);
    proving_say_at(proving, out ? "failure can be entered and left" : "failure can be left",
                   out != NULL, failure->origin, "%s: at%s; %s%s", failure->id,
                   where.length > 0 ? buffer_text(&where) : " the defaults",
                   out ? "left by " : "no control alone leads out", out ? out->name : "");
    buffer_free(&where);
}

void missions_prove_failures(struct proving *proving)
{
    for (size_t i = 0; i < proving->part->failure_count; i++) {
        prove_failure(proving, &proving->part->failures[i]);
    }
}
