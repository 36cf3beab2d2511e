#include "lesson/paper.h"

#include <stdio.h>
#include <string.h>

#include "lesson/rules.h"

enum { DRAFT_NAME = 64 };

/* What is being written in answer to a question has a name of its own. */
static const char *draft_name(const struct question *question, char name[DRAFT_NAME])
{
    snprintf(name, DRAFT_NAME, "%s%s", question->id, DRAFT_SUFFIX);
    return name;
}

/* ---- questions of a screen ---- */

size_t paper_questions(const struct part *part, enum scene_screen screen,
                       struct question questions[QUESTIONS_MAX])
{
    if (screen == SCENE_LOCK) {
        return lock_questions(part, questions);
    }
    if (screen == SCENE_OBSERVE) {
        return observe_questions(questions);
    }
    if (screen == SCENE_REFLECT) {
        const struct rules *rules = rules_of(part->number);
        memcpy(questions, rules->questions, rules->question_count * sizeof *questions);
        return rules->question_count;
    }
    return 0;
}

static const struct question *question_find(const struct paper *paper, const char *id,
                                            struct question *questions)
{
    size_t count = paper->part ? paper_questions(paper->part, paper->screen, questions) : 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(questions[i].id, id) == 0) {
            return &questions[i];
        }
    }
    return NULL;
}

/* ---- what lies there ---- */

void paper_load(struct paper *paper, const struct catalog *catalog, const struct part *part,
                const struct part_state *state, enum scene_screen screen)
{
    struct question questions[QUESTIONS_MAX];
    if (paper->screen == screen && paper->part == part) {
        return;
    }
    paper->screen = screen;
    paper->part = part;
    paper->catalog = catalog;
    pairs_free(&paper->answers);
    size_t count = paper_questions(part, screen, questions);
    for (size_t i = 0; i < count; i++) {
        char name[DRAFT_NAME];
        const char *writing = pairs_text(&state->drafts, draft_name(&questions[i], name));
        const char *typed = pairs_text(&state->drafts, questions[i].id);
        const char *given = pairs_text(&state->reflection, questions[i].id);
        pairs_set(&paper->answers, questions[i].id, *typed ? typed : *given ? given : writing);
        pairs_set(&paper->answers, name, writing);
    }
}

void paper_free(struct paper *paper)
{
    pairs_free(&paper->answers);
}

const char *paper_draft(const struct paper *paper, const struct question *question)
{
    char name[DRAFT_NAME];
    const char *writing = pairs_text(&paper->answers, draft_name(question, name));
    bool same = strcmp(writing, pairs_text(&paper->answers, question->id)) == 0;
    return *writing && !same ? writing : NULL;
}

bool paper_block(const struct paper *paper, struct buffer *block, struct outcome *outcome)
{
    struct question questions[QUESTIONS_MAX];
    size_t count = paper_questions(paper->part, paper->screen, questions);
    for (size_t i = 0; i < count; i++) {
        const char *given = pairs_text(&paper->answers, questions[i].id);
        const char *answer = question_reread(paper->catalog, &questions[i], given, outcome);
        if (!answer) {
            return false;
        }
        pairs_add(block, questions[i].id, answer);
    }
    return true;
}

bool paper_is_answered(const struct paper *paper, struct arena *arena)
{
    struct outcome unread = {.arena = arena};
    struct buffer block = {0};
    bool answered = paper_block(paper, &block, &unread);
    buffer_free(&block);
    return answered;
}

bool paper_has_draft(const struct part *part, const struct part_state *state,
                     enum scene_screen screen)
{
    struct question questions[QUESTIONS_MAX];
    size_t count = paper_questions(part, screen, questions);
    for (size_t i = 0; i < count; i++) {
        char name[DRAFT_NAME];
        if (*pairs_text(&state->drafts, questions[i].id) ||
            *pairs_text(&state->drafts, draft_name(&questions[i], name))) {
            return true;
        }
    }
    return false;
}

/* The first option or number that is another than its draft or, where KEPT doesn't count that,
 * than what was handed in; NULL: there is none. */
static const char *find_other(const struct paper *paper, const struct part_state *state, bool kept)
{
    struct question questions[QUESTIONS_MAX];
    size_t count = paper->part ? paper_questions(paper->part, paper->screen, questions) : 0;
    for (size_t i = 0; i < count; i++) {
        const char *given = pairs_text(&paper->answers, questions[i].id);
        const char *draft = kept ? pairs_text(&state->drafts, questions[i].id) : "";
        const char *before = *draft ? draft : pairs_text(&state->reflection, questions[i].id);
        if (*given && !question_is_written(&questions[i]) && strcmp(given, before) != 0) {
            return questions[i].id;
        }
    }
    return NULL;
}

