/*
 * struck: a finale under stress, as the ledger says it: which design was struck, what its repairs
 * make of it, and what came of it. Only of a finale whose prediction is locked.
 */
#ifndef LESSON_STRUCK_H
#define LESSON_STRUCK_H

#include "design/mend.h"
#include "lesson/state.h"
#include "store/buffer.h"

/* The run of the finale that the prediction is about; NULL: none of that number. */
const struct run *struck_run(const struct part_state *finale);

/* The step that the repairs are about: at which it broke, or the ladder's last. */
size_t struck_step(const struct track *track, const struct part_state *finale);

/* What the design kept before the strike, and so what is to hold under it. */
stress_aims struck_kept(const struct track *track, const struct part_state *finale);

/*
 * The design that was struck, or as the repairs so far leave it, or as its workbench was left. All
 * of them stand at struck_step.
 */
void struck_before(const struct track *track, const struct part_state *finale,
                   struct design *design);
void struck_repaired(const struct track *track, const struct part_state *finale,
                     struct design *design);
void struck_left(const struct track *track, const struct part_state *finale, struct design *design);

/* Repairs that may still be committed. */
size_t struck_repairs_left(const struct track *track, const struct part_state *finale);

/* Climbs the ladder and says, as a record's pairs, what breaks first and at which step (0: none).
 */
void struck_strike(const struct track *track, const struct part_state *finale,
                   struct buffer *block);

/* What came of it, as pairs: what breaks the repaired design first, and the last step that it held.
 */
void struck_outcome(const struct track *track, const struct part_state *finale,
                    struct buffer *block);

/* The program's own search for a mend of the design as it was struck, as pairs: needless, found or
 * none, and how many designs were tried. */
void struck_mend(const struct track *track, const struct part_state *finale, struct mend *mend,
                 struct buffer *block);

/* Whether under the strike both meet the same aims, and hold as many steps. */
bool struck_is_level(const struct track *track, const struct part_state *finale,
                     const struct design *a, const struct design *b);

/* How many of the sliders that repairs may move stand elsewhere in the one than in the other. */
size_t struck_changes(const struct track *track, const struct design *a, const struct design *b);

#endif
