/*
 * question: what a screen asks. Locks, observations and reflections are all answered through these.
 */
#ifndef LESSON_QUESTION_H
#define LESSON_QUESTION_H

#include <stdbool.h>

#include "course/catalog.h"
#include "lesson/outcome.h"

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
    const char *unit; /* of a number, in units.csv; NULL: none */
};

/* The questions of a part's lock, and of every observation; the result is their number. */
size_t lab_lock_questions(const struct lab_part *part,
                          struct lab_question questions[LAB_QUESTIONS_MAX]);
size_t lab_observe_questions(struct lab_question questions[LAB_QUESTIONS_MAX]);

/* Whether its answer is a line or a text that is written, and how many bytes of it fit. */
bool lab_question_is_written(const struct lab_question *question);
size_t lab_question_limit(const struct lab_question *question);

/*
 * What a typed text means as this question's answer, canonical as the ledger keeps it (an option's
 * id, a number), in the outcome's memory; NULL, and the outcome refuses, where it can't be taken.
 */
const char *lab_question_read(const struct lab_catalog *catalog,
                              const struct lab_question *question, const char *text,
                              struct outcome *outcome);

#endif
