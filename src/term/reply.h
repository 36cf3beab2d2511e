/* reply.h: an event of a dialog, and what is said of what it changed. */
#ifndef TERM_REPLY_H
#define TERM_REPLY_H

#include "term/dialog.h"

/* Sends an event and says what it changed. False: it was refused, and a script ends there. */
bool reply_to(struct dialog *dialog, const struct event *event);

/* Adds the next thing to do and the number that does it, as a sentence, on a workbench behind what
 * is not met; false: there is none. */
bool reply_next(const struct dialog *dialog, struct buffer *text);

#endif
