/* derived: numbers of the data that follow from others, held against them. */
#ifndef COURSE_DERIVED_H
#define COURSE_DERIVED_H

#include "course/loader.h"

/* Each site plan: three sites on three continents, their mean distance, the mean of their grids. */
void derived_check_plans(const struct loader *loader);

/* route_factor for all tracks: the median of measured round trips over those of light in fibre. */
void derived_check_route(const struct loader *loader);

#endif
