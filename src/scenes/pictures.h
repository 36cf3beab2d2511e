/* pictures: what differs from one part of the lab to the next in what is shown. */
#ifndef SCENES_PICTURES_H
#define SCENES_PICTURES_H

#include "lesson/state.h"
#include "scenes/build.h"

/* A workbench as it stands: what its instruments are drawn from. */
struct workbench {
    struct evaluation *now;
    const struct design *design; /* these two are its */
    const struct sim_outputs *out;
    struct evaluation *first; /* of the part's first committed design, or of the one that
                                 was struck, before it was; NULL */
    bool struck;
    bool in_case;                   /* of a prediction: its runs are trials */
    struct evaluation *best;        /* for the best one, which the picture chooses */
    const struct part_state *state; /* its runs */
    bool views;                     /* instruments on demand are wanted, too */
};

struct pictures {
    /* The instruments that can be turned to, by their ids, one after the other; NULL ends them. */
    const char *const *turns;

    /* Adds the workbench's instruments to the scene. */
    void (*instruments)(const struct build *build, const struct workbench *bench);

    /* Adds a row with a verdict for each checked answer of a reflection; NULL: it has none. */
    void (*check)(const struct build *build, const struct design *design,
                  const struct pairs *answers, struct scene_instrument *rows);

    /* Adds a picture of a prediction's scenario, once its result is known; NULL: it has none. */
    void (*reveal)(const struct build *build, const struct sim_inputs *in);
};

/* The part's table. */
const struct pictures *pictures_of(enum sim_part part);

#endif
