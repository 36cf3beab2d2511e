#include "scenes/number_off.h"

#include <string.h>

#include "design/truth.h"
#include "lesson/rules.h"

/* A factor, or a difference, as people read it. */
static const char *apart_text(const struct build *build, enum sim_part part, double apart)
{
    const struct rules *rules = rules_of(part);
    return number_is_difference(part)
               ? build_number(build, apart, rules->number_unit, rules->number_digits)
               : build_relative(build, apart);
}

const char *number_off(const struct build *build, enum sim_part part, double said, double truth)
{
    bool factor = !number_is_difference(part);
    if (factor && (said < 0) != (truth < 0)) {
        return build_text(build, "reveal.other_sign");
    }
    const char *apart = apart_text(build, part, number_apart(part, said, truth));
    const char *none = apart_text(build, part, number_apart(part, 1, 1));
    return said == truth || strcmp(apart, none) == 0
               ? build_text(build, "reveal.as_predicted")
               : build_join(build, "ui.before_number", build_text(build, "reveal.off_by"), apart);
}
