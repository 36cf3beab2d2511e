#include "proof/controls.h"

#include <math.h>
#include <string.h>

#include "design/grid.h"
#include "store/buffer.h"

enum { PROBES = 1000, OPTIONS_MOST = 8, HALVINGS = 50, RULES_MAX = 64, PRICES_MAX = 16 };

/* What a change of this share is, is rounding. */
#define NOISE 1e-9

/* Everything that a control may change for better or worse. */
struct control_effects {
    enum holds verdicts[RULES_MAX]; /* aims as judged, then failure states */
    size_t verdict_count, aim_count;
    double prices[PRICES_MAX], gains[PRICES_MAX];
};

static void standing_take(const struct proving *proving, const struct designs *designs,
                          struct control_effects *standing)
{
    const struct part *part = proving->part;
    struct judged judged, stands;
    *standing = (struct control_effects){.aim_count = part->aim_count};
    designs_judge(proving->search.track, designs, part->number, &judged);
    designs_stand(proving->search.track, designs, part->number, &stands);
    for (size_t i = 0; i < part->aim_count + part->failure_count && i < RULES_MAX; i++) {
        bool aim = i < part->aim_count;
        const struct rule *rule = aim ? &part->aims[i] : &part->failures[i - part->aim_count];
        const struct judged *as = aim ? &judged : &stands;
        standing->verdicts[standing->verdict_count++] = rule_holds(rule, &as->design, &as->out);
    }
    for (size_t i = 0; i < part->price_count && i < PRICES_MAX; i++) {
        standing->prices[i] = operand_value(&part->prices[i], &stands.design, &stands.out);
    }
    for (size_t i = 0; i < part->gain_count && i < PRICES_MAX; i++) {
        standing->gains[i] = operand_value(&part->gains[i], &stands.design, &stands.out);
    }
}

static bool differs(const struct control_effects *a, const struct control_effects *b)
{
    return memcmp(a->verdicts, b->verdicts, a->verdict_count * sizeof a->verdicts[0]) != 0;
}

/* More than before; a value that is gone is no price. */
static bool rises(double before, double after)
{
    return after - before > NOISE * fabs(before);
}

