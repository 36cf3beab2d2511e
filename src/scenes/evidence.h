/* evidence.h: what a student has of each part, and whether it is of the designs and cases of now.
 */
#ifndef SCENES_EVIDENCE_H
#define SCENES_EVIDENCE_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/* The page of all parts: MISSING, CURRENT or STALE. */
void evidence_page(const struct build *build, const struct lesson *lesson);

/* Whether something that there is of a part is STALE. */
bool evidence_is_stale(const struct lesson *lesson, enum sim_part number);

/* Adds what is STALE, below a heading, and says how much is; nothing where nothing is. */
size_t evidence_add_stale(const struct build *build, const struct lesson *lesson);

#endif
