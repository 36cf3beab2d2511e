/* dropbox.h: collect's chores with a drop box. */
#ifndef CMD_COLLECT_BOX_H
#define CMD_COLLECT_BOX_H

#include "class/intake.h"
#include "cmd/options.h"

/* All print what they did, and return the exit status. */
int collect_box_make(const struct command *command, const char *folder, const char *group);
int collect_box_sweep(const struct command *command, const char *folder, const char *storage,
                      const char *course, const struct intake_limits *limits);

/* Reads the text of a sweep's limit, --user-files or the like, into *LIMIT; NULL leaves it as it
 * is. False after COMMAND has said why. */
bool collect_box_limit(const struct command *command, const char *option, const char *text,
                       uint64_t *limit);
int collect_box_close(const struct command *command, const char *folder, const char *text);

#endif
