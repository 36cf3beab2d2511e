#include "design/sliders.h"

#include "course/values.h"

void sliders_copy(const struct part *part, const struct design *from, struct design *to)
{
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        double value = control_value(control, from);
        if (control->param) {
            design_put(to, control->param, value);
        } else {
            control_put(control, to, value);
        }
    }
}
