#include "lesson/stressing.h"

#include "lesson/runs.h"
#include "lesson/struck.h"
#include "store/arena.h"

/* Computes what breaks. Comes only once the finale's prediction is on disk. */
static void strike_now(const struct lesson *lesson, struct outcome *outcome)
{
    const struct part_state *finale = lesson_state_of(lesson, SIM_PART_FINALE);
    struct design struck;
    struct buffer block = {0};
    struck_before(lesson_track(lesson), finale, &struck);
    struck_strike(lesson_track(lesson), finale, &block);
    outcome_record(outcome, RECORD_STRESS, "strike", buffer_text(&block), &struck);
    outcome_go(outcome, SCENE_STRESS, SIM_PART_FINALE);
    buffer_free(&block);
}

/* Computes what the repairs came to. Comes only once the decision is on disk. */
void stressing_decided(const struct lesson *lesson, struct outcome *outcome)
{
    const struct part_state *finale = lesson_state_of(lesson, SIM_PART_FINALE);
    struct design design;
    struct mend mend;
    struct buffer block = {0};
    struck_repaired(lesson_track(lesson), finale, &design);
    struck_outcome(lesson_track(lesson), finale, &block);
    struck_mend(lesson_track(lesson), finale, &mend, &block);
    outcome_record(outcome, RECORD_REVEAL, "stress", buffer_text(&block), &design);
    outcome_go(outcome, SCENE_REVEAL, SIM_PART_FINALE);
    buffer_free(&block);
}

/* From the prediction to what came of it: where its student left off. */
void stressing_enter(const struct lesson *lesson, struct outcome *outcome)
{
    const struct part_state *state = lesson_state_of(lesson, SIM_PART_FINALE);
    const struct part *part = &lesson_track(lesson)->parts[SIM_PART_FINALE - 1];
    outcome->where.part = SIM_PART_FINALE;
    if (!part_is_locked(state)) {
        outcome_go(outcome, SCENE_LOCK, SIM_PART_FINALE);
    } else if (!part_is_revealed(state)) {
        outcome->anchor = ANCHOR_FIRST;
        outcome->then = strike_now;
    } else if (part_is_decided(state)) {
        outcome_go(outcome, SCENE_REVEAL, SIM_PART_FINALE);
    } else if (part_is_done(state)) {
        outcome->then = stressing_decided;
    } else {
        bool writing = paper_has_draft(part, state, SCENE_REFLECT);
        outcome_go(outcome, writing ? SCENE_REFLECT : SCENE_STRESS, SIM_PART_FINALE);
    }
}

void stressing_enter_finale(const struct lesson *lesson, struct outcome *outcome)
{
    const struct part_state *state = lesson_state_of(lesson, SIM_PART_FINALE);
    bool argued = part_is_done(lesson_state_of(lesson, SIM_PART_COMPOUND));
    if (part_is_locked(state) && !(part_is_decided(state) && argued)) {
        stressing_enter(lesson, outcome);
        return;
    }
    outcome_go(outcome, state->has_design ? SCENE_FINALE : SCENE_BRIEF, SIM_PART_FINALE);
}

/* The finale's prediction is about a run of it: the last one. */
void stressing_lock(const struct lesson *lesson, struct outcome *outcome)
{
    const struct part_state *state = lesson_part_state(lesson);
    struct buffer block = {0};
    if (paper_block(&lesson->paper, &block, outcome)) {
        pairs_add_number(&block, "run", (double)state->run_count);
        outcome_record(outcome, RECORD_LOCK, "prediction", buffer_text(&block),
                       &part_last_run(state)->design);
        outcome->anchor = ANCHOR_TRY;
        outcome->then = strike_now;
    }
    buffer_free(&block);
}

/* A repair changes one control; to take one back is one, too. */
void stressing_repair(const struct lesson *lesson, struct outcome *outcome)
{
    const struct part_state *state = lesson_part_state(lesson);
    struct design last;
    struct buffer block = {0};
    struck_repaired(lesson_track(lesson), state, &last);
    size_t changed = struck_changes(lesson_track(lesson), &lesson->bench.design, &last);
    if (struck_repairs_left(lesson_track(lesson), state) == 0 || changed != 1) {
        outcome_refuse(outcome, message_text(changed == 0   ? "refuse.repair_nothing"
                                             : changed == 1 ? "refuse.repair_none_left"
                                                            : "refuse.repair_several"));
        return;
    }
    const char *key = arena_printf(outcome->arena, "%zu", state->repair_count + 1);
    struct strike strike = stress_climb(
        lesson_track(lesson), struck_kept(lesson_track(lesson), state), &lesson->bench.design);
    size_t held = strike_held(lesson_track(lesson), &strike);
    bench_run_block(&lesson->bench, lesson->seed, state->repair_count + 1, &block);
    outcome_record(outcome, RECORD_REPAIR, key, buffer_text(&block), &lesson->bench.design);
    outcome->message = (struct message){
        .id = "ui.repaired",
        .words = {
            {"repair", MESSAGE_PLAIN, .text = key},
            {"aims", MESSAGE_AIMS, .number = evaluation_aims_met(bench_evaluation(&lesson->bench))},
            {"held", MESSAGE_PLAIN, .text = arena_printf(outcome->arena, "%zu", held)},
            {"steps", MESSAGE_PLAIN,
             .text = arena_printf(outcome->arena, "%zu", lesson_track(lesson)->stress.count)}}};
    buffer_free(&block);
}
