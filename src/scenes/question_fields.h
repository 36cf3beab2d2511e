/* question_fields: what a screen asks, as fields. */
#ifndef SCENES_QUESTION_FIELDS_H
#define SCENES_QUESTION_FIELDS_H

#include "lesson/paper.h"
#include "scenes/build.h"

/* What a question calls one of its options. */
const char *question_option(const struct build *build, const struct question *question,
                            size_t option);

/* Adds the fields of a paper's questions, with the answers so far. */
void question_fields_add(const struct build *build, const struct paper *paper);

/* Adds an action for each text that may be written in the student's own editor, too. */
void question_fields_add_editors(const struct build *build, const struct paper *paper);

#endif
