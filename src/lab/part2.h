/* part2: what part 2's files share; not for other layers. */
#ifndef LAB_PART2_H
#define LAB_PART2_H

#include "lab/part.h"

/* ---- frontier.c: reliability against carbon, as the workbench's instruments ---- */

void frontier_instruments(struct build *build, const struct lab_bench *bench);

/* ---- runlog.c: committed runs, and luck ---- */

/* Replays a run of the fleet and adds the 5th and 95th percentile of its wall time, or why not. */
void runlog_record(const struct lab_design *design, uint64_t seed, struct buffer *block);

void runlog_instruments(struct build *build, const struct lab_bench *bench);

#endif
