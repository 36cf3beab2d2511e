/*
 * question: what a screen asks. Locks, observations and reflections are all answered through these.
 */
#ifndef LESSON_QUESTION_H
#define LESSON_QUESTION_H

#include <stdbool.h>

#include "course/catalog.h"
#include "lesson/outcome.h"

enum question_kind {
    ASK_CHOICE,
    ASK_NUMBER,
    ASK_COUNT_OR_NEVER, /* a whole number, or the word "never" */
    ASK_LINE,
    ASK_TEXT /* several lines */
};

enum { QUESTIONS_MAX = 6, ANSWER_TEXT_MAX = 8000, ANSWER_LINE_MAX = 400 };

struct question {
    const char *id; /* names the answer in the ledger */
    enum question_kind kind;
    const char *label; /* text ids */
    const char *help;
    const char *option_prefix;  /* options are called by the texts PREFIX.OPTION */
    const char *const *options; /* ids; NULL unless a choice */
    size_t option_count;
    const char *unit; /* of a number, in units.csv; NULL: none */
};

/* The questions of a part's lock (of the finale's, under stress, choice and confidence alone), and
 * of every observation; the result is their number. */
size_t lock_questions(const struct part *part, struct question questions[QUESTIONS_MAX]);
size_t observe_questions(struct question questions[QUESTIONS_MAX]);

/* Whether its answer is a line or a text that is written, and how many bytes of it fit. */
bool question_is_written(const struct question *question);
size_t question_limit(const struct question *question);

/*
 * What a typed text means as this question's answer, canonical as the ledger keeps it (an option's
 * id, a number), in the outcome's memory; NULL, and the outcome refuses, where it can't be taken.
 */
const char *question_read(const struct catalog *catalog, const struct question *question,
                          const char *text, struct outcome *outcome);

/* The same for an answer that is canonical already, whatever the language is. */
const char *question_reread(const struct catalog *catalog, const struct question *question,
                            const char *answer, struct outcome *outcome);

/* A canonical answer, of any kind but a choice, as the language writes it; it can be typed back. */
const char *question_shown(const struct catalog *catalog, struct arena *arena,
                           const struct question *question, const char *answer);

#endif
