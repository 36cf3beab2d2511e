/* dropbox.h: collect's two chores with a drop box. */
#ifndef CMD_DROPBOX_H
#define CMD_DROPBOX_H

#include "cmd/options.h"

/* Both print what they did, and return the exit status. */
int cmd_make_dropbox(const struct command *command, const char *folder, const char *group);
int cmd_sweep_dropbox(const struct command *command, const char *folder, const char *storage);

#endif