bool paper_is_changed(const struct paper *paper, const struct part_state *state)
{
    return find_other(paper, state, false) != NULL;
}

bool paper_is_unkept(const struct paper *paper, const struct part_state *state)
{
    return find_other(paper, state, true) != NULL;
}

/* ---- answering ---- */

/* Keeps a text under a name, on the paper and, where it is new, in the ledger. */
static void keep(struct paper *paper, const struct part_state *state, const char *name,
                 const char *text, struct outcome *outcome)
{
    pairs_set(&paper->answers, name, text);
    if (strcmp(pairs_text(&state->drafts, name), text) != 0) {
        outcome_record(outcome, RECORD_DRAFT, name, text, NULL);
    }
}

static void choose(struct paper *paper, const struct part_state *state,
                   const struct question *question, int option, struct outcome *outcome)
{
    if (question->kind != ASK_CHOICE || option < 0 || (size_t)option >= question->option_count) {
        outcome_refuse(outcome, message_text("refuse.option"));
    } else {
        keep(paper, state, question->id, question->options[option], outcome);
    }
}

/* The next option, going round; from none chosen to the first or the last. Who goes on at once to
 * another one has not given it yet: paper_keep does that. */
static void step(struct paper *paper, const struct question *question, int steps,
                 struct outcome *outcome)
{
    int count = question->kind == ASK_CHOICE ? (int)question->option_count : 0;
    int at = steps > 0 ? -1 : count;
    for (int i = 0; i < count; i++) {
        if (strcmp(question->options[i], pairs_text(&paper->answers, question->id)) == 0) {
            at = i;
        }
    }
    if (count > 0) {
        at = ((at + steps) % count + count) % count;
        pairs_set(&paper->answers, question->id, question->options[at]);
    } else {
        outcome_refuse(outcome, message_text("refuse.option"));
    }
}

bool paper_keep(const struct paper *paper, const struct part_state *state, struct outcome *outcome)
{
    const char *id = find_other(paper, state, true);
    if (id) {
        outcome_record(outcome, RECORD_DRAFT, id, pairs_text(&paper->answers, id), NULL);
    }
    return id != NULL;
}

/* What is being written is the answer until there is a finished one, and then stands beside it. */
static void draft(struct paper *paper, const struct part_state *state,
                  const struct question *question, const char *text, struct outcome *outcome)
{
    char name[DRAFT_NAME];
    bool finished = *pairs_text(&state->drafts, question->id) ||
                    *pairs_text(&state->reflection, question->id);
    if (!question_is_written(question)) {
        keep(paper, state, question->id, text, outcome);
        return;
    }
    if (!finished) {
        pairs_set(&paper->answers, question->id, text);
    }
    keep(paper, state, draft_name(question, name), text, outcome);
}

/* A finished text: nothing stands beside it any more; its record says so, too. */
static void finish(struct paper *paper, const struct part_state *state,
                   const struct question *question, const char *text, struct outcome *outcome)
{
    char name[DRAFT_NAME];
    keep(paper, state, draft_name(question, name), "", outcome);
    keep(paper, state, question->id, text, outcome);
}

static void type(struct paper *paper, const struct part_state *state,
                 const struct question *question, const char *text, struct outcome *outcome)
{
    const char *answer = question_read(paper->catalog, question, text, outcome);
    if (!answer) {
        return;
    }
    if (question_is_written(question)) {
        finish(paper, state, question, answer, outcome);
    } else {
        keep(paper, state, question->id, answer, outcome);
    }
}

void paper_event(struct paper *paper, const struct part_state *state, const struct event *event,
                 struct outcome *outcome)
{
    struct question questions[QUESTIONS_MAX];
    if (!event->field) {
        outcome_refuse(outcome, message_text("event.nothing"));
        return;
    }
    const struct question *question = question_find(paper, event->field, questions);
    if (!question) {
        outcome_refuse(outcome, message_about(event->field, "refuse.field"));
        return;
    }
    switch (event->kind) {
    case EVENT_STEP: step(paper, question, event->steps, outcome); return;
    case EVENT_CHOOSE: choose(paper, state, question, event->steps, outcome); return;
    case EVENT_TYPE: type(paper, state, question, event->text, outcome); return;
    case EVENT_DRAFT: draft(paper, state, question, event->text, outcome); return;
    default: outcome_refuse(outcome, message_text("event.nothing"));
    }
}
