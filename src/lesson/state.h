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
#include "store/ledger_log.h"

/* One committed run: the design, and the record's pairs (controls, instruments, verdicts). */
struct lab_run {
    struct lab_design design;
    struct pairs record;
};

/* What the ledger says of a lock's anchor. */
enum lab_anchor { LAB_NO_ANCHOR, LAB_ANCHORED, LAB_UNANCHORED };

/* A question instance: one part on one track. */
struct lab_part_state {
    struct pairs lock;   /* choice, number, mechanism, confidence; empty: not locked */
    char *lock_scenario; /* hash that the lock was made under */
    enum lab_anchor anchor;
    char *observation;         /* NULL: not yet written */
    struct pairs reveal;       /* the truth as computed then; empty: not yet revealed */
    struct pairs reflection;   /* the last one handed in; empty: none */
    char *reflection_scenario; /* hash that it was made under */
    size_t reflections;        /* attempts */
    struct pairs drafts;       /* by field; FIELD.draft: what is being written beside it */
    struct lab_design design;  /* where the workbench was left */
    bool has_design;
    bool preset; /* that design is an instructor's */
    struct lab_run *runs;
    size_t run_count, run_room;
    size_t first_run; /* runs before it were set aside by a reset */
    size_t hints;     /* steps of the ladder that were shown */
};

/* Behind a field's name: what is being written in answer, beside an answer that is finished. */
#define LAB_DRAFT_SUFFIX ".draft"

struct lab_state {
    const struct lab_catalog *catalog;
    int variant; /* -1: no record yet */
    bool demo;
    int track;                    /* index; -1: none chosen */
    struct lab_part_state *parts; /* track_count x LAB_PARTS */
    bool *begun;                  /* by track: it has a record */
    struct evaluation *given;     /* for fleet.c: of part 1's design, which part 2 goes on with */
};

/* An empty state; freed by lab_state_free. */
struct lab_state *lab_state_new(const struct lab_catalog *catalog);
void lab_state_free(struct lab_state *state);

/* Applies one record. What it doesn't know (an event, a track, a name that is gone) changes
 * nothing. */
void lab_state_apply(struct lab_state *state, const struct ledger_record *record);

/* The state of a part on a track. */
struct lab_part_state *lab_state_part(const struct lab_state *state, size_t track,
                                      enum sim_part part);

/* Whether its prediction is recorded, its result has been seen, its reflection is handed in. */
bool lab_part_is_locked(const struct lab_part_state *part);
bool lab_part_is_revealed(const struct lab_part_state *part);
bool lab_part_is_done(const struct lab_part_state *part);

/* The last committed run since the last reset; NULL if there is none. */
const struct lab_run *lab_part_last_run(const struct lab_part_state *part);

/* "1", "2", "3", "finale": the ledger's part column. And the part of a name, 0 if there is none. */
const char *lab_part_name(enum sim_part part);
int lab_part_find(const char *name);

#endif
