/*
 * tour: the whole lab, played by a good student: whose predictions are right, whose designs meet
 * every aim where there are such designs, and whose arguments hold before the model. Nothing of it
 * is written for one track: what is right is worked out of the data.
 */
#ifndef TOUR_TOUR_H
#define TOUR_TOUR_H

#include "scenes/stage.h"
#include "store/buffer.h"

/* Where the student halts. */
struct tour_stop {
    int part;           /* enum sim_part; 0: at none */
    const char *screen; /* "workbench", or a page: "math"; see tour_screens */
    const char *when;   /* what tells two of the same screen apart; "" */
};

/* The names that a stop's screen may have; NULL ends them. */
const char *const *tour_screens(void);

/* "workbench 1, all aims met": appended. */
void tour_title(const struct tour_stop *stop, struct buffer *title);

typedef void tour_shot(struct stage *stage, const struct tour_stop *stop, void *context);

/*
 * Plays a fresh stage of the catalog, variant VARIANT of a track, from the first screen to the end,
 * and calls SHOT at each stop. False, with the reason in WHY, where the lab refuses a step.
 */
bool tour_play(struct stage *stage, const struct catalog *catalog, const struct track *track,
               unsigned variant, tour_shot *shot, void *context, struct buffer *why);

/* The desk that the student hands in at: it takes nothing, and says nothing of it. */
const struct handin *tour_handin(void);

#endif
