/*
 * linear.h: the front end that prints lines and reads lines: for speech, braille, pipes and
 * scripts. No cursor addressing; nothing printed is ever changed.
 */
#ifndef TERM_LINEAR_H
#define TERM_LINEAR_H

#include <stdbool.h>
#include <stdio.h>

#include "scenes/stage.h"
#include "term/signals.h"

struct linear_options {
    int input; /* descriptor */
    FILE *output;
    const struct signals *signals; /* may be NULL */
    int cols;                      /* wraps at so many cells, as a speaker does (speak.h) */
    const char *why;               /* id of why this front end: the first line says it */
    const char *ledger; /* beside it, texts from the student's own editor; NULL: no editor */
    bool keep_going;    /* where no terminal answers: go on after a line that is refused */
};

enum linear_end {
    LINEAR_SAVED,
    LINEAR_NOT_SAVED, /* something could not be */
    LINEAR_REFUSED    /* a script ended at a line that was refused; standard error names it */
};

/*
 * Runs the session until `quit`, the end of input, a signal to leave or a script's first line that
 * is refused; whatever can be saved is saved.
 */
enum linear_end linear_run(struct stage *stage, const struct linear_options *options);

#endif
