#include "lesson/offers.h"

#include <string.h>

#include "course/preset.h"
#include "course/settings.h"
#include "lesson/progress.h"
#include "lesson/rules.h"
#include "lesson/runs.h"
#include "lesson/struck.h"

static struct offer *add(struct offers *offers, const char *id)
{
    if (offers->count == offers->room) {
        size_t room = offers->room ? 2 * offers->room : 16;
        struct offer *items = arena_alloc(offers->arena, room * sizeof *items);
        if (offers->count > 0) {
            memcpy(items, offers->items, offers->count * sizeof *items);
        }
        offers->items = items;
        offers->room = room;
    }
    offers->items[offers->count] = (struct offer){.id = id};
    return &offers->items[offers->count++];
}

static struct offer *add_number(struct offers *offers, const char *name, size_t number)
{
    return add(offers, arena_printf(offers->arena, "%s.%zu", name, number));
}

static void add_name(struct offers *offers, const char *name, const char *of)
{
    add(offers, arena_printf(offers->arena, "%s.%s", name, of));
}

/* ---- before a part, and behind all of them ---- */

static void offer_start(const struct lesson *lesson, struct offers *offers)
{
    if (!lesson_track(lesson)) {
        add(offers, "begin")->primary = true;
        return;
    }
    add(offers, "resume")->primary = true;
    add(offers, "to_parts");
    add(offers, "tracks");
}

static void offer_tracks(const struct lesson *lesson, struct offers *offers)
{
    for (size_t i = 0; i < lesson->catalog->track_count; i++) {
        const char *id = lesson->catalog->tracks[i].id;
        if (course_has_track(lesson->tracks, id)) {
            add_name(offers, "track", id);
        }
    }
}

static void offer_parts(const struct lesson *lesson, struct offers *offers)
{
    for (size_t i = 1; i <= PARTS; i++) {
        struct offer *part = add_number(offers, "part", i);
        part->closed = i == SIM_PART_FINALE && !lesson_finale_is_open(lesson);
    }
    if (progress_is_ending(lesson->state, lesson_track_index(lesson))) {
        add(offers, "to_end");
    }
    add(offers, "tracks");
}

static void offer_end(const struct lesson *lesson, struct offers *offers)
{
    bool open = lesson_can_hand_in(lesson);
    if (open) {
        add(offers, "hand_in")->primary = true;
    }
    add(offers, "to_parts")->primary = !open;
}

/* ---- the loop of a part ---- */

static void offer_brief(const struct lesson *lesson, struct offers *offers)
{
    bool open = lesson->where.part == SIM_PART_FINALE || part_is_locked(lesson_part_state(lesson));
    add(offers, open ? "to_workbench" : "to_lock")->primary = true;
    add(offers, "to_parts");
}

/* The finale's prediction: before it is locked, and where the strike could not be saved then. */
static void offer_lock_finale(const struct lesson *lesson, struct offers *offers)
{
    bool locked = part_is_locked(lesson_part_state(lesson));
    add(offers, locked ? "to_stress" : "lock")->primary = true;
    add(offers, "to_parts");
}

static void offer_lock(const struct lesson *lesson, struct offers *offers)
{
    if (lesson->where.part == SIM_PART_FINALE) {
        offer_lock_finale(lesson, offers);
        return;
    }
    add(offers, "lock")->primary = true;
    add(offers, "to_brief");
    add(offers, "to_parts");
}

static void offer_workbench(const struct lesson *lesson, struct offers *offers)
{
    bool last = lesson->where.part == SIM_PART_COMPOUND;
    /* Before the others, which stand at the bottom and must not move. */
    if (bench_has_failed(&lesson->bench)) {
        add(offers, "restore");
    }
    add(offers, "commit")->primary = true;
    add(offers, !lesson_part_state(lesson)->observation ? "to_observe"
                : last                                  ? "to_finale"
                                                        : "to_reflect");
    if (!last && lesson_finale_is_open(lesson)) {
        add(offers, "to_finale");
    }
    add(offers, "to_parts");
    if (lesson_has_case(lesson, lesson->where.part)) {
        add(offers, "to_case")->more = true;
    }
    if (part_is_revealed(lesson_part_state(lesson))) {
        add(offers, "to_reveal")->more = true; /* whence one may have come */
    }
    add(offers, "reset")->more = true;
}

/* The workbench of the prediction's case. */
static void offer_case(const struct lesson *lesson, struct offers *offers)
{
    const struct rules *rules = rules_of(lesson->where.part);
    for (size_t i = 0; i < sizeof rules->tries / sizeof rules->tries[0]; i++) {
        add_name(offers, "try", rules->tries[i]);
    }
    add(offers, "trial")->primary = true;
    add(offers, "to_mission");
    add(offers, "to_parts")->more = true;
}

