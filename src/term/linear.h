/*
 * linear.h: the front end that prints lines and reads lines: for speech, braille, pipes and
 * scripts. No cursor addressing; nothing printed is ever changed.
 */
#ifndef TERM_LINEAR_H
#define TERM_LINEAR_H

#include <stdio.h>

#include "scenes/stage.h"
#include "term/signals.h"

struct linear_options {
    int input; /* descriptor */
    FILE *output;
    const struct signals *signals; /* may be NULL */
    int cols;                      /* wraps at so many cells; 0: never */
    const char *why;               /* id of why this front end: the first line says it */
};

/*
 * Runs the session until `quit`, the end of input or a signal to leave; whatever can be saved is
 * saved. Returns 0, or 1 if something could not be saved.
 */
int linear_run(struct lab_session *session, const struct linear_options *options);

#endif
