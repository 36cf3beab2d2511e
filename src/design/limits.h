/* limits: how far a control goes in a design, where that is less far than its own range. */
#ifndef DESIGN_LIMITS_H
#define DESIGN_LIMITS_H

#include "course/control.h"

struct limits {
    double min, max;
    const char *below, *above; /* text ids of why it goes no further; NULL: its range ends there */
};

/* Between the control's own min and max. What a design already exceeds is not corrected. */
struct limits limits_of(const struct control *control, const struct design *design);

#endif
