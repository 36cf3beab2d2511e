/*
 * lesson.h: the lesson as it stands: what the ledger says, where the student is, what lies on the
 * workbench and on the paper. Handlers and scenes read it; the session alone changes it.
 */
#ifndef LESSON_LESSON_H
#define LESSON_LESSON_H

#include <stdint.h>

#include "lesson/bench.h"
#include "lesson/handin.h"
#include "lesson/paper.h"
#include "lesson/where.h"
#include "lesson/state.h"
#include "store/ledger.h"

struct lesson {
    const struct catalog *catalog;
    const char *tracks;          /* ids of those that may be chosen, as in settings.h; "": all */
    const struct ledger *ledger; /* to read */
    struct state *state;
    struct where where;
    struct bench bench;
    struct paper paper;
    uint64_t seed;               /* of the student's luck in replays */
    const struct handin *handin; /* NULL: the course has nowhere to hand in */
    struct buffer meaning;       /* what handing in would mean, as the lab's last screen has it */
};

/* The chosen track; NULL before the choice. */
const struct track *lesson_track(const struct lesson *lesson);
size_t lesson_track_index(const struct lesson *lesson);

/* The current part as the data has it, and its state; any part's. Only once a track is chosen. */
const struct part *lesson_part(const struct lesson *lesson);
struct part_state *lesson_part_state(const struct lesson *lesson);
struct part_state *lesson_state_of(const struct lesson *lesson, enum sim_part part);

/* The scenario that a part's lock is about. */
void lesson_scenario(const struct lesson *lesson, enum sim_part part, struct design *scenario);

/* Whether a part has a prediction's case to try: a locked prediction about another design than the
 * one that its mission opens with; see locked.h. */
bool lesson_has_case(const struct lesson *lesson, enum sim_part part);

/* Whether the screen is the workbench of a prediction's case, or a page over it. */
bool lesson_in_case(const struct lesson *lesson);

/*
 * A part's design: its standing run's, or where there is none its workbench's, linked to the parts
 * before.
 */
void lesson_standing_design(const struct lesson *lesson, enum sim_part part, struct design *design);

/* A part's design as its workbench was left, linked. */
void lesson_left_design(const struct lesson *lesson, enum sim_part part, struct design *design);

/* The design that the screen is about: the workbench's where there is one, else the standing one.
 */
void lesson_shown_design(const struct lesson *lesson, struct design *design);

/* All that is worked out of it; it holds until another design is shown. */
struct evaluation *lesson_shown(const struct lesson *lesson);

/* Puts into a design of a part what the parts before it give. */
void lesson_link(const struct lesson *lesson, enum sim_part part, struct design *design);

/* Whether the workbench shows an instructor's preset as it was loaded: it can't be committed. */
bool lesson_is_preset(const struct lesson *lesson);

/* Whether the workbench shows changes that no record has yet. */
bool lesson_is_unrecorded(const struct lesson *lesson);

/* Whether the part's design on its workbench is none of its runs yet, and no preset: the last
 * run's, or before any the first design, was changed. Under stress: since the last repair. */
bool lesson_is_uncommitted(const struct lesson *lesson);

/* The design that counts on a part's workbench: of its last run, linked; under stress as repaired.
 * False: there is none, or it is a case's workbench. */
bool lesson_committed(const struct lesson *lesson, struct design *design);

/* Whether part 3 has been revealed; whether a finale is recorded, and made of the designs as they
 * stand. */
bool lesson_finale_is_open(const struct lesson *lesson);
bool lesson_finale_is_recorded(const struct lesson *lesson);
bool lesson_finale_is_current(const struct lesson *lesson);

/* Whether there is somewhere to hand in, a submission left, and a ledger that takes its records. */
bool lesson_can_hand_in(const struct lesson *lesson);

#endif
