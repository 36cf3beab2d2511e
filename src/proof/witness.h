/* witness: a design in words, as lab_design_set takes them: " cell_size=400 local_steps=20". */
#ifndef PROOF_WITNESS_H
#define PROOF_WITNESS_H

#include "course/catalog.h"
#include "store/buffer.h"

/* Adds one control, a blank before it. */
void witness_add_control(const struct lab_catalog *catalog, const struct lab_control *control,
                         const struct lab_design *design, struct buffer *text);

/* Adds the sliders of a part that differ from another design's. */
void witness_add_sliders(const struct lab_catalog *catalog, const struct lab_part *part,
                         const struct lab_design *design, const struct lab_design *than,
                         struct buffer *text);

#endif
