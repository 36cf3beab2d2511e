#include "proof/witness.h"

#include "design/dial.h"
#include "store/number.h"

void witness_add_control(const struct catalog *catalog, const struct control *control,
                         const struct design *design, struct buffer *text)
{
    char value[VALUE_BYTES];
    bool number = !dial_is_option(control);
    buffer_add_format(text, " %s=%s", control->name,
                      number ? number_short(control_value(control, design), value)
                             : design_get(&catalog->reference, design, control->name, value));
}

void witness_add_sliders(const struct catalog *catalog, const struct part *part,
                         const struct design *design, const struct design *than,
                         struct buffer *text)
{
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        if (!control->fixed && control_value(control, design) != control_value(control, than)) {
            witness_add_control(catalog, control, design, text);
        }
    }
}
