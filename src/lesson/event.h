/* event.h: what a front end asks of the lesson. */
#ifndef LESSON_EVENT_H
#define LESSON_EVENT_H

enum event_kind {
    EVENT_STEP,   /* field by `steps` of `size`; a choice or switch goes round its options */
    EVENT_TYPE,   /* field to `text`: a number (k, M, G, T), an option's label or name, words */
    EVENT_CHOOSE, /* field to option `steps` (an index) */
    EVENT_DRAFT,  /* what is being written in field: `text`; saved, not submitted */
    EVENT_ACT,    /* the action `field`; a question in `confirm` has been answered with yes */
    EVENT_VIEW,   /* opens the view `field`: math, table, map, radar, hint ...; NULL closes it */
    EVENT_UNDO,
    EVENT_REDO,
    EVENT_CASE, /* to the prediction's case, or back to the mission */
    EVENT_TRY, /* the side of its experiment that `steps` says: below 0 the first, else the other */
    EVENT_RESTORE, /* out of a failure: back to the last good design; else, to the last run's */
    EVENT_SAVE     /* leaving or hang-up: everything that can be saved is saved now */
};

enum step_size { STEP_FINE, STEP_ONE, STEP_COARSE, STEP_TO_LIMIT };

/* Strings are only read while the event is handled. */
struct event {
    enum event_kind kind;
    const char *field;
    const char *text;
    int steps;
    enum step_size size;
};

#endif
