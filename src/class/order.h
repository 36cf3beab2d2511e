/* order: what a record of a part rests on, and whether that stands before it. */
#ifndef CLASS_ORDER_H
#define CLASS_ORDER_H

#include "lesson/record.h"
#include "lesson/state.h"

/* A record of a ledger, and what counts of those before it. */
struct order_step {
    const struct catalog *catalog;
    const struct state *state;
    const struct ledger_record *record;
    int track;          /* the record's; -1: none */
    enum sim_part part; /* 0: none */
    bool full;          /* so many runs stand before it that no more are counted */
};

/* Whether anything that is graded changes by such a record. */
bool order_concerns(enum record_kind kind);

/* What such a record lacks, as the id of its reason (reason.h); NULL: nothing. */
const char *order_lacks(const struct order_step *step, enum record_kind kind);

#endif