/* An aim is lost, a failure entered, a price up or a gain down. */
static bool worsens(const struct part *part, const struct control_effects *before,
                    const struct control_effects *after)
{
    for (size_t i = 0; i < before->verdict_count; i++) {
        enum holds bad = i < before->aim_count ? RULE_HOLDS : RULE_FAILS;
        if (before->verdicts[i] == bad && after->verdicts[i] != bad) {
            return true;
        }
    }
    for (size_t i = 0; i < part->price_count && i < PRICES_MAX; i++) {
        if (rises(before->prices[i], after->prices[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < part->gain_count && i < PRICES_MAX; i++) {
        if (rises(after->gains[i], before->gains[i])) {
            return true;
        }
    }
    return false;
}

/* ---- every control changes a verdict ---- */

/* Along a slider its ends differ most; of choices each may matter. */
static bool is_wide(size_t values)
{
    return values > OPTIONS_MOST;
}

static bool changes_verdict(const struct proving *proving, const struct control *control,
                            const struct designs *from)
{
    struct control_effects before, after;
    standing_take(proving, from, &before);
    size_t values = grid_count(control), step = is_wide(values) ? values - 1 : 1;
    for (size_t i = 0; i < values; i += step) {
        struct designs next = *from;
        if (!designs_put(&next, proving->part->number, control, grid_value(control, i))) {
            continue;
        }
        standing_take(proving, &next, &after);
        if (differs(&before, &after)) {
            return true;
        }
    }
    return false;
}

/*
 * A control of small effect changes a verdict only near its limit. Along another slider, with the
 * control at its least, some verdict may change: tells from both sides of that place.
 */
static bool changes_near(const struct proving *proving, const struct control *control,
                         const struct control *along, struct designs from)
{
    enum sim_part part = proving->part->number;
    struct control_effects low, here;
    struct designs below = from, above = from;
    double least = along->min, most = along->max;
    if (!designs_put(&below, part, control, control->min) ||
        !designs_put(&below, part, along, least) ||
        !designs_put(&above, part, control, control->min) ||
        !designs_put(&above, part, along, most)) {
        return false;
    }
    standing_take(proving, &below, &low);
    standing_take(proving, &above, &here);
    for (int i = 0; i < HALVINGS && differs(&low, &here); i++) {
        struct designs middle = below;
        double value = (least + most) / 2;
        struct control_effects at;
        designs_put(&middle, part, along, value);
        standing_take(proving, &middle, &at);
        if (differs(&low, &at)) {
            above = middle;
            most = value;
        } else {
            below = middle;
            least = value;
        }
    }
    return changes_verdict(proving, control, &below) || changes_verdict(proving, control, &above);
}

static bool matters_from(const struct proving *proving, const struct control *control,
                         const struct designs *from)
{
    if (changes_verdict(proving, control, from)) {
        return true;
    }
    for (size_t i = 0; i < proving->part->slider_count; i++) {
        const struct control *along = &proving->part->controls[i];
        if (along != control && !along->fixed && is_wide(grid_count(along)) &&
            changes_near(proving, control, along, *from)) {
            return true;
        }
    }
    return false;
}

/* From the defaults, from a witness, or else from a design with every slider somewhere. */
static bool matters(struct proving *proving, const struct control *control)
{
    struct designs probe = proving->search.start;
    if (matters_from(proving, control, &probe)) {
        return true;
    }
    for (size_t i = 0; i < proving->witness_count; i++) {
        if (matters_from(proving, control, &proving->witnesses[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < PROBES; i++) {
        for (size_t k = 0; k < proving->part->slider_count; k++) {
            const struct control *other = &proving->part->controls[k];
            size_t index = search_random(&proving->search, grid_count(other));
            struct designs next = probe;
            if (!other->fixed &&
                designs_put(&next, proving->part->number, other, grid_value(other, index))) {
                probe = next;
            }
        }
        if (matters_from(proving, control, &probe)) {
            return true;
        }
    }
    return false;
}

/* ---- none is free ---- */

/* What moving a control from a witness towards a limit does, somewhere on the way. */
enum cost { NO_ROOM, FREE, COSTS };

static enum cost cost_from(const struct proving *proving, const struct control *control, bool up,
                           const struct designs *witness)
{
    struct control_effects before, after;
    enum cost cost = NO_ROOM;
    double value = control_value(control, &witness->of[proving->part->number - 1]);
    standing_take(proving, witness, &before);
    for (size_t i = 0; i < grid_count(control); i++) {
        double to = grid_value(control, i);
        struct designs next = *witness;
        if ((up ? to <= value : to >= value) ||
            !designs_put(&next, proving->part->number, control, to)) {
            continue;
        }
        standing_take(proving, &next, &after);
        if (worsens(proving->part, &before, &after)) {
            return COSTS;
        }
        cost = FREE;
    }
    return cost;
}

/* Where no witness has room the other way is what costs: every design that will do stands there. */
static bool is_free(const struct proving *proving, const struct control *control, bool up)
{
    bool free = false;
    for (size_t i = 0; i < proving->witness_count; i++) {
        enum cost cost = cost_from(proving, control, up, &proving->witnesses[i]);
        if (cost == COSTS) {
            return false;
        }
        free = free || cost == FREE;
    }
    return free;
}

static const char *exemption(const struct part *part, const struct control *control, bool up)
{
    for (size_t i = 0; i < part->free_count; i++) {
        if (strcmp(part->free[i].control, control->name) == 0) {
            return up ? part->free[i].up : part->free[i].down;
        }
    }
    return NULL;
}

/* True where it isn't as the data say. */
static bool check_free(const struct proving *proving, const struct control *control, bool up,
                       struct buffer *free, struct buffer *needless)
{
    bool exempt = exemption(proving->part, control, up) != NULL;
    bool costless = is_free(proving, control, up);
    if (costless != exempt) {
        struct buffer *list = costless ? free : needless;
        buffer_add_format(list, "%s%s %s", list->length > 0 ? ", " : "", control->name,
                          up ? "up" : "down");
    }
    return costless != exempt;
}

void controls_prove(struct proving *proving)
{
    const struct part *part = proving->part;
    struct buffer idle = {0}, free = {0}, needless = {0};
    struct origin first_idle = {0}, first_free = {0};
    size_t count = 0;
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        if (control->fixed) {
            continue;
        }
        count++;
        if (!matters(proving, control)) {
            first_idle = idle.length > 0 ? first_idle : control->origin;
            buffer_add_format(&idle, "%s%s", idle.length > 0 ? ", " : "", control->name);
        }
        for (int up = 0; up <= 1 && proving->witness_count > 0; up++) {
            bool first = free.length + needless.length == 0;
            if (check_free(proving, control, up, &free, &needless) && first) {
                first_free = control->origin;
            }
        }
    }
    proving_say_at(proving, "every control changes a verdict", idle.length == 0, first_idle,
                   idle.length == 0 ? "%zu controls%s" : "of %zu controls these never do: %s",
                   count, buffer_text(&idle));
    if (proving->witness_count > 0) {
        proving_say_at(proving, "no control is free", free.length + needless.length == 0,
                       first_free, "%zu witnesses; %zu exempted in the data%s%s%s%s",
                       proving->witness_count, part->free_count, free.length > 0 ? "; free: " : "",
                       buffer_text(&free), needless.length > 0 ? "; exempted without need: " : "",
                       buffer_text(&needless));
    }
    buffer_free(&idle);
    buffer_free(&free);
    buffer_free(&needless);
}
