/* runs: the committed runs of a part: which of them count, and which stands for the part. */
#ifndef LESSON_RUNS_H
#define LESSON_RUNS_H

#include "lesson/state.h"

/* Runs since the last reset; the first of them is runs[first_run]. */
size_t runs_made(const struct part_state *state);

/* How many of those count: the first ones, as many as the part's data allows. */
size_t runs_counted(const struct part *part, const struct part_state *state);

/*
 * The run that is the part's design; NULL: none yet. Where the data limits the runs, the one of
 * those that count with the most aims met, and among these with the greatest objective, of those
 * made with the same model and under the same design of earlier parts as the newest; else the last.
 */
const struct run *runs_standing(const struct part *part, const struct part_state *state);

/*
 * The number of the last run of a design, with the same controls and under the same designs of
 * earlier parts, by this model; 0: it was not run yet.
 */
size_t runs_find(const struct part *part, const struct part_state *state,
                 const struct design *design);

/* A number of the run's record (an output, "aims_met"); NaN where it has none of that name. */
double run_number(const struct run *run, const char *name);

#endif
