#include "design/sliders.h"

#include "course/values.h"

void sliders_copy(const struct lab_part *part, const struct lab_design *from, struct lab_design *to)
{
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i];
        double value = lab_control_value(control, from);
        if (control->param) {
            design_put(to, control->param, value);
        } else {
            lab_control_put(control, to, value);
        }
    }
}
