#include "view/kind.h"

#include "view/bench.h"
#include "view/form.h"
#include "view/help.h"

const struct kind *kind_of(const struct focus *focus)
{
    static const struct kind form = {LAYOUT_FORM, form_draw, form_move, form_page, form_turn};
    static const struct kind bench = {LAYOUT_WORKBENCH, bench_draw, bench_move, bench_page,
                                      bench_turn};
    static const struct kind help = {LAYOUT_FORM, help_draw, help_move, help_page, help_turn};
    return focus->help ? &help : focus_on_bench(focus) ? &bench : &form;
}
