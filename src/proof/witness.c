#include "proof/witness.h"

#include "design/dial.h"
#include "store/number.h"

void witness_add_control(const struct lab_catalog *catalog, const struct lab_control *control,
                         const struct lab_design *design, struct buffer *text)
{
    char value[LAB_VALUE_BYTES];
    bool number = !dial_is_option(control);
    buffer_add_format(text, " %s=%s", control->name,
                      number ? number_short(lab_control_value(control, design), value)
                             : lab_design_get(&catalog->reference, design, control->name, value));
}

void witness_add_sliders(const struct lab_catalog *catalog, const struct lab_part *part,
                         const struct lab_design *design, const struct lab_design *than,
                         struct buffer *text)
{
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i];
        if (!control->fixed &&
            lab_control_value(control, design) != lab_control_value(control, than)) {
            witness_add_control(catalog, control, design, text);
        }
    }
}
