/*
 * outcome.h: what comes of an event, as a value. A handler decides and writes it down here; the
 * session alone acts on it: appends the record, anchors, moves, and only then goes on.
 */
#ifndef LESSON_OUTCOME_H
#define LESSON_OUTCOME_H

#include "course/values.h"
#include "lesson/message.h"
#include "lesson/record.h"
#include "lesson/where.h"
#include "store/arena.h"

struct lesson;

/* A record that is proposed, of the part of the place to go to. */
struct proposal {
    enum record_kind kind; /* RECORD_NONE: nothing */
    const char *track;     /* NULL: the chosen one */
    const char *key, *value;
    const struct design *under; /* gives the scenario's hash; NULL: none */
};

enum outcome_anchor {
    ANCHOR_NOT,
    ANCHOR_TRY,  /* the lock stands even where no anchor's record gets to disk */
    ANCHOR_FIRST /* nothing is revealed before it has */
};

struct outcome {
    struct arena *arena; /* for what it points to; it holds until the next event */
    bool refused;        /* nothing changes; the message says why */
    struct message message;
    struct proposal record;
    enum outcome_anchor anchor;
    struct where where;          /* where to go: as it was, where the handler doesn't say */
    bool hand_in;                /* if it still means what the screen says */
    bool reload;                 /* the workbench's design is that of the state */
    const struct design *design; /* goes on the workbench as a change; NULL: none */

    /* What follows once all this is done and on disk; NULL: nothing. */
    void (*then)(const struct lesson *lesson, struct outcome *outcome);
};

/* Each sets one thing. A refusal forgets everything else. */
void outcome_refuse(struct outcome *outcome, struct message message);
void outcome_record(struct outcome *outcome, enum record_kind kind, const char *key,
                    const char *value, const struct design *under);
void outcome_go(struct outcome *outcome, enum scene_screen screen, enum sim_part part);
void outcome_change(struct outcome *outcome, const struct design *design);

#endif
