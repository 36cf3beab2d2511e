/* search.c: coordinate descent over the sliders' ranges, from many places. */
#include "proof/search.h"

#include <float.h>
#include <math.h>

#include "design/sliders.h"
#include "design/window.h"
#include "design/grid.h"
#include "sim/random.h"

enum { FAILURE_STARTS = 200, SWEEPS = 12, WALK = 40, SLIDERS_MAX = 64 };

size_t search_random(struct search *search, size_t count)
{
    return (size_t)(sim_random_splitmix64(&search->random) % count);
}

/* ---- how far a design is from what is looked for ---- */

/* A design whose parts are known, and the part that its neighbours differ in. */
struct near {
    enum sim_part moved;
    struct judged judged[PARTS];
};

/* What a part is judged at; of a neighbour no more is evaluated than what differs. */
static const struct judged *judge_part(const struct search *search, const struct designs *designs,
                                       const struct near *near, enum sim_part part,
                                       struct judged *judged)
{
    if (near && part != SIM_PART_FINALE && part != near->moved) {
        return &near->judged[part - 1];
    }
    if (near && part == SIM_PART_FINALE) {
        designs_judge_near(search->track, &near->judged[part - 1], designs, judged);
    } else {
        designs_judge(search->track, designs, part, judged);
    }
    return judged;
}

/* Exact below `enough`; what has come to that is not summed further, and a part behind not judged.
 * `near` is a neighbour that is known, or NULL. */
static double aims_miss(const struct search *search, const struct designs *designs,
                        const struct near *near, double enough)
{
    double miss = 0;
    for (size_t i = 0; i < PARTS && miss < enough; i++) {
        const struct part *part = &search->track->parts[i];
        struct judged own;
        if (!search->open[i]) {
            continue;
        }
        const struct judged *judged = judge_part(search, designs, near, (enum sim_part)(i + 1),
                                                 &own);
        for (size_t k = 0; k < part->aim_count; k++) {
            miss += rule_miss(&part->aims[k], judged);
        }
    }
    return miss;
}

bool search_is_met(const struct search *search, const struct designs *designs)
{
    return aims_miss(search, designs, NULL, DBL_TRUE_MIN) == 0;
}

/* What a descent goes down on. */
struct target {
    enum sim_part part;         /* of the failure */
    const struct rule *failure; /* to be entered; NULL: the aims are to be met */
};

static double target_miss(const struct search *search, const struct target *target,
                          const struct designs *designs, const struct near *near, double enough)
{
    struct judged stands;
    if (!target->failure) {
        return aims_miss(search, designs, near, enough);
    }
    designs_stand(search->track, designs, target->part, &stands);
    return rule_miss(target->failure, &stands);
}

/* ---- descent ---- */

/* A slider that may be moved. */
struct search_slider {
    const struct control *control;
    enum sim_part part;
};

static size_t search_axes(const struct search *search, struct search_slider axes[SLIDERS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < PARTS; i++) {
        const struct part *part = &search->track->parts[i];
        for (size_t k = 0; k < part->slider_count && search->open[i]; k++) {
            const struct control *control = &part->controls[k];
            if (!control->fixed && control != search->kept && count < SLIDERS_MAX) {
                axes[count++] = (struct search_slider){control, (enum sim_part)(i + 1)};
            }
        }
    }
    return count;
}

/* What its neighbours along an axis of a part share with a design. */
static void near_begin(const struct search *search, const struct target *target,
                       enum sim_part moved, const struct designs *at, struct near *near)
{
    near->moved = moved;
    for (size_t i = 0; i < PARTS && !target->failure; i++) {
        enum sim_part part = (enum sim_part)(i + 1);
        if (search->open[i] && (part == SIM_PART_FINALE || part != moved)) {
            designs_judge(search->track, at, part, &near->judged[i]);
        }
    }
}

/* The best value along one axis, of the grid's and that of the start, which an aim may be about;
 * *miss falls or stays. */
static void descend_axis(const struct search *search, const struct target *target,
                         const struct search_slider *axis, struct designs *at, double *miss)
{
    const struct control *control = axis->control;
    size_t values = grid_count(control);
    struct designs best = *at;
    struct near near;
    near_begin(search, target, axis->part, at, &near);
    for (size_t i = 0; i <= values; i++) {
        struct designs next = *at;
        double value = i < values ? grid_value(control, i)
                                  : control_value(control, &search->start.of[axis->part - 1]);
        if (!designs_put(&next, axis->part, control, value)) {
            continue;
        }
        double now = target_miss(search, target, &next, &near, *miss);
        if (now < *miss) {
            *miss = now;
            best = next;
        }
    }
    *at = best;
}

