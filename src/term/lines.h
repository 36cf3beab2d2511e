/* lines.h: lines of UTF-8 from a descriptor: a terminal, a pipe or a file. */
#ifndef TERM_LINES_H
#define TERM_LINES_H

#include <stddef.h>

#include "term/signals.h"

enum {
    LINES_MAX = 64 * 1024,    /* bytes of one line */
    LINES_TERMINAL_MAX = 4094 /* bytes of one line from a terminal: it drops what is beyond */
};

enum line_status {
    LINE_READ,
    LINE_REFUSED, /* too long, control characters or no UTF-8 */
    LINE_LEFT,    /* ^C on a terminal: the prompt is left */
    LINE_STOPPED, /* the program was stopped and goes on: the prompt has scrolled away */
    LINE_PAUSED,  /* none came within the pause that was given */
    LINE_END      /* end of input, a failed read, or a signal that asks to leave */
};

struct lines;

/* `signals` may be NULL. The descriptor is not closed by lines_free. */
struct lines *lines_new(int fd, const struct signals *signals);
void lines_free(struct lines *lines);

/*
 * The next line, without its end and the blanks around it; a tab reads as a blank, and a byte-order
 * mark before the first line as nothing. Waits for `pause_ms`, for ever where it is -1. *TEXT holds
 * until the next call. A last line without an end counts.
 */
enum line_status lines_next(struct lines *lines, int pause_ms, const char **text);

/* How many lines were read or refused. */
size_t lines_count(const struct lines *lines);

/* Why the last line was refused: a text's id; its {kibibytes} are those of LINES_MAX, its {bytes}
 * those of LINES_TERMINAL_MAX. */
const char *lines_why(const struct lines *lines);

#endif
