/* fill: the placeholders of a text, filled from the model. */
#ifndef SCENES_FILL_H
#define SCENES_FILL_H

#include "scenes/build.h"

/*
 * Fills {name:unit:digits} (digits 3: after the point; g3: significant) from inputs, outputs and
 * figures of what the build is about; {text:ID} inserts another text. An unknown name stays as it
 * is in braces: text_check refuses such texts, so that this can't be seen.
 */
const char *fill_text(const struct build *build, const char *text);

#endif
