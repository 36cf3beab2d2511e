/* answer: the real program, whose student stands at the reflection of part 1 and has written there.
 */
#ifndef TESTS_TERM_ANSWER_H
#define TESTS_TERM_ANSWER_H

#include "terminal.h"

/* What the answer was before. */
#define ANSWER_BEFORE "As it was."

struct answer {
    char folder[200], ledger[240];
    struct terminal *terminal;
};

/* Plays up to there in a fresh ledger in the folder. */
struct answer answer_prepare(const char *folder);

/* Starts the program; `editor` is the path of an editor, or NULL. */
void answer_start(struct answer *answer, const char *editor, bool linear);

/* From the start to the answer: the painted one's field, or linear mode's first line. */
void answer_go(struct answer *answer);
void answer_go_linear(struct answer *answer);

/* Ends the terminal. */
void answer_end(struct answer *answer);

/* The last record of what was written and finished, or of the `draft` beside it. */
void answer_expect(const struct answer *answer, bool draft, const char *text);

#endif
