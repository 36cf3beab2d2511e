/* beside: what a wide terminal shows beside the text of a form, so that no half of it is empty. */
#ifndef SCENES_BESIDE_H
#define SCENES_BESIDE_H

#include "lesson/lesson.h"
#include "scenes/build.h"

/*
 * Adds pictures for a second column. Before a prediction is revealed: the world, and of a lock its
 * scenario's numbers; then what its scenario gives; elsewhere the design that stands. Nothing where
 * it is not wide.
 */
void beside_add(const struct build *build, const struct lesson *lesson);

#endif
