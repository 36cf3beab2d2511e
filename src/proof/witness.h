/* witness: a design in words, as design_set takes them: " cell_size=400 local_steps=20". */
#ifndef PROOF_WITNESS_H
#define PROOF_WITNESS_H

#include "course/catalog.h"
#include "store/buffer.h"

/* Adds one control, a blank before it. */
void witness_add_control(const struct catalog *catalog, const struct control *control,
                         const struct design *design, struct buffer *text);

/* Adds the sliders of a part that differ from another design's. */
void witness_add_sliders(const struct catalog *catalog, const struct part *part,
                         const struct design *design, const struct design *than,
                         struct buffer *text);

#endif
