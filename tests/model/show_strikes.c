/*
 * show_strikes TRACK COUNT: some designs that the finale of a track accepts, from a fixed seed, and
 * what its ladder does to them, for the second implementation to hold itself against. Lines:
 *
 *     design NAME=VALUE...      what a student sets, in all parts; each third has one control moved
 *                               after it was accepted, so that not all aims are kept
 *     strike CHOICE STEP        what breaks first, and where; holds 0
 *     repair NAME=VALUE CHOICE HELD    a random one on top of those before it, and what it comes to
 *     mend found|none|needless NAME=VALUE...    the program's own
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lesson/play.h"
#include "design/dial.h"
#include "design/evaluate.h"
#include "design/grid.h"
#include "design/mend.h"
#include "proof/fleets.h"
#include "store/memory.h"

struct showing {
    const struct catalog *catalog;
    const struct track *track;
    struct search search;
};

static void show(const struct showing *showing, const char *name, const struct design *design)
{
    char value[VALUE_BYTES];
    printf(" %s=%s", name, design_get(&showing->catalog->reference, design, name, value));
}

static bool is_shown_before(const struct showing *showing, size_t part, const char *name)
{
    for (size_t i = 0; i < part; i++) {
        const struct control *control = control_find(&showing->track->parts[i], name);
        if (control && control->slider > 0 && !control->fixed) {
            return true;
        }
    }
    return false;
}

static bool is_pinned(const struct part *finale, const char *name)
{
    for (size_t i = 0; i < finale->pinned_count; i++) {
        if (strcmp(finale->pinned[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void show_design(const struct showing *showing, const struct design *design)
{
    printf("design");
    for (size_t i = 0; i < PARTS; i++) {
        const struct part *part = &showing->track->parts[i];
        for (size_t k = 0; k < part->slider_count; k++) {
            const struct control *control = &part->controls[k];
            if (!control->fixed && !is_shown_before(showing, i, control->name) &&
                !is_pinned(&showing->track->parts[SIM_PART_FINALE - 1], control->name)) {
                show(showing, control->name, design);
            }
        }
    }
    printf("\n");
}

/* Another value of a random control; false: it would contradict the design. */
static bool move_one(struct showing *showing, const struct control **moved, struct design *design)
{
    const struct part *bench = &showing->track->stress.bench;
    const struct control
        *control = &bench->controls[search_random(&showing->search, bench->slider_count)];
    struct design next = *design;
    char why[WHY_BYTES];
    control_put(control, &next,
                grid_value(control, search_random(&showing->search, grid_count(control))));
    if (control->fixed || design_conflict(&next, why)) {
        return false;
    }
    *design = next;
    *moved = control;
    return true;
}

static void show_repairs(struct showing *showing, stress_aims kept, const struct design *struck)
{
    const struct track *track = showing->track;
    struct design design = *struck;
    const struct control *control;
    for (int i = 0; i < track->stress.repairs; i++) {
        while (!move_one(showing, &control, &design)) {
        }
        struct strike strike = stress_climb(track, kept, &design);
        printf("repair");
        show(showing, control->name, &design);
        printf(" %s %zu\n", strike_id(&strike), strike_held(track, &strike));
    }
}

static void show_mend(const struct showing *showing, const struct strike *strike, stress_aims kept,
                      const struct design *struck)
{
    struct mend mend = {0};
    struct design design = *struck;
    bool found = strike->step > 0 && mend_find(showing->track, strike->step, kept, struck, &mend);
    printf("mend %s", strike->step == 0 ? "needless" : found ? "found" : "none");
    for (size_t i = 0; found && i < mend.count; i++) {
        control_put(mend.moves[i].control, &design, mend.moves[i].value);
        show(showing, mend.moves[i].control->name, &design);
    }
    printf("\n");
}

static void show_one(struct showing *showing, const struct design *design)
{
    stress_aims kept = stress_met(showing->track, 0, design);
    struct strike strike = stress_climb(showing->track, kept, design);
    show_design(showing, design);
    printf("strike %s %zu\n", strike_id(&strike), strike.step);
    show_repairs(showing, kept, design);
    show_mend(showing, &strike, kept, design);
}

/* Designs of all parts that meet all aims, from each of the fleets in turn. */
static size_t gather(struct showing *showing, struct designs *found, size_t room)
{
    struct designs fleets[FLEETS_MOST];
    struct search *search = &showing->search;
    size_t count = 0, fleet_count = fleets_find(showing->catalog, showing->track, fleets);
    search_begin(search, showing->catalog, showing->track, SIM_PART_FINALE);
    search->open[SIM_PART_RELIABILITY - 1] = search->open[SIM_PART_COMPOUND - 1] = true;
    for (size_t i = 0; i < fleet_count; i++) {
        size_t share = (room - count) / (fleet_count - i);
        fleets_begin_with(search, &fleets[i].of[SIM_PART_SCALING - 1]);
        count += search_gather(search, 2 * share, found + count, share);
    }
    return count;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        return 2;
    }
    struct catalog *catalog = play_catalog();
    struct showing showing = {.catalog = catalog, .track = track_find(catalog, argv[1])};
    size_t room = (size_t)atoi(argv[2]);
    struct designs *designs = memory_get(room, sizeof *designs);
    size_t count = gather(&showing, designs, room);
    for (size_t i = 0; i < count; i++) {
        struct judged judged;
        const struct control *moved;
        designs_judge(showing.track, &designs[i], SIM_PART_FINALE, &judged);
        if (i % 3 == 2) {
            move_one(&showing, &moved, &judged.design);
        }
        show_one(&showing, &judged.design);
    }
    free(designs);
    catalog_free(catalog);
    return 0;
}
