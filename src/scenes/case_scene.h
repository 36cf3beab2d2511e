/* case_scene: what is seen of a prediction's case, and of how it differs from the mission. */
#ifndef SCENES_CASE_SCENE_H
#define SCENES_CASE_SCENE_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/* The runs of the workbench that is shown, as a state of its part: in the case its trials. */
const struct part_state *case_runs(const struct build *build, const struct lesson *lesson);

/* The end of a control's readout in the case: what the mission has where it differs, before what
 * a change changes: "mission: 10,000 km; Step 6.14 s". */
const char *case_tail(const struct build *build, const struct lesson *lesson,
                      const struct control *control, const char *change);

/* Adds, for the table, what differs from the mission, and why. */
void case_differences(const struct build *build, const struct lesson *lesson);

/* Adds the trials that were recorded, if there are any. */
void case_trials(const struct build *build, const struct lesson *lesson);

/* Puts all that a part is computed with, as it is in the case, over another design. */
void case_put(enum sim_part part, const struct design *from, struct design *to);

#endif
