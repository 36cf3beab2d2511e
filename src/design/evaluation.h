/*
 * evaluation: all that is worked out of one design of a part, each thing at most once and only when
 * it is first asked for. It stays while the design does; curves and the window stay while what they
 * depend on does, so that a step along a curve evaluates none of it anew. What an evaluation hands
 * out belongs to it and holds until another design is set.
 */
#ifndef DESIGN_EVALUATION_H
#define DESIGN_EVALUATION_H

#include "design/curve.h"
#include "design/figure.h"
#include "design/help.h"
#include "design/judge.h"
#include "design/tornado.h"

struct evaluation;

/* Of no design yet; evaluation_set comes first. Freed by evaluation_free (NULL: nothing to free).
 */
struct evaluation *evaluation_new(void);
void evaluation_free(struct evaluation *evaluation);

/* The design (copied) that is asked about from now on, in a part of a track that lives longer. */
void evaluation_set(struct evaluation *evaluation, const struct track *track, enum sim_part part,
                    const struct design *design);

/* The part. */
const struct part *evaluation_part(const struct evaluation *evaluation);

/* The design; in part 2 with its best_goodput, which takes some 6 ms when it is new. */
const struct design *evaluation_design(struct evaluation *evaluation);

/* What the part puts out for the design as it stands. */
const struct sim_outputs *evaluation_out(struct evaluation *evaluation);

/* The design and what is put out as the part's aims see it. */
const struct judged *evaluation_judged(struct evaluation *evaluation);

/* How many of the part's aims it meets. */
size_t evaluation_aims_met(struct evaluation *evaluation);

/* The first failure state that it is in; NULL: none. */
const struct rule *evaluation_failure(struct evaluation *evaluation);

/* The step that helps an aim of the part most, among the controls of `bench` as in help_find;
 * NULL: none does. */
const struct help *evaluation_help(struct evaluation *evaluation, const struct rule *aim,
                                   const struct part *bench);

/* In the finale: what moves the aim that binds most. */
const struct tornado *evaluation_tornado(struct evaluation *evaluation);

/* A figure of the design as it stands, in its unit. */
double evaluation_figure(struct evaluation *evaluation, enum figure_id figure);

/* Along the part's slider: useful work over nodes (part 1), over the interval (part 2); in the
 * finale what unfolds there; see curve.h. */
const struct curve *evaluation_curve(struct evaluation *evaluation);

/* In the cloud finale: goodput over the distance of its sites, as far as part 1's control goes. */
const struct curve *evaluation_reach(struct evaluation *evaluation);

/* Part 3: nines over size. */
const struct curve_nines *evaluation_nines(struct evaluation *evaluation);

/* Part 2: the intervals that meet all aims; see window_span. */
bool evaluation_span(struct evaluation *evaluation, double *from, double *to);

#endif
