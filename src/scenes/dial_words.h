/* dial_words: a control as people read it. */
#ifndef SCENES_DIAL_WORDS_H
#define SCENES_DIAL_WORDS_H

#include "scenes/build.h"

/* Its name, the label of one of its options, its value with unit (or option's label) in a design,
 * one of its values, its range. */
const char *dial_label(const struct build *build, const struct control *control);
const char *dial_option(const struct build *build, const struct control *control, size_t option);
const char *dial_value(const struct build *build, const struct control *control,
                       const struct design *design);
const char *dial_at(const struct build *build, const struct control *control, double value);
const char *dial_range(const struct build *build, const struct control *control);

#endif
