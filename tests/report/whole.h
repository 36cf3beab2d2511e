/* whole: the lab from the first brief to the legacy, played through the session. */
#ifndef TESTS_REPORT_WHOLE_H
#define TESTS_REPORT_WHOLE_H

#include "course/catalog.h"
#include "store/ledger_log.h"

/* Plays parts 1 to `parts` on a track into a ledger, the finale and the legacy with the third. */
void whole_play(const struct catalog *catalog, const char *ledger, const char *track, int parts);

/* The same records with one replacement in the values of an event, under a chain that is right. */
struct ledger_log *whole_forged(const struct ledger_log *log, const char *event, const char *from,
                                const char *to);

/* The written answer of part 1: several lines, and what no terminal should get. */
extern const char whole_hostile[];

#endif
