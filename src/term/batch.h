/*
 * batch.h: one write() an update. curses flushes at each cursor movement; a slow line, a braille display
 * and a multiplexer would each see a picture half done.
 */
#ifndef TERM_BATCH_H
#define TERM_BATCH_H

#include <stdbool.h>
#include <stdio.h>

struct batch {
    FILE *out;       /* what curses writes to: the terminal, or memory between begin and end */
    int memory;      /* -1: nothing is batched */
};

/* False: there is no stream for curses at all. */
bool batch_open(struct batch *batch);
void batch_close(struct batch *batch);

/* What is written to `out` in between goes to standard output in one write(). */
void batch_begin(const struct batch *batch);
void batch_end(const struct batch *batch);

#endif
