/* identity: whose a ledger says that it is: what the open records of its sessions claim. */
#ifndef CLASS_IDENTITY_H
#define CLASS_IDENTITY_H

#include "class/summary.h"
#include "store/ledger_log.h"

/* Takes an open record: the first of a ledger says whose it is, and whether it is another course's
 * than COURSE; a later one of that login, under which number it went on. */
void identity_take(struct summary *summary, const struct ledger_record *record, const char *course);

#endif
