/* fill: the placeholders of a text, filled from the model. */
#ifndef SCENES_FILL_H
#define SCENES_FILL_H

#include "course/placeholder.h"
#include "scenes/build.h"

/*
 * Fills {name:unit:digits} (digits 3: after the point; g3: significant) from inputs, outputs and
 * figures of what the build is about; {limit:AIM} is the limit of an aim of its part, as the aim
 * shows it; {text:ID} inserts another text. An unknown name stays as it is in braces: text_check
 * refuses such texts, so that this can't be seen.
 */
const char *fill_text(const struct build *build, const char *text);

/*
 * The text that {text:ID} or {text:ID:NAME} inserts, not yet filled: with the name of an input
 * ID.CHOICE where it is a choice or a switch, and ID.one where it is one, if there is such a text;
 * else ID. NULL: none.
 */
const char *fill_inner(const struct build *build, const struct placeholder *p);

#endif
