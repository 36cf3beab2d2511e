#include "lesson/entering.h"

#include "design/truth.h"
#include "lesson/stressing.h"

/* The case comes first, until something was done in the mission. */
static enum scene_screen first_bench(const struct lesson *lesson, enum sim_part number)
{
    const struct part_state *state = lesson_state_of(lesson, number);
    bool begun = state->has_design || state->run_count > 0;
    return !begun && lesson_has_case(lesson, number) ? SCENE_CASE : SCENE_WORKBENCH;
}

void entering_bench(const struct lesson *lesson, struct outcome *outcome)
{
    outcome_go(outcome, first_bench(lesson, lesson->where.part), lesson->where.part);
}

/* Computes the truth. Comes only once prediction, observation and anchor are on disk. */
static void reveal_now(const struct lesson *lesson, struct outcome *outcome)
{
    const struct part *part = lesson_part(lesson);
    struct design scenario;
    struct truth truth;
    struct buffer block = {0};
    lesson_scenario(lesson, part->number, &scenario);
    truth_find(part->number, &scenario, &truth);
    pairs_add(&block, "choice", part->lock_choices[truth.choice]);
    pairs_add_number(&block, "number", truth.number);
    pairs_add(&block, "mechanism", part->lock_mechanisms[truth.mechanism]);
    outcome_record(outcome, RECORD_REVEAL, "truth", buffer_text(&block), &scenario);
    outcome_go(outcome, SCENE_REVEAL, part->number);
    buffer_free(&block);
}

void entering_reveal(struct outcome *outcome)
{
    outcome->anchor = ANCHOR_FIRST;
    outcome->then = reveal_now;
}

/* Whether a screen of parts 1 to 3 is open as its state stands: a ledger may say anything. */
static bool is_open(const struct lesson *lesson, const struct where *where)
{
    const struct part_state *state = lesson_state_of(lesson, where->part);
    const struct part_state *finale = lesson_state_of(lesson, SIM_PART_FINALE);
    bool argued = where->part != SIM_PART_COMPOUND || part_is_decided(finale) ||
                  part_is_done(state);
    switch (where->screen) {
    case SCENE_BRIEF: return true;
    case SCENE_LOCK: return !part_is_locked(state);
    case SCENE_CASE: return lesson_has_case(lesson, where->part);
    case SCENE_WORKBENCH: return part_is_locked(state);
    case SCENE_OBSERVE: return part_is_locked(state) && !state->observation;
    case SCENE_REVEAL: return part_is_revealed(state);
    case SCENE_REFLECT: return part_is_revealed(state) && argued;
    default: return false;
    }
}

/* The finale's workbench and brief, and what its stress has come to. */
static bool is_open_in_finale(const struct lesson *lesson, const struct where *where)
{
    const struct part_state *state = lesson_state_of(lesson, SIM_PART_FINALE);
    bool struck = part_is_revealed(state) && !part_is_decided(state);
    switch (where->screen) {
    case SCENE_BRIEF:
    case SCENE_FINALE: return lesson_finale_is_open(lesson);
    case SCENE_LOCK: return lesson_finale_is_recorded(lesson) && !part_is_locked(state);
    case SCENE_STRESS:
    case SCENE_REFLECT: return struck && !part_is_done(state);
    case SCENE_REVEAL: return part_is_decided(state);
    default: return false;
    }
}

bool entering_left(const struct lesson *lesson, struct outcome *outcome)
{
    const struct where *left = &lesson->state->left;
    bool finale = left->part == SIM_PART_FINALE;
    bool open = left->part && (finale ? is_open_in_finale(lesson, left) : is_open(lesson, left));
    if (open) {
        outcome_go(outcome, left->screen, left->part);
    }
    return open;
}

/* Where its student left off; an answer that is half written calls its writer back. A comparison
 * that was on the screen is not shown again, but where the lab was torn from it. */
void entering_part(const struct lesson *lesson, enum sim_part number, struct outcome *outcome)
{
    const struct part_state *state = lesson_state_of(lesson, number);
    const struct part *part = &lesson_track(lesson)->parts[number - 1];
    const struct part_state *finale = lesson_state_of(lesson, SIM_PART_FINALE);
    bool argued = part_is_done(lesson_state_of(lesson, SIM_PART_COMPOUND));
    bool struck = part_is_decided(finale) && !finale->reveal_cut;
    if (number == SIM_PART_FINALE && struck && !argued) {
        outcome_go(outcome, SCENE_REFLECT, SIM_PART_COMPOUND);
    } else if (number == SIM_PART_FINALE) {
        stressing_enter_finale(lesson, outcome);
    } else if (!part_is_locked(state)) {
        bool predicting = paper_has_draft(part, state, SCENE_LOCK);
        outcome_go(outcome, predicting ? SCENE_LOCK : SCENE_BRIEF, number);
    } else if (!state->observation) {
        bool writing = paper_has_draft(part, state, SCENE_OBSERVE);
        outcome_go(outcome, writing ? SCENE_OBSERVE : first_bench(lesson, number), number);
    } else if (!part_is_revealed(state)) {
        outcome->where.part = number;
        entering_reveal(outcome);
    } else {
        bool open = number != SIM_PART_COMPOUND || struck;
        bool reflecting = part_is_done(state) || paper_has_draft(part, state, SCENE_REFLECT) ||
                          (open && !state->reveal_cut);
        outcome_go(outcome, reflecting ? SCENE_REFLECT : SCENE_REVEAL, number);
    }
}
