/*
 * judge: looks whether the records of a ledger can be what a lab wrote: the order of its steps,
 * what was worked out, whose it is and under which variant, the data, the clocks. It finds reasons
 * to ask a student, and never more.
 */
#ifndef CLASS_JUDGE_H
#define CLASS_JUDGE_H

#include "class/finding.h"
#include "course/settings.h"
#include "lesson/state.h"

/* More runs than these of one ledger are not worked out anew, and don't count. */
enum { JUDGE_RUNS_MAX = 500 };

struct judge;

/* For one thread; catalog and course outlive it. Freed by judge_free. */
struct judge *judge_new(const struct catalog *catalog, const struct course *course);
void judge_free(struct judge *judge);

/* Begins a ledger; what is found is added to FINDINGS, which outlive it. */
void judge_begin(struct judge *judge, struct findings *findings);

/*
 * Its next record, a sound one. A part is done as lock, observe, reveal, reflect; it is run after
 * its lock, and the finale when each part has a run and part 3's result was seen. What comes out of
 * this order is a finding, and does not count.
 */
void judge_record(struct judge *judge, const struct ledger_record *record);

/* What counts of the ledger, up to the last record. */
const struct state *judge_state(const struct judge *judge);

/* How many of a part's aims the run meets that stands for it (runs.h), as worked out now; what
 * another model worked out is taken as it was then. 0: there is none. */
size_t judge_aims_met(struct judge *judge, size_t track, enum sim_part part);

/* The digest of data that are not the course's, with which a session of the ledger was played; *OLD
 * says that only sessions of another model were, with which other data come. NULL: none was. */
const char *judge_other_data(const struct judge *judge, bool *old);

/* Whether another model worked something out, so that it was not replayed. */
bool judge_other_model(const struct judge *judge);

#endif
