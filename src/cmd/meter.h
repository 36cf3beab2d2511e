/* meter: shows on standard error how far long work has come. */
#ifndef CMD_METER_H
#define CMD_METER_H

#include <stdint.h>

#include "cmd/command.h"
#include "store/progress.h"

struct meter {
    struct progress progress;
    const struct command *command;
    const char *what; /* is done: "rows" */
    size_t total;
    int64_t began_ms, shown_ms; /* on the monotonic clock; shown_ms 0: nothing is shown */
    size_t bytes;               /* of what is shown */
    atomic_flag busy;           /* a thread is showing it */
};

/*
 * Begins: after two seconds one line of standard error says how many of TOTAL (0: it is not known)
 * are done, and is written over. NULL, and nothing is ever shown, where standard error is no
 * terminal, or ACCESSIBLE asks for no line that changes.
 */
struct progress *meter_open(struct meter *meter, const struct command *command, const char *what,
                            size_t total);

/* Takes away what is shown. */
void meter_close(struct meter *meter);

#endif
