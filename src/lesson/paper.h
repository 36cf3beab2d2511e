/* paper: the answers that are being given on a screen that asks. */
#ifndef LESSON_PAPER_H
#define LESSON_PAPER_H

#include "lesson/event.h"
#include "lesson/outcome.h"
#include "lesson/question.h"
#include "lesson/state.h"

/* All zero is an empty paper. */
struct paper {
    struct pairs answers;
    const struct catalog *catalog; /* whose units its numbers may have */
    const struct part *part;       /* whose questions they answer, and on which screen */
    enum scene_screen screen;
};

/* The questions of a screen of a part; the result is their number. */
size_t paper_questions(const struct part *part, enum scene_screen screen,
                       struct question questions[QUESTIONS_MAX]);

/*
 * Lays out what was answered so far on a screen: its drafts, or else what was handed in. What lies
 * there already for this screen stays.
 */
void paper_load(struct paper *paper, const struct catalog *catalog, const struct part *part,
                const struct part_state *state, enum scene_screen screen);

/* An answer was chosen, stepped, typed or drafted. But for a step it is proposed as a draft's
 * record.
 */
void paper_event(struct paper *paper, const struct part_state *state, const struct event *event,
                 struct outcome *outcome);

/* What is being written beside the answer to a question; NULL: nothing. */
const char *paper_draft(const struct paper *paper, const struct question *question);

/* Whether every question of the paper's screen has an answer, right or wrong, that can be read. */
bool paper_is_answered(const struct paper *paper, struct arena *arena);

/*
 * The answers as a record's pairs, each in the form that the ledger keeps; false at the first that
 * is missing or wrong, and the outcome refuses.
 */
bool paper_block(const struct paper *paper, struct buffer *block, struct outcome *outcome);

/* Whether an option or a number is in no record yet; proposes the draft's record of the first. */
bool paper_is_unkept(const struct paper *paper, const struct part_state *state);
bool paper_keep(const struct paper *paper, const struct part_state *state, struct outcome *outcome);

/* Whether an answer that was chosen or typed as a number is not what was handed in. */
bool paper_is_changed(const struct paper *paper, const struct part_state *state);

/* Whether something was chosen or written on a screen: a draft, which was not handed in. */
bool paper_has_draft(const struct part *part, const struct part_state *state,
                     enum scene_screen screen);

void paper_free(struct paper *paper);

#endif
