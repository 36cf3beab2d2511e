#include "lesson/lesson.h"

#include "design/scenario.h"
#include "lesson/fleet.h"
#include "lesson/handed.h"
#include "lesson/locked.h"
#include "lesson/runs.h"
#include "lesson/struck.h"

size_t lesson_track_index(const struct lesson *lesson)
{
    return (size_t)lesson->state->track;
}

const struct track *lesson_track(const struct lesson *lesson)
{
    return lesson->state->track < 0 ? NULL : &lesson->catalog->tracks[lesson_track_index(lesson)];
}

static const struct part *part_of(const struct lesson *lesson, enum sim_part part)
{
    return &lesson_track(lesson)->parts[part - 1];
}

const struct part *lesson_part(const struct lesson *lesson)
{
    return part_of(lesson, lesson->where.part);
}

struct part_state *lesson_part_state(const struct lesson *lesson)
{
    return lesson_state_of(lesson, lesson->where.part);
}

struct part_state *lesson_state_of(const struct lesson *lesson, enum sim_part part)
{
    return state_part(lesson->state, lesson_track_index(lesson), part);
}

void lesson_scenario(const struct lesson *lesson, enum sim_part part, struct design *scenario)
{
    lock_scenario(lesson->catalog, lesson_track(lesson), part, (unsigned)lesson->state->variant,
                  scenario);
}

bool lesson_has_case(const struct lesson *lesson, enum sim_part part)
{
    const struct part_state *state = lesson_state_of(lesson, part);
    struct design scenario;
    if (part == SIM_PART_FINALE || !part_is_locked(state)) {
        return false;
    }
    locked_scenario(lesson->catalog, lesson_track(lesson), part, &state->lock, &scenario);
    return locked_differ(part_of(lesson, part), &scenario, &lesson_track(lesson)->defaults);
}

bool lesson_in_case(const struct lesson *lesson)
{
    return lesson->where.screen == SCENE_CASE;
}

void lesson_link(const struct lesson *lesson, enum sim_part part, struct design *design)
{
    fleet_link(lesson->state, lesson_track_index(lesson), part, design);
}

void lesson_left_design(const struct lesson *lesson, enum sim_part part, struct design *design)
{
    *design = lesson_state_of(lesson, part)->design;
    lesson_link(lesson, part, design);
}

void lesson_standing_design(const struct lesson *lesson, enum sim_part part, struct design *design)
{
    const struct run *run = runs_standing(part_of(lesson, part), lesson_state_of(lesson, part));
    if (run) {
        *design = run->design;
    } else {
        lesson_left_design(lesson, part, design);
    }
}

void lesson_shown_design(const struct lesson *lesson, struct design *design)
{
    if (where_is_bench(&lesson->where)) {
        *design = lesson->bench.design;
    } else if (where_is_stress(&lesson->where)) {
        struck_repaired(lesson_track(lesson), lesson_part_state(lesson), design);
    } else {
        lesson_standing_design(lesson, lesson->where.part, design);
    }
}

struct evaluation *lesson_shown(const struct lesson *lesson)
{
    struct design design;
    lesson_shown_design(lesson, &design);
    evaluation_set(lesson->bench.evaluation, lesson_track(lesson), lesson->where.part, &design);
    return lesson->bench.evaluation;
}

bool lesson_is_preset(const struct lesson *lesson)
{
    const struct part_state *part = lesson_part_state(lesson);
    return part->preset && lesson->where.screen != SCENE_STRESS && !lesson_in_case(lesson) &&
           !bench_differs(lesson->bench.part, &lesson->bench.design, &part->design);
}

bool lesson_is_unrecorded(const struct lesson *lesson)
{
    const struct bench *bench = &lesson->bench;
    struct design left;
    if (!where_is_bench(&lesson->where) || !undo_is_used(&bench->undo)) {
        return false;
    }
    if (lesson_in_case(lesson)) {
        locked_left(lesson->catalog, lesson_track(lesson), lesson->where.part,
                    lesson_part_state(lesson), &left);
        return locked_differ(bench->part, &bench->design, &left);
    }
    if (lesson->where.screen == SCENE_STRESS) {
        struck_left(lesson_track(lesson), lesson_part_state(lesson), &left);
    } else {
        left = lesson_part_state(lesson)->design;
    }
    return bench_differs(bench->part, &bench->design, &left);
}

/* Whether what is committed on the screen, or at its workbench, is repairs in place of runs. */
static bool is_repairing(const struct lesson *lesson)
{
    return lesson->where.screen == SCENE_STRESS ||
           (where_is_stress(&lesson->where) && lesson->where.screen == SCENE_REFLECT);
}

/* The design that counts in the part, the prediction's case apart: as repaired, or the last run's.
 * False: no run was committed, and it is the first design. */
static bool last_committed(const struct lesson *lesson, struct design *design)
{
    const struct part_state *state = lesson_part_state(lesson);
    const struct run *last = part_last_run(state);
    if (is_repairing(lesson)) {
        struck_repaired(lesson_track(lesson), state, design);
        return true;
    }
    *design = last ? last->design : lesson->catalog->tracks[lesson_track_index(lesson)].defaults;
    lesson_link(lesson, lesson->where.part, design);
    return last != NULL;
}

bool lesson_committed(const struct lesson *lesson, struct design *design)
{
    return !lesson_in_case(lesson) && last_committed(lesson, design);
}

/* Whether there may be anything to commit: repairs before the decision, or a design that was
 * touched and is no preset as it was loaded. */
static bool can_commit(const struct lesson *lesson, bool shown)
{
    const struct part_state *state = lesson_part_state(lesson);
    bool touched = state->has_design || (shown && undo_is_used(&lesson->bench.undo));
    return is_repairing(lesson) ? part_is_revealed(state) && !part_is_done(state)
                                : touched && !(shown ? lesson_is_preset(lesson) : state->preset);
}

bool lesson_is_uncommitted(const struct lesson *lesson)
{
    const struct track *track = lesson_track(lesson);
    bool shown = where_is_bench(&lesson->where) && !lesson_in_case(lesson);
    struct design design, committed;
    if (!can_commit(lesson, shown)) {
        return false;
    }
    if (shown) {
        design = lesson->bench.design;
    } else if (is_repairing(lesson)) {
        struck_left(track, lesson_part_state(lesson), &design);
    } else {
        lesson_left_design(lesson, lesson->where.part, &design);
    }
    last_committed(lesson, &committed);
    return bench_differs(is_repairing(lesson) ? &track->stress.bench : lesson_part(lesson), &design,
                         &committed);
}

bool lesson_finale_is_open(const struct lesson *lesson)
{
    return part_is_revealed(lesson_state_of(lesson, SIM_PART_COMPOUND));
}

bool lesson_finale_is_recorded(const struct lesson *lesson)
{
    return part_last_run(lesson_state_of(lesson, SIM_PART_FINALE)) != NULL;
}

bool lesson_finale_is_current(const struct lesson *lesson)
{
    const struct run *run = part_last_run(lesson_state_of(lesson, SIM_PART_FINALE));
    return run && fleet_is_current(lesson->state, lesson_track_index(lesson), SIM_PART_FINALE,
                                   &run->design);
}

bool lesson_can_hand_in(const struct lesson *lesson)
{
    const struct handin *handin = lesson->handin;
    return handin && ledger_state(lesson->ledger) == LEDGER_READY &&
           (handin->most == 0 || handed_take(ledger_log(lesson->ledger)).count < handin->most);
}
