/* search: looks for designs that meet aims, within the sliders' ranges. */
#ifndef PROOF_SEARCH_H
#define PROOF_SEARCH_H

#include <stdint.h>

#include "design/window.h"
#include "proof/designs.h"

/* Places that a search begins from before it gives up. */
enum { SEARCH_STARTS = 60 };

/* What is looked for: designs of the `open` parts that meet the aims of all these. */
struct search {
    const struct catalog *catalog;
    const struct track *track;
    bool open[PARTS];
    struct designs start;       /* where it begins, and what the closed parts are */
    const struct control *kept; /* a slider that stays as it is; NULL */
    uint64_t random;            /* state of the generator */
    struct window window;       /* of part 2 */
};

/* Begins with the defaults and with one part open. */
void search_begin(struct search *search, const struct catalog *catalog, const struct track *track,
                  enum sim_part part);

/* Puts part 1's design under part 2's, and works out what part 2's steps share. */
void search_link(struct search *search);

/* Whether all aims of the open parts are met. */
bool search_is_met(const struct search *search, const struct designs *designs);

/* Every slider of the open parts somewhere in its range. */
void search_scatter(struct search *search, struct designs *at);

/* From search->start, then from random places: false if nothing was found in `starts` of them. */
bool search_find(struct search *search, size_t starts, struct designs *found);

/* Up to `room` designs that meet all aims, each some random steps away from where it was found. */
size_t search_gather(struct search *search, size_t starts, struct designs *found, size_t room);

/* Moves what it can back to search->start, or near it, so that a witness says what matters. */
void search_simplify(const struct search *search, struct designs *found);

/* A design of the part in which the failure holds; false if none was found. */
bool search_failure(struct search *search, enum sim_part part, const struct rule *failure,
                    struct designs *found);

/* A number below `count`, the next of the generator. */
size_t search_random(struct search *search, size_t count);

#endif
