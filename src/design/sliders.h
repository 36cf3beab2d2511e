/* sliders: what a part's workbench sets. */
#ifndef DESIGN_SLIDERS_H
#define DESIGN_SLIDERS_H

#include "course/part.h"

/* Puts the sliders of a part, as they stand in one design, over another; NaN stays NaN. */
void sliders_copy(const struct part *part, const struct design *from, struct design *to);

#endif
