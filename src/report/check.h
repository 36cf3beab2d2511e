/* check: a report held against its ledger. */
#ifndef REPORT_CHECK_H
#define REPORT_CHECK_H

#include "course/catalog.h"
#include "store/ledger_log.h"

/*
 * Whether a report, in any of the formats, is what its ledger gives. The ledger may have gone on
 * since: the report says how many records it knew, and those are compared. False with the first
 * line that differs, or what else is wrong, in WHY.
 */
bool check_report(const struct catalog *catalog, const struct ledger_log *log, const char *report,
                  struct buffer *why);

#endif
