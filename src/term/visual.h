/* visual.h: the front end that paints. */
#ifndef TERM_VISUAL_H
#define TERM_VISUAL_H

#include "scenes/stage.h"
#include "term/screen.h"
#include "term/signals.h"

struct visual_options {
    struct screen *screen;
    const struct signals *signals;
    const char *ledger; /* beside it, texts from the student's own editor; NULL: no editor */
};

/*
 * Runs the session on the screen until the student quits, a signal asks to leave or the terminal is
 * gone; whatever can be saved is saved. Returns 0, or 1 if something could not be saved.
 */
int visual_run(struct stage *stage, const struct visual_options *options);

#endif
