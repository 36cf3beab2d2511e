#include "scenes/number_off.h"

#include "design/truth.h"
#include "lesson/rules.h"

const char *number_off(const struct build *build, enum sim_part part, double said, double truth)
{
    bool factor = !number_is_difference(part);
    if (factor && (said < 0) != (truth < 0)) {
        return build_text(build, "reveal.other_sign");
    }
    return build_join(build, "ui.before_number", build_text(build, "reveal.off_by"),
                      build_number(build, number_apart(part, said, truth),
                                   factor ? "times" : rules_of(part)->number_unit, -2));
}
