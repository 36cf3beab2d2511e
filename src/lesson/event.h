/* event.h: what a front end asks of the lesson. */
#ifndef LESSON_EVENT_H
#define LESSON_EVENT_H

enum lab_event_kind {
    LAB_STEP,   /* field by `steps` of `size`; a choice or switch goes round its options */
    LAB_TYPE,   /* field to `text`: a number (k, M, G, T), an option's label or name, words */
    LAB_CHOOSE, /* field to option `steps` (an index) */
    LAB_DRAFT,  /* what is being written in field: `text`; saved, not submitted */
    LAB_ACT,    /* the action `field`; a question in `confirm` has been answered with yes */
    LAB_VIEW,   /* opens the view `field`: math, table, map, radar, hint ...; NULL closes it */
    LAB_UNDO,
    LAB_REDO,
    LAB_RESTORE, /* back to the last good design (out of a failure state) */
    LAB_SAVE     /* leaving or hang-up: everything that can be saved is saved now */
};

enum lab_step { LAB_FINE, LAB_STEP_ONE, LAB_COARSE, LAB_TO_LIMIT };

/* Strings are only read while the event is handled. */
struct lab_event {
    enum lab_event_kind kind;
    const char *field;
    const char *text;
    int steps;
    enum lab_step size;
};

#endif
