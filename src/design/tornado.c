#include "design/tornado.h"

#include <math.h>
#include <stdlib.h>

#include "design/dial.h"
#include "design/evaluate.h"
#include "store/memory.h"

static const double TENTH = 0.1;

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

/* How far the margins of all aims lie from those of the design, once a control is moved; none does
 * where the control can't go there. */
static void changes(const struct track *track, const struct design *design,
                    const struct judged *judged, const struct control *control, int direction,
                    double *change)
{
    const struct part *finale = &track->parts[SIM_PART_FINALE - 1];
    struct judged next = {.design = *design};
    char why[WHY_BYTES];
    control_put(control, &next.design, moved(control, control_value(control, design), direction));
    bool stays = design_conflict(&next.design, why);
    if (!stays) {
        part_pin(track, SIM_PART_FINALE, &next.design);
        design_evaluate_next(SIM_PART_FINALE, &judged->design, &judged->out, &next.design,
                             &next.out);
    }
    for (size_t i = 0; i < finale->aim_count; i++) {
        double share = stays ? 0
                             : aim_margin(&finale->aims[i], &next) -
                                   aim_margin(&finale->aims[i], judged);
        change[i] = isfinite(share) ? share : 0;
    }
}

/* A slider that the finale has, too, is moved there alone. */
static bool is_finales(const struct track *track, const struct part *part, const char *name)
{
    const struct part *finale = &track->parts[SIM_PART_FINALE - 1];
    return part != finale && control_find(finale, name) != NULL;
}

/* A control that is moved, and what that does to each aim. */
struct lever {
    const struct control *control;
    enum sim_part part;
    double *down, *up; /* by aim */
};

/* Moves all sliders that can be, in the parts' order; `room` holds two values an aim for each.
 * Returns how many there are. */
static size_t levers_pull(const struct track *track, const struct design *design,
                          const struct judged *judged, struct lever *levers, double *room)
{
    size_t aims = track->parts[SIM_PART_FINALE - 1].aim_count, count = 0;
    for (int number = SIM_PART_SCALING; number <= SIM_PART_FINALE; number++) {
        const struct part *part = &track->parts[number - 1];
        for (size_t i = 0; i < part->slider_count && count < TORNADO_BARS; i++) {
            const struct control *control = &part->controls[i];
            if (control->fixed || isnan(control_value(control, design)) ||
                is_finales(track, part, control->name)) {
                continue;
            }
            struct lever *lever = &levers[count];
            *lever = (struct lever){control, (enum sim_part)number, room + 2 * aims * count,
                                    room + 2 * aims * count + aims};
            changes(track, design, judged, control, -1, lever->down);
            changes(track, design, judged, control, 1, lever->up);
            count++;
        }
    }
    return count;
}

/* Keeps the bars sorted. */
static void keep(struct tornado_arm *arm, const struct tornado_bar *bar)
{
    size_t at = arm->count++;
    for (; at > 0 && arm->bars[at - 1].effect < bar->effect; at--) {
        arm->bars[at] = arm->bars[at - 1];
    }
    arm->bars[at] = *bar;
}

static void fill_arm(struct tornado_arm *arm, const struct rule *aim, size_t index,
                     const struct design *design, const struct lever *levers, size_t count)
{
    *arm = (struct tornado_arm){.aim = aim};
    for (size_t i = 0; i < count; i++) {
        double down = levers[i].down[index], up = levers[i].up[index];
        double effect = fmax(fabs(down), fabs(up));
        double value = control_value(levers[i].control, design);
        /* Where one side has no effect, the way is to the other one: it says what is taken. */
        bool lower = up == 0 || (down != 0 && down > up);
        double to = moved(levers[i].control, value, lower ? -1 : 1);
        if (effect > 0) {
            keep(arm, &(struct tornado_bar){levers[i].control, levers[i].part, down, up, effect,
                                            lower ? down : up, to});
        }
    }
}

/* The aim with the least margin that isn't taken; the first of some that tie. aim_count: none. */
static size_t next_aim(const struct part *finale, const double *margins, const bool *taken)
{
    size_t least = finale->aim_count;
    for (size_t i = 0; i < finale->aim_count; i++) {
        if (!taken[i] && !isnan(margins[i]) &&
            (least == finale->aim_count || margins[i] < margins[least])) {
            least = i;
        }
    }
    return least;
}

void tornado_find(const struct track *track, const struct design *design,
                  const struct judged *judged, struct tornado *tornado)
{
    const struct part *finale = &track->parts[SIM_PART_FINALE - 1];
    size_t aims = finale->aim_count;
    struct lever levers[TORNADO_BARS];
    double *room = memory_get(2 * aims * TORNADO_BARS + aims + 1, sizeof *room);
    double *margins = room + 2 * aims * TORNADO_BARS;
    bool *taken = memory_get(aims + 1, sizeof *taken);
    size_t count = levers_pull(track, design, judged, levers, room);
    for (size_t i = 0; i < aims; i++) {
        margins[i] = aim_margin(&finale->aims[i], judged);
    }
    tornado->count = 0;
    for (size_t aim;
         tornado->count < TORNADO_AIMS && (aim = next_aim(finale, margins, taken)) < aims;) {
        struct tornado_arm *arm = &tornado->arms[tornado->count];
        taken[aim] = true;
        fill_arm(arm, &finale->aims[aim], aim, design, levers, count);
        tornado->count += arm->count > 0;
    }
    free(taken);
    free(room);
}