static void offer_observe(const struct lesson *lesson, struct offers *offers)
{
    (void)lesson;
    add(offers, "observe")->primary = true;
    add(offers, "to_workbench");
    add(offers, "to_parts");
}

static void offer_stress(const struct lesson *lesson, struct offers *offers)
{
    const struct part_state *state = lesson_part_state(lesson);
    bool open = !part_is_done(state);
    struct offer *repair = add(offers, "repair");
    repair->primary = true;
    repair->closed = !open || struck_repairs_left(lesson_track(lesson), state) == 0;
    add(offers, open ? "to_decide" : "to_stress");
    add(offers, "to_parts");
}

static void offer_decision(const struct lesson *lesson, struct offers *offers)
{
    add(offers, part_is_done(lesson_part_state(lesson)) ? "to_stress" : "submit")->primary = true;
    if (!part_is_done(lesson_part_state(lesson))) {
        add(offers, "to_repairs");
    }
    add(offers, "to_parts");
}

/* The legacy is argued on the recorded fleet, once its stress is decided, or was before. */
static bool is_legacy_open(const struct lesson *lesson)
{
    const struct part_state *finale = lesson_state_of(lesson, SIM_PART_FINALE);
    return lesson_finale_is_recorded(lesson) &&
           (part_is_decided(finale) || part_is_done(lesson_state_of(lesson, SIM_PART_COMPOUND)));
}

static void offer_reveal(const struct lesson *lesson, struct offers *offers)
{
    if (lesson->where.part == SIM_PART_FINALE) {
        add(offers, "to_legacy")->primary = true;
        add(offers, "to_workbench");
        add(offers, "to_parts");
        return;
    }
    bool last = lesson->where.part == SIM_PART_COMPOUND;
    add(offers, last ? "to_finale" : "to_reflect")->primary = true;
    if (last && is_legacy_open(lesson)) {
        add(offers, "to_legacy");
    }
    add(offers, "to_workbench");
    add(offers, "to_parts");
}

static void offer_reflect(const struct lesson *lesson, struct offers *offers)
{
    if (lesson->where.part == SIM_PART_FINALE) {
        offer_decision(lesson, offers);
        return;
    }
    bool last = lesson->where.part == SIM_PART_COMPOUND;
    add(offers, "submit")->primary = true;
    add(offers, "to_parts");
    add(offers, last ? "to_finale" : "to_workbench");
    add(offers, "to_reveal");
}

static void offer_finale(const struct lesson *lesson, struct offers *offers)
{
    add(offers, "commit")->primary = true;
    if (lesson_finale_is_recorded(lesson)) {
        add(offers, "to_stress");
    }
    if (is_legacy_open(lesson)) {
        add(offers, "to_legacy");
    }
    for (size_t i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        add_number(offers, "mend", i);
    }
    add(offers, "to_brief")->more = true;
    add(offers, "to_parts")->more = true;
    if (part_is_decided(lesson_part_state(lesson))) {
        add(offers, "to_reveal")->more = true; /* whence one may have come */
    }
}

/* ---- the page of runs ---- */

static void offer_history(const struct lesson *lesson, struct offers *offers)
{
    const struct part_state *part = lesson_part_state(lesson);
    const struct track *track = lesson_track(lesson);
    for (size_t i = part->first_run; i < part->run_count; i++) {
        add_number(offers, "run", i + 1);
    }
    for (size_t i = part->first_run; runs_made(part) > 1 && i < part->run_count; i++) {
        add_number(offers, "mark", i + 1);
    }
    for (size_t i = 0; i < preset_count(track); i++) {
        if (preset_part(track, i) == lesson->where.part) {
            add_name(offers, "preset", preset_id(track, i));
        }
    }
}

/* ---- all of them ---- */

void offers_list(const struct lesson *lesson, struct offers *offers)
{
    static void (*const screens[])(const struct lesson *, struct offers *) = {
        [SCENE_START] = offer_start,     [SCENE_TRACK] = offer_tracks,
        [SCENE_PARTS] = offer_parts,     [SCENE_BRIEF] = offer_brief,
        [SCENE_LOCK] = offer_lock,       [SCENE_WORKBENCH] = offer_workbench,
        [SCENE_OBSERVE] = offer_observe, [SCENE_REVEAL] = offer_reveal,
        [SCENE_REFLECT] = offer_reflect, [SCENE_FINALE] = offer_finale,
        [SCENE_STRESS] = offer_stress,   [SCENE_END] = offer_end,
        [SCENE_CASE] = offer_case,
    };
    if (lesson->where.view == VIEW_NONE) {
        screens[lesson->where.screen](lesson, offers);
    } else if (lesson->where.view == VIEW_HISTORY) {
        offer_history(lesson, offers);
    }
}

bool offers_have(const struct offers *offers, const char *id)
{
    for (size_t i = 0; i < offers->count; i++) {
        if (strcmp(offers->items[i].id, id) == 0) {
            return !offers->items[i].closed;
        }
    }
    return false;
}
