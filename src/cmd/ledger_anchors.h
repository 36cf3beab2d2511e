/* ledger_anchors.h: a ledger's locks against what was anchored of them. */
#ifndef CMD_LEDGER_ANCHORS_H
#define CMD_LEDGER_ANCHORS_H

#include "store/anchor.h"

/* Prints each lock with its code. */
void ledger_anchors_print(const struct ledger_log *log);

/*
 * Prints what the anchors of user UID in FOLDER say of each lock. CMD_OK when each is anchored, and
 * as it stands in the ledger; CMD_USAGE when FOLDER can't be read; else CMD_FAILED.
 */
int ledger_anchors_check(const struct ledger_log *log, const char *folder, unsigned long uid);

#endif
