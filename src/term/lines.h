/* lines.h: lines of UTF-8 from a descriptor: a terminal, a pipe or a file. */
#ifndef TERM_LINES_H
#define TERM_LINES_H

#include "term/signals.h"

enum { LINES_MAX = 64 * 1024 }; /* bytes of one line */

enum line_status {
    LINE_READ,
    LINE_REFUSED, /* too long, control characters or no UTF-8 */
    LINE_END      /* end of input, a failed read, or a signal that asks to leave */
};

struct lines;

/* `signals` may be NULL. The descriptor is not closed by lines_free. */
struct lines *lines_new(int fd, const struct signals *signals);
void lines_free(struct lines *lines);

/*
 * The next line, without its end and the blanks around it; a tab reads as a blank. *TEXT holds
 * until the next call. A last line without an end counts.
 */
enum line_status lines_next(struct lines *lines, const char **text);

/* Why the last line was refused: a text's id; its {kibibytes} are those of LINES_MAX. */
const char *lines_why(const struct lines *lines);

#endif
