#include "design/evaluation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "design/evaluate.h"
#include "design/window.h"
#include "store/memory.h"

enum { NODES_SHOWN = 1000 }; /* a plot of fleets goes up from the largest over this */

struct evaluation {
    const struct track *track; /* NULL: no design yet */
    const struct part *part;
    struct design design;

    /* What is known of this design. */
    bool has_best, has_out, has_judged, has_helps, has_tornado, has_figure[FIGURES];
    struct sim_outputs out;
    struct judged judged;
    struct help *helps;       /* one an aim of the part */
    const struct part *bench; /* whose controls they are of; see help_find */
    struct tornado tornado;
    double figures[FIGURES];

    /* What may outlive it; each knows of what it is. */
    struct window window;
    struct curve *curve, *reach; /* NULL: never asked for */
    struct curve_nines *nines;
};

struct evaluation *evaluation_new(void)
{
    return memory_get(1, sizeof(struct evaluation));
}

void evaluation_free(struct evaluation *evaluation)
{
    if (evaluation) {
        free(evaluation->helps);
        free(evaluation->curve);
        free(evaluation->reach);
        free(evaluation->nines);
        free(evaluation);
    }
}

/* Whether two designs have the same inputs; best_goodput follows from them. */
static bool is_same(const struct design *a, const struct design *b)
{
    return memcmp(&a->in, &b->in, sizeof a->in) == 0 &&
           memcmp(a->rows, b->rows, sizeof a->rows) == 0;
}

void evaluation_set(struct evaluation *evaluation, const struct track *track, enum sim_part part,
                    const struct design *design)
{
    const struct part *data = &track->parts[part - 1];
    if (evaluation->part == data && is_same(&evaluation->design, design)) {
        return;
    }
    if (evaluation->part != data) {
        evaluation->track = track;
        evaluation->part = data;
        evaluation->helps = memory_resize(evaluation->helps, data->aim_count + 1,
                                          sizeof *evaluation->helps);
    }
    evaluation->design = *design;
    evaluation->has_best = evaluation->has_out = evaluation->has_judged = false;
    evaluation->has_helps = evaluation->has_tornado = false;
    memset(evaluation->has_figure, 0, sizeof evaluation->has_figure);
}

const struct part *evaluation_part(const struct evaluation *evaluation)
{
    return evaluation->part;
}

const struct design *evaluation_design(struct evaluation *evaluation)
{
    if (!evaluation->has_best && evaluation->part->number == SIM_PART_RELIABILITY) {
        evaluation->design.best_goodput = window_best(&evaluation->window, evaluation->track,
                                                      &evaluation->design.in.reliability);
    }
    evaluation->has_best = true;
    return &evaluation->design;
}

const struct sim_outputs *evaluation_out(struct evaluation *evaluation)
{
    if (!evaluation->has_out) {
        design_evaluate(evaluation->part->number, &evaluation->design, &evaluation->out);
        evaluation->has_out = true;
    }
    return &evaluation->out;
}

const struct judged *evaluation_judged(struct evaluation *evaluation)
{
    struct judged *judged = &evaluation->judged;
    if (!evaluation->has_judged) {
        judged->design = *evaluation_design(evaluation);
        part_pin(evaluation->track, evaluation->part->number, &judged->design);
        if (is_same(&judged->design, &evaluation->design)) {
            judged->out = *evaluation_out(evaluation);
        } else {
            design_evaluate(evaluation->part->number, &judged->design, &judged->out);
        }
        evaluation->has_judged = true;
    }
    return judged;
}

size_t evaluation_aims_met(struct evaluation *evaluation)
{
    return judged_aims_met(evaluation->part, evaluation_judged(evaluation));
}

const struct rule *evaluation_failure(struct evaluation *evaluation)
{
    return failure_now(evaluation->part, evaluation_design(evaluation), evaluation_out(evaluation));
}

const struct help *evaluation_help(struct evaluation *evaluation, const struct rule *aim,
                                   const struct part *bench)
{
    if (!evaluation->has_helps || evaluation->bench != bench) {
        help_find(evaluation->track, evaluation->part->number, bench, evaluation_design(evaluation),
                  evaluation_judged(evaluation), evaluation->helps);
        evaluation->has_helps = true;
        evaluation->bench = bench;
    }
    const struct help *help = &evaluation->helps[aim - evaluation->part->aims];
    return help->control ? help : NULL;
}

const struct tornado *evaluation_tornado(struct evaluation *evaluation)
{
    if (!evaluation->has_tornado) {
        tornado_find(evaluation->track, evaluation_design(evaluation),
                     evaluation_judged(evaluation), &evaluation->tornado);
        evaluation->has_tornado = true;
    }
    return &evaluation->tornado;
}

double evaluation_figure(struct evaluation *evaluation, enum figure_id figure)
{
    if (!evaluation->has_figure[figure]) {
        evaluation->figures[figure] = figure_value(figure, evaluation_design(evaluation),
                                                   evaluation_out(evaluation));
        evaluation->has_figure[figure] = true;
    }
    return evaluation->figures[figure];
}

const struct curve *evaluation_curve(struct evaluation *evaluation)
{
    const struct sim_inputs *in = &evaluation->design.in;
    if (!evaluation->curve) {
        evaluation->curve = memory_get(1, sizeof *evaluation->curve);
    }
    if (evaluation->part->number == SIM_PART_FINALE) {
        const struct judged *judged = evaluation_judged(evaluation);
        curve_of_finale(evaluation->curve, &judged->design.in, &judged->out);
        return evaluation->curve;
    }
    bool intervals = evaluation->part->number == SIM_PART_RELIABILITY;
    const struct control *along = control_find(evaluation->part,
                                               intervals ? "checkpoint_interval" : "nodes");
    if (intervals) {
        curve_over_interval(evaluation->curve, &in->reliability, along->min, along->max);
    } else {
        double min = fmax(along->min, along->max / NODES_SHOWN);
        curve_over_nodes(evaluation->curve, &in->scaling, min, along->max);
    }
    return evaluation->curve;
}

const struct curve *evaluation_reach(struct evaluation *evaluation)
{
    const struct part *part = &evaluation->track->parts[SIM_PART_SCALING - 1];
    if (!evaluation->reach) {
        evaluation->reach = memory_get(1, sizeof *evaluation->reach);
    }
    curve_over_distance(evaluation->reach, &evaluation_judged(evaluation)->design.in,
                        control_find(part, "dispersion_km")->max);
    return evaluation->reach;
}

const struct curve_nines *evaluation_nines(struct evaluation *evaluation)
{
    if (!evaluation->nines) {
        evaluation->nines = memory_get(1, sizeof *evaluation->nines);
    }
    const struct sim_compound_in *in = &evaluation->design.in.compound;
    double most = control_find(evaluation->part, "size")->max;
    curve_over_size(evaluation->nines, in, &evaluation_out(evaluation)->compound,
                    fmax(most, in->size));
    return evaluation->nines;
}

bool evaluation_span(struct evaluation *evaluation, double *from, double *to)
{
    return window_span(&evaluation->window, evaluation->track, evaluation_design(evaluation), from,
                       to);
}
