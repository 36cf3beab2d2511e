/* prove_search.c: coordinate descent over the sliders' ranges, from many places. */
#include "proof/search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "design/dial.h"
#include "design/evaluate.h"
#include "design/sliders.h"
#include "design/window.h"
#include "sim/random.h"
#include "store/number.h"

enum { FINEST = 9, GRID = 33, SWEEPS = 12, WALK = 40, WHOLE_RANGE = 64, SLIDERS_MAX = 64 };

/* A miss that can't be measured, or is beyond measure. */
#define MISS_MOST 20.0
/* Not quite there is still a miss. */
#define MISS_LEAST 1e-3

size_t search_random(struct search *search, size_t count)
{
    return (size_t)(sim_random_splitmix64(&search->random) % count);
}

/* ---- values of a control ---- */

size_t control_values(const struct lab_control *control)
{
    double range = control->max - control->min;
    bool whole = dial_is_option(control) || control->param->kind == SIM_COUNT;
    return whole && range < WHOLE_RANGE ? (size_t)range + 1 : GRID;
}

/* What a person would type: the double next to a short decimal. */
static double decimal(double value, int digits)
{
    double scale = pow(10, abs(digits));
    return digits < 0 ? round(value / scale) * scale : round(value * scale) / scale;
}

static double three_digits(double value)
{
    return decimal(value, 2 - (int)floor(log10(value)));
}

double control_value(const struct lab_control *control, size_t index)
{
    double last = (double)control_values(control) - 1;
    double share = last > 0 ? (double)index / last : 0, value;
    if (share <= 0 || share >= 1) {
        return share <= 0 ? control->min : control->max;
    }
    if (control->log) {
        value = three_digits(control->min * pow(control->max / control->min, share));
    } else {
        value = control->min + share * (control->max - control->min);
        if (!dial_is_option(control)) {
            value = control->min + round((value - control->min) / control->fine) * control->fine;
            value = decimal(value, FINEST);
        }
    }
    return fmin(fmax(value, control->min), control->max);
}

