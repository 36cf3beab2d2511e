/* progress: where a student stands on a track, and what is missing. */
#ifndef LESSON_PROGRESS_H
#define LESSON_PROGRESS_H

#include "lesson/state.h"

/*
 * Where a part or the finale stands on a track, as the id of a text: progress.new, locked,
 * revealed, done; for the finale progress.closed until part 3's result was seen, and
 * progress.recorded until it was under stress.
 */
const char *progress_of(const struct state *state, size_t track, enum sim_part number);

/*
 * Whether the finale's stress is still to be gone through. Whoever argued for the legacy before
 * there was any, and never began with it, needs none.
 */
bool progress_lacks_stress(const struct state *state, size_t track);

/* Whether all three results have been seen: then the lab's last screen is open. */
bool progress_is_ending(const struct state *state, size_t track);

/* What comes next on a track: the first part that is not done, the finale where its student is in
 * it; 0: all is done. */
enum sim_part progress_next(const struct state *state, size_t track);

/* Something that a finished lab has and this one doesn't. */
struct missing {
    enum sim_part part;
    const char *what; /* text id: evidence.prediction, evidence.run, ... */
};

enum { MISSING_MAX = 6 * PARTS };

/* What is missing on a track, in the order of the lab; the result is their number. */
size_t progress_missing(const struct state *state, size_t track,
                        struct missing missing[MISSING_MAX]);

#endif
