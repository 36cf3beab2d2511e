/*
 * part: what differs from one part of the lab to the next, as a table of functions. The loop
 * (brief, lock, workbench, observe, reveal, reflect) is the same for all and lives in session.
 */
#ifndef LESSON_PART_H
#define LESSON_PART_H

#include <stdint.h>

#include "scenes/build.h"
#include "lesson/question.h"
#include "lesson/state.h"
#include "store/buffer.h"

/* A workbench as it stands: what its instruments are drawn from. */
struct lab_bench {
    const struct lab_design *design;
    const struct sim_outputs *out;      /* of design */
    const struct lab_part_state *state; /* its runs */
    const struct lab_design *first;     /* the part's first committed design; NULL */
    bool answered;                      /* the reflection has been handed in */
    bool views;                         /* instruments on demand are wanted, too */
};

struct lab_part_ops {
    const char *number_unit; /* of the lock's number, in units.csv */
    int number_digits;

    /*
     * Puts into a design what the part takes from the parts before it, as they stand; NULL:
     * nothing. These are the inputs `given` (NULL at the end): each run records them, and one made
     * under others is stale.
     */
    void (*link)(const struct lab_state *state, size_t track, struct lab_design *design);
    const char *const *given;

    /* Works out once what all steps of a workbench share; NULL: nothing. */
    void (*prepare)(const struct lab_track *track, struct lab_design *design);

    const char *run_event; /* what the ledger calls a run; NULL: run */

    /* Adds to a run's record what is kept besides controls and outputs; NULL: nothing. */
    void (*record)(const struct lab_design *design, uint64_t seed, struct buffer *block);

    /* Adds the workbench's instruments to the scene. */
    void (*instruments)(struct build *build, const struct lab_bench *bench);

    /* An output that the reflection asks for: not shown or written before; NULL: none. */
    const char *asked_output;

    /* The reflection's questions. */
    const struct lab_question *questions;
    size_t question_count;
    const char *reflect_event; /* what the ledger calls it; NULL: reflect */

    /* Why these answers can't be handed in; NULL: they can. No function: all can. */
    const char *(*refuse)(struct build *build, const struct lab_design *design,
                          const struct pairs *answers);

    /* Adds a row with a verdict for each checked answer of a reflection. */
    void (*check)(struct build *build, const struct lab_design *design,
                  const struct pairs *answers, struct scene_instrument *rows);
};

/* The part's table; NULL while the part is not open. */
const struct lab_part_ops *lab_part_ops(enum sim_part part);

/* Links a design to the parts before its own, and prepares it for a workbench. */
void lab_part_link(const struct lab_state *state, size_t track, enum sim_part part,
                   struct lab_design *design);
void lab_part_prepare(const struct lab_track *track, enum sim_part part, struct lab_design *design);

/* Whether a design was made under what the parts before its own still give. */
bool lab_part_is_current(const struct lab_state *state, size_t track, enum sim_part part,
                         const struct lab_design *design);

extern const struct lab_part_ops lab_part1_ops, lab_part2_ops, lab_part3_ops, lab_finale_ops;

#endif
