/* speech: what the stakeholder of a part's argument says, as the design deserves it. */
#ifndef SCENES_SPEECH_H
#define SCENES_SPEECH_H

#include "scenes/build.h"

/*
 * Its I-th paragraph, from 1, about the build's design and outputs; NULL past the last. It is the
 * text reflect.I, or reflect.CASE.I where the design is a case of its own: in part 2 "near" or
 * "far", whose checkpoints are asynchronous already, near their best interval or far from it.
 */
const char *speech_text(const struct build *build, int i);

/* Adds all paragraphs; how many. */
size_t speech_add(const struct build *build);

#endif
