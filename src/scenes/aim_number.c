#include "scenes/aim_number.h"

#include <string.h>

const char *aim_number(const struct build *build, enum sim_part number, const char *aim,
                       double value)
{
    const struct part *part = &build->track->parts[number - 1];
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct rule *rule = &part->aims[i];
        if (strcmp(rule->id, aim) == 0) {
            return number_text(build->catalog, build->arena, value, rule->unit, rule->digits,
                               build->form);
        }
    }
    return "";
}
