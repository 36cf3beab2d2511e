/* part2: what part 2's files share; not for other layers. */
#ifndef SCENES_PART2_H
#define SCENES_PART2_H

#include "lesson/part.h"

/* A value as the aim of that id shows it. */
const char *part2_number(struct build *build, const char *aim, double value);

/* ---- frontier.c: reliability against carbon ---- */

/* Goodput over the interval, and the Reliability-Sustainability Radar. */
void frontier_pictures(struct build *build, const struct lab_bench *bench);

/* Checkpoints, carbon and cost; where the time goes. */
void frontier_values(struct build *build, const struct lab_bench *bench);

/* ---- runlog.c: committed runs, and luck ---- */

/* Replays a run of the fleet and adds the 5th and 95th percentile of its wall time, or why not. */
void runlog_record(const struct lab_design *design, uint64_t seed, struct buffer *block);

/* Sparklines, the best so far, and on demand the log. */
void runlog_instruments(struct build *build, const struct lab_bench *bench);

#endif
