/* action_fields: what can be done, as fields. */
#ifndef SCENES_ACTION_FIELDS_H
#define SCENES_ACTION_FIELDS_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/* Adds a field for each action that the lesson offers now, in its order. */
void action_fields_add(const struct build *build, const struct lesson *lesson);

#endif
