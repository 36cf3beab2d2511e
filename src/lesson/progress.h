/* progress: where a student stands on a track, and what is missing. */
#ifndef LESSON_PROGRESS_H
#define LESSON_PROGRESS_H

#include "lesson/state.h"

/*
 * Where a part or the finale stands on a track, as the id of a text: progress.new, locked,
 * revealed, done; for the finale progress.closed until part 3's result was seen.
 */
const char *lab_progress(const struct lab_state *state, size_t track, enum sim_part number);

/* Whether all three results have been seen: then the lab's last screen is open. */
bool lab_progress_is_ending(const struct lab_state *state, size_t track);

/* Something that a finished lab has and this one doesn't. */
struct lab_missing {
    enum sim_part part;
    const char *what; /* text id: evidence.prediction, evidence.run, ... */
};

enum { LAB_MISSING_MAX = 5 * LAB_PARTS };

/* What is missing on a track, in the order of the lab; the result is their number. */
size_t lab_missing(const struct lab_state *state, size_t track,
                   struct lab_missing missing[LAB_MISSING_MAX]);

#endif
