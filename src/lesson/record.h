/*
 * record.h: the kinds of records of a ledger. The lesson writes all but the open one, which is the
 * ledger's own. What each one changes is in state.c, what it holds in fleetlab-ledger(5).
 */
#ifndef LESSON_RECORD_H
#define LESSON_RECORD_H

enum record_kind {
    RECORD_NONE,
    RECORD_OPEN,
    RECORD_VARIANT,
    RECORD_TRACK,
    RECORD_LOCK,
    RECORD_ANCHOR,
    RECORD_OBSERVE,
    RECORD_REVEAL,
    RECORD_REFLECT,
    RECORD_LEGACY, /* part 3's reflection */
    RECORD_DESIGN,
    RECORD_RUN,
    RECORD_TRIAL,  /* a run in the prediction's case */
    RECORD_FINALE, /* the finale's run */
    RECORD_STRESS, /* what the strike broke first */
    RECORD_REPAIR,
    RECORD_DECISION, /* the finale's reflection: what to do with the repaired design */
    RECORD_RESET,
    RECORD_HINT,
    RECORD_DRAFT,
    RECORD_PEEK,
    RECORD_CLOSE,
    RECORDS
};

/* What the ledger's event column calls it; and back, RECORD_NONE for what the lesson doesn't know.
 */
const char *record_name(enum record_kind kind);
enum record_kind record_find(const char *name);

#endif
