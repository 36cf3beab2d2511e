/* fill: the placeholders of a text, filled from the model. */
#ifndef SCENES_FILL_H
#define SCENES_FILL_H

#include "scenes/number.h"

/*
 * Fills {name:unit:digits} (digits 3: after the point; g3: significant) from inputs, outputs and
 * figures; {text:ID} inserts another text. An unknown name stays as it is in braces:
 * lab_catalog_load has refused such texts, so that this can't be seen.
 */
const char *lab_text_fill(const struct lab_catalog *catalog, const struct lab_track *track,
                          int part, struct arena *arena, const char *text,
                          const struct lab_design *design, const struct sim_outputs *out,
                          enum lab_number_form form);

#endif
