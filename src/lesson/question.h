/*
 * question: what a screen asks. Locks, observations and reflections are all answered through these.
 */
#ifndef LESSON_QUESTION_H
#define LESSON_QUESTION_H

#include <stdbool.h>

#include "store/pairs.h"
#include "scenes/build.h"

enum lab_question_kind {
    LAB_ASK_CHOICE,
    LAB_ASK_NUMBER,
    LAB_ASK_COUNT_OR_NEVER, /* a whole number, or the word "never" */
    LAB_ASK_LINE,
    LAB_ASK_TEXT /* several lines */
};

enum { LAB_QUESTIONS_MAX = 6, LAB_OPTIONS_MAX = 8, LAB_TEXT_MAX = 8000, LAB_LINE_MAX = 400 };

struct lab_question {
    const char *id; /* names the answer in the ledger */
    enum lab_question_kind kind;
    const char *label; /* text ids */
    const char *help;
    const char *option_prefix;  /* options are called by the texts PREFIX.OPTION */
    const char *const *options; /* ids; NULL unless a choice */
    size_t option_count;
};

/* The questions of a part's lock, and of every observation; the result is their number. */
size_t lab_lock_questions(const struct lab_part *part,
                          struct lab_question questions[LAB_QUESTIONS_MAX]);
size_t lab_observe_questions(struct lab_question questions[LAB_QUESTIONS_MAX]);

/* Whether its answer is a line or a text that is written. */
bool lab_question_is_written(const struct lab_question *question);

/*
 * The name of what is being written in answer to a question, beside an answer that is finished: a
 * fragment never takes its place. It lives in the build's arena.
 */
const char *lab_question_draft(struct build *build, const struct lab_question *question);

/* Adds the question's field to the scene, with its answer so far and what is being written. */
void lab_question_field(struct build *build, const struct lab_question *question,
                        const struct pairs *answers);

/*
 * What a typed text means as this question's answer, canonical as the ledger keeps it (an option's
 * id, a number): NULL with `why` saying what is expected. The text may be an option's id, its label
 * or a label's beginning that no other label shares.
 */
const char *lab_question_read(struct build *build, const struct lab_question *question,
                              const char *text, char why[LAB_WHY_BYTES]);

#endif
