/* verdicts: aims and failure states of a part in words, with the control that helps. */
#ifndef SCENES_VERDICTS_H
#define SCENES_VERDICTS_H

#include "scenes/build.h"

/* A failure's word and the binding number in one line; how advice is earned, until it is. What to
 * try stands beside the aims, tried. */
const char *failure_text(const struct build *build, const struct rule *failure);

/* Adds the aims of the part with value, limit, verdict, and what to try where one is not met; in
 * the finale with the margin instead. */
struct scene_instrument *verdicts_add(const struct build *build, struct evaluation *evaluation);

/* Says in their title which fleet they are of, where that isn't the one on the workbench. */
void verdicts_name(const struct build *build, struct scene_instrument *verdicts, const char *title);

/* Gives a row a limit, as an aim's has one. */
void verdicts_bound(const struct build *build, struct scene_row *row, enum relation relation,
                    const char *limit);

/* "3 of 4 aims MET". */
const char *verdict_summary(const struct build *build, size_t aims, size_t met);

/* "margin 12 %"; "over by 44 %" where the aim's limit is exceeded, "11 x the limit" where by
 * more than itself, "short by" where it is missed; "" for a NaN. */
const char *margin_text(const struct build *build, const struct rule *aim, double margin);

/* "Try Local steps up", "Try Verifier on (part three)"; "" where no step helps, or advice is not
 * earned yet. Of repairs only the controls that they may move; where none helps, it says so. */
const char *try_note(const struct build *build, struct evaluation *evaluation,
                     const struct rule *aim);

#endif
