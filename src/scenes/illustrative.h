/* illustrative: which numbers behind a screen nobody has published. */
#ifndef SCENES_ILLUSTRATIVE_H
#define SCENES_ILLUSTRATIVE_H

#include "scenes/build.h"

/* A text as a paragraph; behind it a sentence that names those among its placeholders. */
void illustrative_paragraph(const struct build *build, const struct part *part, const char *id);

/* A title, and how many of the numbers that the part computes a design with they are. */
const char *illustrative_title(const struct build *build, const struct part *part,
                               const struct design *design, const char *title);

/* A heading, and each of the part's as an item: its name and its value in the design. */
void illustrative_list(const struct build *build, const struct part *part);

#endif
