#include "class/order.h"

#include "lesson/paper.h"
#include "lesson/runs.h"
#include "sim/model.h"
#include "store/number.h"

static const struct part_state *part_of(const struct order_step *step)
{
    return state_part(step->state, (size_t)step->track, step->part);
}

/* Runs, trials and repairs are numbered from 1, and none is ever taken out. Where no more of them
 * count, the numbers go on all the same. */
static bool is_next(const struct order_step *step, size_t count)
{
    long long number;
    return step->full || (number_parse_integer(step->record->key, 1, INT32_MAX, &number) &&
                          (size_t)number == count + 1);
}

static const char *lock_lacks(const struct order_step *step)
{
    return part_is_locked(part_of(step))                                    ? "second_lock"
           : step->part == SIM_PART_FINALE && !part_last_run(part_of(step)) ? "lock_unrecorded"
           : step->state->variant < 0                                       ? "lock_no_variant"
                                                                            : NULL;
}

static const char *anchor_lacks(const struct order_step *step)
{
    return part_is_locked(part_of(step)) ? NULL : "anchor_no_lock";
}

static const char *observe_lacks(const struct order_step *step)
{
    return part_is_locked(part_of(step)) ? NULL : "observe_no_lock";
}

static const char *reveal_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    if (step->part == SIM_PART_FINALE) {
        return !part_is_done(part) ? "end_undecided" : part_is_decided(part) ? "second_end" : NULL;
    }
    return !part_is_locked(part)    ? "reveal_no_lock"
           : !part->observation     ? "reveal_no_observation"
           : part_is_revealed(part) ? "second_reveal"
                                    : NULL;
}

static const char *stress_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    return step->part != SIM_PART_FINALE ? "stress_of_part"
           : !part_is_locked(part)       ? "strike_no_lock"
           : part_is_revealed(part)      ? "second_strike"
                                         : NULL;
}

static const char *repair_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    size_t most = (size_t)step->catalog->tracks[step->track].stress.repairs;
    return step->part != SIM_PART_FINALE        ? "repair_of_part"
           : !part_is_revealed(part)            ? "repair_no_strike"
           : part_is_done(part)                 ? "repair_late"
           : part->repair_count >= most         ? "repairs_many"
           : !is_next(step, part->repair_count) ? "repair_gap"
                                                : NULL;
}

static const char *decision_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    return step->part != SIM_PART_FINALE ? "decision_of_part"
           : !part_is_revealed(part)     ? "decision_no_strike"
           : part_is_done(part)          ? "second_decision"
                                         : NULL;
}

static const char *reflect_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    bool legacy = record_find(step->record->event) == RECORD_LEGACY;
    return legacy != (step->part == SIM_PART_COMPOUND) ? "reflect_none"
           : !part_is_locked(part)                     ? "reflect_no_lock"
           : !part->observation                        ? "reflect_no_observation"
           : !part_is_revealed(part)                   ? "reflect_no_reveal"
                                                       : NULL;
}

static const char *run_lacks(const struct order_step *step)
{
    return step->part == SIM_PART_FINALE              ? "run_in_finale"
           : !part_is_locked(part_of(step))           ? "run_no_lock"
           : !is_next(step, part_of(step)->run_count) ? "run_gap"
                                                      : NULL;
}

static const char *trial_lacks(const struct order_step *step)
{
    return step->part == SIM_PART_FINALE                ? "trial_in_finale"
           : !part_is_locked(part_of(step))             ? "trial_no_lock"
           : !is_next(step, part_of(step)->trial_count) ? "trial_gap"
                                                        : NULL;
}

static const char *finale_lacks(const struct order_step *step)
{
    const struct state *state = step->state;
    const struct track *track = &step->catalog->tracks[step->track];
    if (step->part != SIM_PART_FINALE) {
        return "finale_in_part";
    }
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_COMPOUND; part++) {
        if (!runs_standing(&track->parts[part - 1], state_part(state, (size_t)step->track, part))) {
            return "finale_no_runs";
        }
    }
    return !part_is_revealed(state_part(state, (size_t)step->track, SIM_PART_COMPOUND))
               ? "finale_no_reveal"
           : !is_next(step, part_of(step)->run_count) ? "run_gap"
                                                      : NULL;
}

/* What a record of a part rests on and lacks, or NULL. Kinds that are not here change nothing that
 * is graded. */
static const char *(*const lacks[RECORDS])(const struct order_step *) = {
    [RECORD_LOCK] = lock_lacks,         [RECORD_ANCHOR] = anchor_lacks,
    [RECORD_OBSERVE] = observe_lacks,   [RECORD_REVEAL] = reveal_lacks,
    [RECORD_REFLECT] = reflect_lacks,   [RECORD_LEGACY] = reflect_lacks,
    [RECORD_STRESS] = stress_lacks,     [RECORD_REPAIR] = repair_lacks,
    [RECORD_DECISION] = decision_lacks, [RECORD_RUN] = run_lacks,
    [RECORD_TRIAL] = trial_lacks,       [RECORD_FINALE] = finale_lacks,
};

/* ---- answers ---- */

/* Where the answers of a record are given; elsewhere it has none. */
static const enum scene_screen screens[RECORDS] = {
    [RECORD_LOCK] = SCENE_LOCK,        [RECORD_OBSERVE] = SCENE_OBSERVE,
    [RECORD_REFLECT] = SCENE_REFLECT,  [RECORD_LEGACY] = SCENE_REFLECT,
    [RECORD_DECISION] = SCENE_REFLECT,
};

/* Whether the lab takes what it says; another model may have asked other things. */
static bool is_answered(const struct order_step *step, enum record_kind kind)
{
    if (screens[kind] == SCENE_START || step->state->model != SIM_MODEL) {
        return true;
    }
    struct outcome outcome = {.arena = arena_new()};
    struct buffer block = {0};
    struct paper paper = {
        .catalog = step->catalog,
        .part = &step->catalog->tracks[step->track].parts[step->part - 1],
        .screen = screens[kind],
    };
    if (kind == RECORD_OBSERVE) {
        pairs_set(&paper.answers, step->record->key, step->record->value);
    } else {
        pairs_parse(step->record->value, &paper.answers);
    }
    bool answered = paper_block(&paper, &block, &outcome);
    paper_free(&paper);
    buffer_free(&block);
    arena_free(outcome.arena);
    return answered;
}

/* ---- the whole ---- */

bool order_concerns(enum record_kind kind)
{
    return lacks[kind] != NULL;
}

const char *order_lacks(const struct order_step *step, enum record_kind kind)
{
    if (step->track < 0 || step->part == 0) {
        return "no_part";
    }
    const char *why = lacks[kind](step);
    return why || is_answered(step, kind) ? why : "answer";
}