bool control_is_pinned(const struct lab_part *part, const struct lab_control *control)
{
    for (size_t i = 0; i < part->pinned_count; i++) {
        if (strcmp(part->pinned[i], control->name) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- designs ---- */

bool fleet_put(struct fleet *fleet, enum sim_part part, const struct lab_control *control,
               double value)
{
    char why[LAB_WHY_BYTES];
    struct lab_design *design = &fleet->of[part - 1];
    lab_control_put(control, design, value);
    return lab_design_conflict(design, why) == NULL;
}

/* Earlier parts come first: the finale's own sliders replace theirs of the same name. */
static void compose(const struct lab_track *track, const struct fleet *fleet,
                    struct lab_design *whole)
{
    *whole = track->defaults;
    for (size_t i = 0; i < LAB_PARTS; i++) {
        sliders_copy(&track->parts[i], &fleet->of[i], whole);
    }
}

void fleet_judge(const struct lab_track *track, const struct fleet *fleet, enum sim_part part,
                 struct lab_judged *judged)
{
    struct lab_design whole = fleet->of[part - 1];
    if (part == SIM_PART_FINALE) {
        compose(track, fleet, &whole);
    }
    lab_judge(track, part, &whole, judged);
}

void fleet_stand(const struct lab_track *track, const struct fleet *fleet, enum sim_part part,
                 struct lab_judged *stands)
{
    if (part == SIM_PART_FINALE) {
        fleet_judge(track, fleet, part, stands);
        return;
    }
    stands->design = fleet->of[part - 1];
    lab_evaluate(part, &stands->design, &stands->out);
}

void control_name(const struct lab_catalog *catalog, const struct lab_control *control,
                  const struct lab_design *design, struct buffer *text)
{
    char value[LAB_VALUE_BYTES];
    bool number = !dial_is_option(control);
    buffer_add_format(text, " %s=%s", control->name,
                      number ? number_short(lab_control_value(control, design), value)
                             : lab_design_get(catalog, design, control->name, value));
}

void fleet_name(const struct lab_catalog *catalog, const struct lab_part *part,
                const struct lab_design *design, const struct lab_design *than, struct buffer *text)
{
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i];
        if (!control->fixed &&
            lab_control_value(control, design) != lab_control_value(control, than)) {
            control_name(catalog, control, design, text);
        }
    }
}

/* ---- how far a design is from what is looked for ---- */

/* In e-folds of the limit where that has a meaning: a share of 1e-2 is far from one of 1e-5. */
static double rule_miss(const struct lab_rule *rule, const struct lab_judged *judged)
{
    enum lab_holds holds = lab_rule_holds(rule, &judged->design, &judged->out);
    if (holds == LAB_HOLDS) {
        return 0;
    }
    double value = lab_rule_value(rule, &judged->design, &judged->out);
    double limit = lab_rule_limit(rule, &judged->design, &judged->out);
    if (isnan(value) || isnan(limit)) {
        return MISS_MOST;
    }
    double miss = value > 0 && limit > 0 ? fabs(log(value / limit)) : fabs(value - limit);
    return MISS_LEAST + fmin(miss, MISS_MOST);
}

static double aims_miss(const struct search *search, const struct fleet *fleet)
{
    double miss = 0;
    for (size_t i = 0; i < LAB_PARTS; i++) {
        const struct lab_part *part = &search->track->parts[i];
        struct lab_judged judged;
        if (!search->open[i]) {
            continue;
        }
        fleet_judge(search->track, fleet, (enum sim_part)(i + 1), &judged);
        for (size_t k = 0; k < part->aim_count; k++) {
            miss += rule_miss(&part->aims[k], &judged);
        }
    }
    return miss;
}

bool search_is_met(const struct search *search, const struct fleet *fleet)
{
    return aims_miss(search, fleet) == 0;
}

/* What a descent goes down on. */
struct target {
    enum sim_part part;             /* of the failure */
    const struct lab_rule *failure; /* to be entered; NULL: the aims are to be met */
};

static double target_miss(const struct search *search, const struct target *target,
                          const struct fleet *fleet)
{
    struct lab_judged stands;
    if (!target->failure) {
        return aims_miss(search, fleet);
    }
    fleet_stand(search->track, fleet, target->part, &stands);
    return rule_miss(target->failure, &stands);
}

/* ---- descent ---- */

/* A slider that may be moved. */
struct axis {
    const struct lab_control *control;
    enum sim_part part;
};

/* What aims pin can't help them, but a failure state may lie there. */
static size_t search_axes(const struct search *search, bool pinned, struct axis axes[SLIDERS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < LAB_PARTS; i++) {
        const struct lab_part *part = &search->track->parts[i];
        for (size_t k = 0; k < part->slider_count && search->open[i]; k++) {
            const struct lab_control *control = &part->controls[k];
            bool moves = !control->fixed && control != search->kept &&
                         (pinned || !control_is_pinned(part, control));
            if (moves && count < SLIDERS_MAX) {
                axes[count++] = (struct axis){control, (enum sim_part)(i + 1)};
            }
        }
    }
    return count;
}

/* The best value along one axis; *miss falls or stays. */
static void descend_axis(const struct search *search, const struct target *target,
                         const struct axis *axis, struct fleet *at, double *miss)
{
    struct fleet best = *at;
    for (size_t i = 0; i < control_values(axis->control); i++) {
        struct fleet next = *at;
        if (!fleet_put(&next, axis->part, axis->control, control_value(axis->control, i))) {
            continue;
        }
        double now = target_miss(search, target, &next);
        if (now < *miss) {
            *miss = now;
            best = next;
        }
    }
    *at = best;
}

static bool descend(struct search *search, const struct target *target, struct fleet *at)
{
    struct axis axes[SLIDERS_MAX];
    size_t count = search_axes(search, target->failure != NULL, axes);
    double miss = target_miss(search, target, at), before = INFINITY;
    for (int sweep = 0; sweep < SWEEPS && miss > 0 && miss < before; sweep++) {
        before = miss;
        size_t first = count > 0 ? search_random(search, count) : 0;
        for (size_t i = 0; i < count && miss > 0; i++) {
            descend_axis(search, target, &axes[(first + i) % count], at, &miss);
        }
    }
    return miss == 0;
}

static void scatter(struct search *search, const struct target *target, struct fleet *at)
{
    struct axis axes[SLIDERS_MAX];
    size_t count = search_axes(search, target->failure != NULL, axes);
    for (size_t i = 0; i < count; i++) {
        const struct lab_control *control = axes[i].control;
        struct fleet next = *at;
        size_t index = search_random(search, control_values(control));
        if (fleet_put(&next, axes[i].part, control, control_value(control, index))) {
            *at = next;
        }
    }
}

static bool look_for(struct search *search, const struct target *target, size_t starts,
                     struct fleet *found)
{
    for (size_t i = 0; i < starts; i++) {
        *found = search->start;
        if (i > 0) {
            scatter(search, target, found);
        }
        if (descend(search, target, found)) {
            return true;
        }
    }
    return false;
}

bool search_find(struct search *search, size_t starts, struct fleet *found)
{
    return look_for(search, &(struct target){0}, starts, found);
}

bool search_failure(struct search *search, enum sim_part part, const struct lab_rule *failure,
                    struct fleet *found)
{
    return look_for(search, &(struct target){part, failure}, 200, found);
}

/* Random steps that keep all aims met. */
static void walk(struct search *search, struct fleet *at)
{
    struct axis axes[SLIDERS_MAX];
    size_t count = search_axes(search, false, axes);
    for (int i = 0; i < WALK && count > 0; i++) {
        const struct axis *axis = &axes[search_random(search, count)];
        size_t index = search_random(search, control_values(axis->control));
        struct fleet next = *at;
        if (fleet_put(&next, axis->part, axis->control, control_value(axis->control, index)) &&
            search_is_met(search, &next)) {
            *at = next;
        }
    }
}

size_t search_gather(struct search *search, size_t starts, struct fleet *found, size_t room)
{
    const struct target aims = {0};
    size_t count = 0;
    for (size_t i = 0; i < starts && count < room; i++) {
        found[count] = search->start;
        scatter(search, &aims, &found[count]);
        if (descend(search, &aims, &found[count])) {
            walk(search, &found[count++]);
        }
    }
    return count;
}

/* Takes another value of an axis if the aims are still met. */
static bool try_value(const struct search *search, const struct axis *axis, double value,
                      struct fleet *found)
{
    struct fleet next = *found;
    if (!fleet_put(&next, axis->part, axis->control, value) || !search_is_met(search, &next)) {
        return false;
    }
    *found = next;
    return true;
}

/* From the value at the start to the one found: the first that will do. */
static void simplify_axis(const struct search *search, const struct axis *axis, struct fleet *found)
{
    const struct lab_control *control = axis->control;
    double from = lab_control_value(control, &search->start.of[axis->part - 1]);
    double to = lab_control_value(control, &found->of[axis->part - 1]);
    size_t values = control_values(control);
    bool done = try_value(search, axis, from, found);
    for (size_t i = 0; i < values && !done; i++) {
        double value = control_value(control, from < to ? i : values - 1 - i);
        bool between = (value - from) * (value - to) < 0;
        done = between && try_value(search, axis, value, found);
    }
}

void search_simplify(const struct search *search, struct fleet *found)
{
    struct axis axes[SLIDERS_MAX];
    size_t count = search_axes(search, false, axes);
    for (size_t i = 0; i < count; i++) {
        simplify_axis(search, &axes[i], found);
    }
}

/* ---- beginning ---- */

void search_begin(struct search *search, const struct lab_catalog *catalog,
                  const struct lab_track *track, enum sim_part part)
{
    *search = (struct search){.catalog = catalog, .track = track, .random = (uint64_t)part};
    search->open[part - 1] = true;
    for (size_t i = 0; i < LAB_PARTS; i++) {
        search->start.of[i] = track->defaults;
    }
    lab_part_pin(track, SIM_PART_FINALE, &search->start.of[SIM_PART_FINALE - 1]);
    lab_window_find(track, &search->start.of[SIM_PART_RELIABILITY - 1]);
}

void search_link(struct search *search)
{
    struct lab_design *two = &search->start.of[SIM_PART_RELIABILITY - 1];
    struct lab_judged linked;
    lab_judge(search->track, SIM_PART_SCALING, &search->start.of[SIM_PART_SCALING - 1], &linked);
    sliders_copy(&search->track->parts[SIM_PART_RELIABILITY - 1], two, &linked.design);
    sim_finale_link(&linked.design.in, &linked.out.scaling);
    lab_window_find(search->track, &linked.design);
    *two = linked.design;
}
