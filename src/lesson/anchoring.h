/* anchoring: what of a lock is put out of the student's reach before anything is revealed. */
#ifndef LESSON_ANCHORING_H
#define LESSON_ANCHORING_H

#include "lesson/outcome.h"
#include "lesson/state.h"
#include "store/anchor.h"
#include "store/kernel.h"
#include "store/ledger_log.h"

/*
 * Whether nothing is left to do for a part's lock: it is anchored, or there is no folder ("") and
 * that was recorded. A demonstration is not anchored.
 */
bool anchoring_is_settled(const struct state *state, const struct part_state *part,
                          const char *folder);

/*
 * Puts the chain of a part's lock into the course's folder for anchors, and proposes the record
 * that says so. Where that fails the record says why, and the message holds the lock's code; a
 * folder that failed before is tried again, and recorded once.
 */
void anchoring_put(const struct store_kernel *kernel, const char *folder,
                   const struct ledger_log *log, const char *track, enum sim_part number,
                   const struct part_state *part, struct outcome *outcome);

/* The code of a part's lock, to be kept where nothing anchors it; false where there is no lock. */
bool anchoring_code(const struct ledger_log *log, const char *track, enum sim_part part,
                    char code[ANCHOR_CODE_ROOM]);

/* The part of a track whose prediction was locked last, as the ledger's order has it; 0: none. */
int anchoring_last(const struct ledger_log *log, const char *track);

#endif
