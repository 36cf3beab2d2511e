/*
 * handin.h: where work is handed in. What lies behind it (a drop box, a report, a course's dates)
 * is no matter of the lesson: whoever opens a session gives it one.
 */
#ifndef LESSON_HANDIN_H
#define LESSON_HANDIN_H

#include <stdbool.h>

#include "store/ledger.h"

struct handin {
    void *context;
    int most; /* submissions that are taken; 0: any number */

    /* Appends what handing in now would mean, a line each, where there is anything to be said. */
    void (*meaning)(void *context, const struct ledger_log *log, struct buffer *out);

    /* Hands in, with its records; FILE gets the name there. False: WHY says why not. */
    bool (*put)(void *context, struct ledger *ledger, struct buffer *file, struct buffer *why);
};

#endif
