/* prove_search.h: looks for designs within the sliders' ranges; not for other layers. */
#ifndef PROOF_SEARCH_H
#define PROOF_SEARCH_H

#include <stdint.h>

#include "design/judge.h"
#include "store/buffer.h"

/*
 * A student's whole work: a design for each part's workbench. The finale's holds its own sliders
 * only; what it is judged with is composed of all four.
 */
struct fleet {
    struct lab_design of[LAB_PARTS];
};

/* What is looked for: designs of the `open` parts that meet the aims of all these. */
struct search {
    const struct lab_catalog *catalog;
    const struct lab_track *track;
    bool open[LAB_PARTS];
    struct fleet start;             /* where it begins, and what the closed parts are */
    const struct lab_control *kept; /* a slider that stays as it is; NULL */
    uint64_t random;                /* state of the generator */
};

/* Begins with the defaults and with one part open. */
void search_begin(struct search *search, const struct lab_catalog *catalog,
                  const struct lab_track *track, enum sim_part part);

/* Puts part 1's design under part 2's, and works out what part 2's steps share. */
void search_link(struct search *search);

/* The design and outputs that a part is judged with, as its aims see it. */
void fleet_judge(const struct lab_track *track, const struct fleet *fleet, enum sim_part part,
                 struct lab_judged *judged);

/* The same as it stands on the workbench: its failure states, prices and gains are those. */
void fleet_stand(const struct lab_track *track, const struct fleet *fleet, enum sim_part part,
                 struct lab_judged *stands);

/* Whether all aims of the open parts are met. */
bool search_is_met(const struct search *search, const struct fleet *fleet);

/* From search->start, then from random places: false if nothing was found in `starts` of them. */
bool search_find(struct search *search, size_t starts, struct fleet *found);

/* Up to `room` designs that meet all aims, each some random steps away from where it was found. */
size_t search_gather(struct search *search, size_t starts, struct fleet *found, size_t room);

/* Moves what it can back to search->start, or near it, so that a witness says what matters. */
void search_simplify(const struct search *search, struct fleet *found);

/* A design of the part in which the failure holds; false if none was found. */
bool search_failure(struct search *search, enum sim_part part, const struct lab_rule *failure,
                    struct fleet *found);

/* How many values a control is tried at, and the one of an index; they rise with it. */
size_t control_values(const struct lab_control *control);
double control_value(const struct lab_control *control, size_t index);

/* Sets a control; false where its design then contradicts itself. */
bool fleet_put(struct fleet *fleet, enum sim_part part, const struct lab_control *control,
               double value);

/* Adds " cell_size=400" as lab_design_set takes it. */
void control_name(const struct lab_catalog *catalog, const struct lab_control *control,
                  const struct lab_design *design, struct buffer *text);

/* " cell_size=400 local_steps=20": the sliders of a part that differ from another design's. */
void fleet_name(const struct lab_catalog *catalog, const struct lab_part *part,
                const struct lab_design *design, const struct lab_design *than,
                struct buffer *text);

/* Whether the aims of the part are judged with this control at the track's own. */
bool control_is_pinned(const struct lab_part *part, const struct lab_control *control);

/* A number below `count`, the next of the generator. */
size_t search_random(struct search *search, size_t count);

#endif
