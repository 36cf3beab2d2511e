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
    return part_is_locked(part_of(step)) ? "a second lock"
           : step->part == SIM_PART_FINALE && !part_last_run(part_of(step))
               ? "a lock of the finale before it is recorded"
           : step->state->variant < 0 ? "a lock before any variant"
                                      : NULL;
}

static const char *anchor_lacks(const struct order_step *step)
{
    return part_is_locked(part_of(step)) ? NULL : "an anchor without a lock";
}

static const char *observe_lacks(const struct order_step *step)
{
    return part_is_locked(part_of(step)) ? NULL : "an observation without a lock";
}

static const char *reveal_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    if (step->part == SIM_PART_FINALE) {
        return !part_is_done(part)     ? "the end of a stress without a decision"
               : part_is_decided(part) ? "a second end of a stress"
                                       : NULL;
    }
    return !part_is_locked(part)    ? "a reveal without a lock"
           : !part->observation     ? "a reveal without an observation"
           : part_is_revealed(part) ? "a second reveal"
                                    : NULL;
}

static const char *stress_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    return step->part != SIM_PART_FINALE ? "stress of a part, which has none"
           : !part_is_locked(part)       ? "a strike without a lock"
           : part_is_revealed(part)      ? "a second strike"
                                         : NULL;
}

static const char *repair_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    size_t most = (size_t)step->catalog->tracks[step->track].stress.repairs;
    return step->part != SIM_PART_FINALE        ? "a repair of a part, which has none"
           : !part_is_revealed(part)            ? "a repair without a strike"
           : part_is_done(part)                 ? "a repair after the decision"
           : part->repair_count >= most         ? "more repairs than there are"
           : !is_next(step, part->repair_count) ? "a repair without the one before it"
                                                : NULL;
}

static const char *decision_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    return step->part != SIM_PART_FINALE ? "a decision of a part, which has none"
           : !part_is_revealed(part)     ? "a decision without a strike"
           : part_is_done(part)          ? "a second decision"
                                         : NULL;
}

static const char *reflect_lacks(const struct order_step *step)
{
    const struct part_state *part = part_of(step);
    bool legacy = record_find(step->record->event) == RECORD_LEGACY;
    return legacy != (step->part == SIM_PART_COMPOUND) ? "a reflection that this part has not"
           : !part_is_locked(part)                     ? "a reflection without a lock"
           : !part->observation                        ? "a reflection without an observation"
           : !part_is_revealed(part)                   ? "a reflection without a reveal"
                                                       : NULL;
}

static const char *run_lacks(const struct order_step *step)
{
    return step->part == SIM_PART_FINALE              ? "a run of a part in the finale"
           : !part_is_locked(part_of(step))           ? "a run without a lock"
           : !is_next(step, part_of(step)->run_count) ? "a run without the one before it"
                                                      : NULL;
}

static const char *trial_lacks(const struct order_step *step)
{
    return step->part == SIM_PART_FINALE                ? "a trial in the finale, which has none"
           : !part_is_locked(part_of(step))             ? "a trial without a lock"
           : !is_next(step, part_of(step)->trial_count) ? "a trial without the one before it"
                                                        : NULL;
}

static const char *finale_lacks(const struct order_step *step)
{
    const struct state *state = step->state;
    const struct track *track = &step->catalog->tracks[step->track];
    if (step->part != SIM_PART_FINALE) {
        return "a run of the finale in a part";
    }
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_COMPOUND; part++) {
        if (!runs_standing(&track->parts[part - 1], state_part(state, (size_t)step->track, part))) {
            return "a finale before each part has a run";
        }
    }
    return !part_is_revealed(state_part(state, (size_t)step->track, SIM_PART_COMPOUND))
               ? "a finale before part 3's reveal"
           : !is_next(step, part_of(step)->run_count) ? "a run without the one before it"
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
        return "a step of no part";
    }
    const char *why = lacks[kind](step);
    return why || is_answered(step, kind) ? why : "an answer that the lab does not take";
}