static bool descend(struct search *search, const struct target *target, struct designs *at)
{
    struct search_slider axes[SLIDERS_MAX];
    size_t count = search_axes(search, axes);
    double miss = target_miss(search, target, at, NULL, INFINITY), before = INFINITY;
    for (int sweep = 0; sweep < SWEEPS && miss > 0 && miss < before; sweep++) {
        before = miss;
        size_t first = count > 0 ? search_random(search, count) : 0;
        for (size_t i = 0; i < count && miss > 0; i++) {
            descend_axis(search, target, &axes[(first + i) % count], at, &miss);
        }
    }
    return miss == 0;
}

void search_scatter(struct search *search, struct designs *at)
{
    struct search_slider axes[SLIDERS_MAX];
    size_t count = search_axes(search, axes);
    for (size_t i = 0; i < count; i++) {
        const struct control *control = axes[i].control;
        struct designs next = *at;
        size_t index = search_random(search, grid_count(control));
        if (designs_put(&next, axes[i].part, control, grid_value(control, index))) {
            *at = next;
        }
    }
}

static bool look_for(struct search *search, const struct target *target, size_t starts,
                     struct designs *found)
{
    for (size_t i = 0; i < starts; i++) {
        *found = search->start;
        if (i > 0) {
            search_scatter(search, found);
        }
        if (descend(search, target, found)) {
            return true;
        }
    }
    return false;
}

bool search_find(struct search *search, size_t starts, struct designs *found)
{
    return look_for(search, &(struct target){0}, starts, found);
}

bool search_failure(struct search *search, enum sim_part part, const struct rule *failure,
                    struct designs *found)
{
    return look_for(search, &(struct target){part, failure}, FAILURE_STARTS, found);
}

/* Random steps that keep all aims met. */
static void walk(struct search *search, struct designs *at)
{
    struct search_slider axes[SLIDERS_MAX];
    size_t count = search_axes(search, axes);
    for (int i = 0; i < WALK && count > 0; i++) {
        const struct search_slider *axis = &axes[search_random(search, count)];
        size_t index = search_random(search, grid_count(axis->control));
        struct designs next = *at;
        if (designs_put(&next, axis->part, axis->control, grid_value(axis->control, index)) &&
            search_is_met(search, &next)) {
            *at = next;
        }
    }
}

size_t search_gather(struct search *search, size_t starts, struct designs *found, size_t room)
{
    const struct target aims = {0};
    size_t count = 0;
    for (size_t i = 0; i < starts && count < room; i++) {
        found[count] = search->start;
        search_scatter(search, &found[count]);
        if (descend(search, &aims, &found[count])) {
            walk(search, &found[count++]);
        }
    }
    return count;
}

/* Takes another value of an axis if the aims are still met. */
static bool try_value(const struct search *search, const struct search_slider *axis, double value,
                      struct designs *found)
{
    struct designs next = *found;
    if (!designs_put(&next, axis->part, axis->control, value) || !search_is_met(search, &next)) {
        return false;
    }
    *found = next;
    return true;
}

/* From the value at the start to the one found: the first that will do. */
static void simplify_axis(const struct search *search, const struct search_slider *axis,
                          struct designs *found)
{
    const struct control *control = axis->control;
    double from = control_value(control, &search->start.of[axis->part - 1]);
    double to = control_value(control, &found->of[axis->part - 1]);
    size_t values = grid_count(control);
    bool done = try_value(search, axis, from, found);
    for (size_t i = 0; i < values && !done; i++) {
        double value = grid_value(control, from < to ? i : values - 1 - i);
        bool between = (value - from) * (value - to) < 0;
        done = between && try_value(search, axis, value, found);
    }
}

void search_simplify(const struct search *search, struct designs *found)
{
    struct search_slider axes[SLIDERS_MAX];
    size_t count = search_axes(search, axes);
    for (size_t i = 0; i < count; i++) {
        simplify_axis(search, &axes[i], found);
    }
}

/* ---- beginning ---- */

static void find_window(struct search *search, struct design *two)
{
    two->best_goodput = window_best(&search->window, search->track, &two->in.reliability);
}

void search_begin(struct search *search, const struct catalog *catalog, const struct track *track,
                  enum sim_part part)
{
    *search = (struct search){.catalog = catalog, .track = track, .random = (uint64_t)part};
    search->open[part - 1] = true;
    for (size_t i = 0; i < PARTS; i++) {
        search->start.of[i] = track->defaults;
    }
    part_pin(track, SIM_PART_FINALE, &search->start.of[SIM_PART_FINALE - 1]);
    find_window(search, &search->start.of[SIM_PART_RELIABILITY - 1]);
}

void search_link(struct search *search)
{
    struct design *two = &search->start.of[SIM_PART_RELIABILITY - 1];
    struct judged linked;
    judge_design(search->track, SIM_PART_SCALING, &search->start.of[SIM_PART_SCALING - 1], &linked);
    sliders_copy(&search->track->parts[SIM_PART_RELIABILITY - 1], two, &linked.design);
    sim_finale_link(&linked.design.in, &linked.out.scaling);
    find_window(search, &linked.design);
    *two = linked.design;
}
