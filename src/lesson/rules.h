/*
 * rules: what differs from one part's lesson to the next. The loop (brief, lock, workbench,
 * observe, reveal, reflect) is the same for all and lives in actions.c; how a part's instruments
 * look is scenes/pictures.h.
 */
#ifndef LESSON_RULES_H
#define LESSON_RULES_H

#include <stdint.h>

#include "course/values.h"
#include "lesson/question.h"
#include "lesson/record.h"
#include "store/buffer.h"
#include "store/pairs.h"

struct rules {
    const char *number_unit; /* of the lock's number, in units.csv */
    int number_digits;
    enum record_kind run;     /* what the ledger calls a run */
    enum record_kind reflect; /* and a reflection */

    /* Adds to a run's record what is kept besides controls and outputs; NULL: nothing. */
    void (*record)(const struct design *design, uint64_t seed, struct buffer *block);

    /* An output that the reflection asks for: not shown or written before; NULL: none. */
    const char *asked_output;

    /* The two sides of the experiment that tests a prediction, by name; see trying.h. */
    const char *tries[2];

    /* The reflection's questions. */
    const struct question *questions;
    size_t question_count;

    /*
     * Why these answers can't be handed in, and which of them; empty: they can. No function: all
     * can.
     */
    struct message (*refuse)(const struct design *design, const struct pairs *answers);
};

const struct rules *rules_of(enum sim_part part);

#endif
