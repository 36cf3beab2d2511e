/* dropbox.h: collect's two chores with a drop box. */
#ifndef CMD_COLLECT_BOX_H
#define CMD_COLLECT_BOX_H

#include "cmd/options.h"

/* Both print what they did, and return the exit status. */
int collect_box_make(const struct command *command, const char *folder, const char *group);
int collect_box_sweep(const struct command *command, const char *folder, const char *storage);

#endif
