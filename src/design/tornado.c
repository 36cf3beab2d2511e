#include "design/tornado.h"

#include <math.h>

#include "design/dial.h"
#include "design/evaluate.h"

static const double TENTH = 0.1;

static const struct rule *binding(const struct part *part, const struct judged *judged)
{
    const struct rule *least = NULL;
    double margin = INFINITY;
    for (size_t i = 0; i < part->aim_count; i++) {
        double now = aim_margin(&part->aims[i], judged);
        if (now < margin) {
            margin = now;
            least = &part->aims[i];
        }
    }
    return least;
}

/* A control's value a tenth of its range, or an option, to one side, within its range. */
static double moved(const struct control *control, double value, int direction)
{
    double span = control->max - control->min, next = value + direction * TENTH * span;
    if (dial_is_option(control)) {
        next = value + direction;
    } else if (control->log && control->min > 0) {
        next = value * pow(control->max / control->min, direction * TENTH);
    }
    if (control->param && control->param->kind == SIM_COUNT) {
        next = round(next);
    }
    return fmin(fmax(next, control->min), control->max);
}

/* How the aim's margin changes, a share of its limit; 0 where the control can't go there. */
static double change(const struct track *track, const struct design *design,
                     const struct judged *judged, const struct rule *aim,
                     const struct control *control, int direction)
{
    struct judged next = {.design = *design};
    char why[WHY_BYTES];
    control_put(control, &next.design, moved(control, control_value(control, design), direction));
    if (design_conflict(&next.design, why)) {
        return 0;
    }
    part_pin(track, SIM_PART_FINALE, &next.design);
    design_evaluate_next(SIM_PART_FINALE, &judged->design, &judged->out, &next.design, &next.out);
    double share = aim_margin(aim, &next) - aim_margin(aim, judged);
    return isfinite(share) ? share : 0;
}

/* Keeps the bars sorted; the least falls out where there is no room. */
static void keep(struct tornado *tornado, const struct tornado_bar *bar)
{
    size_t at = tornado->count;
    while (at > 0 && tornado->bars[at - 1].effect < bar->effect) {
        at--;
    }
    if (!(bar->effect > 0) || at >= TORNADO_BARS) {
        return;
    }
    tornado->count += tornado->count < TORNADO_BARS;
    for (size_t i = tornado->count - 1; i > at; i--) {
        tornado->bars[i] = tornado->bars[i - 1];
    }
    tornado->bars[at] = *bar;
}

/* A slider that the finale has, too, is moved there alone. */
static bool is_finales(const struct track *track, const struct part *part, const char *name)
{
    const struct part *finale = &track->parts[SIM_PART_FINALE - 1];
    return part != finale && control_find(finale, name) != NULL;
}

void tornado_find(const struct track *track, const struct design *design,
                  const struct judged *judged, struct tornado *tornado)
{
    *tornado = (struct tornado){.aim = binding(&track->parts[SIM_PART_FINALE - 1], judged)};
    for (int number = SIM_PART_SCALING; tornado->aim && number <= SIM_PART_FINALE; number++) {
        const struct part *part = &track->parts[number - 1];
        for (size_t i = 0; i < part->slider_count; i++) {
            const struct control *control = &part->controls[i];
            if (control->fixed || isnan(control_value(control, design)) ||
                is_finales(track, part, control->name)) {
                continue;
            }
            struct tornado_bar bar = {control, (enum sim_part)number, 0, 0, 0};
            bar.down = change(track, design, judged, tornado->aim, control, -1);
            bar.up = change(track, design, judged, tornado->aim, control, 1);
            bar.effect = fmax(fabs(bar.down), fabs(bar.up));
            keep(tornado, &bar);
        }
    }
}
