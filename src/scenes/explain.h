/* explain: what a line says, in a sentence: its own, and those of the glossary for its terms. */
#ifndef SCENES_EXPLAIN_H
#define SCENES_EXPLAIN_H

#include "scenes/build.h"

/* A field's help, and the terms of its value; of its label the abbreviations. */
const char *explain_field(const struct build *build, const struct scene_field *field);

/* The terms of a row's label; where it has none, what its instrument shows. ROW NULL: the heading.
 */
const char *explain_row(const struct build *build, const struct scene_instrument *instrument,
                        const struct scene_row *row);

/* The sentences of all terms that a scene uses, each ended by a newline; "" where it uses none. */
const char *explain_terms(const struct build *build, const struct scene *scene);

#endif
