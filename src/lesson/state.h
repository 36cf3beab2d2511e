/*
 * state: what the ledger says of a student's lab. Built by applying records in order and in no
 * other way, so that a replay of the ledger is the program's own path.
 */
#ifndef LESSON_STATE_H
#define LESSON_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/pairs.h"
#include "course/catalog.h"
#include "design/evaluation.h"
#include "lesson/where.h"
#include "store/ledger_log.h"

/* One committed run: the design, and the record's pairs (controls, instruments, verdicts). */
struct run {
    struct design design;
    unsigned model; /* version of the one that worked it out */
    struct pairs record;
};

/* What the ledger says of a lock's anchor. */
enum lock_anchor { LOCK_NO_ANCHOR, LOCK_ANCHORED, LOCK_UNANCHORED };

/* A question instance: one part on one track. */
struct part_state {
    struct pairs lock;   /* choice, number, mechanism, confidence; empty: not locked */
    char *lock_scenario; /* hash that the lock was made under */
    enum lock_anchor anchor;
    char *observation;         /* NULL: not yet written */
    struct pairs reveal;       /* the truth as computed then; empty: not yet revealed */
    unsigned reveal_model;     /* by which version of the model */
    bool reveal_new;           /* since it was revealed no session ended in order */
    bool reveal_cut;           /* and another one began: who knows whether it was seen */
    struct pairs reflection;   /* the last one handed in; empty: none */
    char *reflection_scenario; /* hash that it was made under */
    unsigned reflection_model; /* which version of the model checked it */
    size_t reflections;        /* attempts */
    struct pairs drafts;       /* by field; FIELD.draft: what is being written beside it */
    struct design design;      /* where the workbench was left */
    bool has_design;
    bool preset; /* that design is an instructor's */
    struct run *runs;
    size_t run_count, run_room;
    size_t first_run;   /* runs before it were set aside by a reset */
    size_t hints;       /* steps of the ladder that were shown */
    struct run *trials; /* runs in the prediction's case; see locked.h */
    size_t trial_count, trial_room;
    struct design trying; /* where that case was left */
    bool has_trying;
    /* The finale under stress: its lock is the prediction, its reveal what the strike broke, its
     * reflection the decision. See struck.h. */
    struct run *repairs;
    size_t repair_count, repair_room;
    struct design mending; /* where the repairs' workbench was left since the last of them */
    bool has_mending;
    struct pairs outcome; /* empty: not decided yet */
    size_t stress_hints;
};

/* Behind a field's name: what is being written in answer, beside an answer that is finished. */
#define DRAFT_SUFFIX ".draft"

struct state {
    const struct catalog *catalog;
    int variant; /* -1: no record yet */
    bool demo;
    unsigned model;           /* its version in the session of the last record; 0: unreadable */
    int track;                /* index; -1: none chosen */
    struct part_state *parts; /* track_count x PARTS */
    bool *begun;              /* by track: it has a record */
    struct where left;        /* where a session ended, nothing being done since; part 0: unknown */
    struct evaluation *given; /* for fleet.c: of part 1's design, which part 2 goes on with */
};

/* An empty state; freed by state_free. */
struct state *state_new(const struct catalog *catalog);
void state_free(struct state *state);

/* Applies one record. What it doesn't know (an event, a track, a name that is gone) changes
 * nothing. */
void state_apply(struct state *state, const struct ledger_record *record);

/* The state of a part on a track. */
struct part_state *state_part(const struct state *state, size_t track, enum sim_part part);

/* Whether its prediction is recorded, its result has been seen, its reflection is handed in. */
bool part_is_locked(const struct part_state *part);
bool part_is_revealed(const struct part_state *part);
bool part_is_done(const struct part_state *part);

/* Of the finale: whether its stress is through. */
bool part_is_decided(const struct part_state *finale);

/* The last committed run since the last reset; NULL if there is none. */
const struct run *part_last_run(const struct part_state *part);

/* "1", "2", "3", "finale": the ledger's part column. And the part of a name, 0 if there is none. */
const char *part_name(enum sim_part part);
int part_find(const char *name);

#endif
