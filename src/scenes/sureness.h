/* sureness: how sure each prediction was, and what that earned. */
#ifndef SCENES_SURENESS_H
#define SCENES_SURENESS_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/* Adds the table of the predictions whose results were seen, and what it means behind it. */
void sureness_add(const struct build *build, const struct lesson *lesson);

#endif
