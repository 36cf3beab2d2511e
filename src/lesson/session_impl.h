/* session_impl.h: a session's insides, shared by its files; not for other layers. */
#ifndef LESSON_SESSION_IMPL_H
#define LESSON_SESSION_IMPL_H

#include <stdint.h>

#include "lesson/part.h"
#include "lesson/runs.h"
#include "lesson/session.h"
#include "lesson/state.h"
#include "lesson/undo.h"
#include "store/digest.h"
#include "store/ledger.h"

enum { SESSION_MESSAGE = 400, SESSION_VIEW = 16 };

struct lab_session {
    const struct lab_catalog *catalog;
    const struct store_kernel *kernel;
    char *tracks, *anchors; /* the course's, as in options */
    struct ledger *ledger;
    size_t applied; /* records of the ledger that the state has seen */
    struct lab_state *state;
    uint64_t seed; /* of the student's luck in replays */
    struct build build;

    /* Where the student is. Not logged: derived from the state when a part is entered. */
    enum scene_screen screen;
    enum sim_part part;         /* of the screens of a part */
    char view[SESSION_VIEW];    /* "" where no view lies over the screen */
    struct pairs answers; /* being given on the screen below */
    enum scene_screen answers_screen;
    enum sim_part answers_part;

    /* The workbench. */
    struct lab_design design;
    struct undo undo;
    struct lab_design good; /* the last design outside all failure states */
    bool has_good;

    size_t compared[2]; /* numbers of the runs that stand side by side; 0: none */

    char message[SESSION_MESSAGE];
    bool alarm;
    enum scene_save save;
};

/* ---- session.c ---- */

/* The chosen track; NULL before the choice. */
const struct lab_track *session_track(const struct lab_session *session);

/* The current part as the data has it, and its state. Only on the screens of a part. */
const struct lab_part *session_part_data(const struct lab_session *session);
struct lab_part_state *session_part(const struct lab_session *session);

/* The state of any part on the chosen track. */
struct lab_part_state *session_part_of(const struct lab_session *session, enum sim_part part);

/* Whether the screen is a workbench; the finale is one, too. */
bool session_on_bench(const struct lab_session *session);

/*
 * The current part's design: its standing run's, or where there is none its workbench's, linked to
 * the parts before. The second one is prepared, too; so not for every event.
 */
void session_standing_design(const struct lab_session *session, struct lab_design *design);
void session_part_design(const struct lab_session *session, struct lab_design *design);

/* Says something; an alarm can't be overlooked. Returns false, for refusals. */
bool session_say(struct lab_session *session, bool alarm, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a text by id. */
bool session_say_text(struct lab_session *session, const char *id);

/* "WHAT: text": what was asked for, and the text by id that says why it can't be. Returns false. */
bool session_refuse(struct lab_session *session, const char *what, const char *id);

/*
 * Proposes one record of the current part, appends it, and applies it once it is on disk. False,
 * with an alarm, if it is not. `design` gives the scenario's hash; NULL: none.
 */
bool session_record(struct lab_session *session, const char *event, const char *key,
                    const char *value, const struct lab_design *design);

/* Appends any record, and applies it. False, with an alarm, if it is not on disk. */
bool session_append(struct lab_session *session, const struct ledger_entry *entry);

/* ---- loop.c ---- */

/* Goes to a screen: what was left is saved, what was being written there is loaded. */
bool session_go(struct lab_session *session, enum scene_screen screen);

/* Enters a part where its student left off. */
bool session_enter_part(struct lab_session *session, enum sim_part part);

/* The scenario that the current part's lock is about. */
void session_scenario(const struct lab_session *session, struct lab_design *scenario);

/* Does an action, if the scene offers it. */
bool session_act(struct lab_session *session, const char *id);
bool session_choose_track(struct lab_session *session, const char *id);

/* ---- anchoring.c ---- */

/*
 * Anchors the current part's lock, unless it is: its chain goes into the course's folder for
 * anchors, and a record says so. Where that fails the record says why, and the message holds the
 * lock's code. False, with an alarm, only if the record is not on disk. A demonstration is not
 * anchored.
 */
bool session_anchor(struct lab_session *session);

/* How a part's lock is anchored, for the evidence. */
const char *session_anchor_words(struct lab_session *session, enum sim_part number);

/* ---- answering.c ---- */

/* The questions of a screen of the current part. */
size_t session_questions(const struct lab_session *session, enum scene_screen screen,
                         struct lab_question questions[LAB_QUESTIONS_MAX]);

/* An answer was chosen, stepped, typed or drafted. A draft is on disk afterwards, or it is
 * false. */
/*
 * What a text means as the answer to a question, as the ledger keeps it; NULL, with a message,
 * where it can't be taken.
 */
const char *answering_read(struct lab_session *session, const struct lab_question *question,
                           const char *text);

bool answering_event(struct lab_session *session, const struct lab_event *event);

/* ---- workbench.c ---- */

/* Loads the design that the part's workbench was left with. */
void workbench_load(struct lab_session *session);

/* Appends a design record if the controls differ from what the ledger last saw. */
bool workbench_save(struct lab_session *session);

/* Whether two designs differ in a control of the current part. */
bool workbench_differs(const struct lab_session *session, const struct lab_design *a,
                       const struct lab_design *b);

/* A control was turned, chosen or typed, or a change undone, redone or restored. */
bool workbench_event(struct lab_session *session, const struct lab_event *event);

/* Records the design as a run, with what its instruments show; never a preset as it was loaded. */
bool workbench_commit(struct lab_session *session);

/* Goes to the workbench with this design, as a change that can be undone. True. */
bool workbench_set(struct lab_session *session, const struct lab_design *design);

/* Back to the last design outside all failure states; false, with a message, if there is none. */
bool workbench_restore(struct lab_session *session);

/* How many aims of the current part the design meets. */
size_t workbench_aims_met(const struct lab_session *session, const struct lab_design *design);

/* The controls of a part as pairs. */
void workbench_pairs(const struct lab_session *session, const struct lab_design *design,
                     struct buffer *block);

/* Whether the workbench shows an instructor's preset as it was loaded: it can't be committed. */
bool workbench_is_preset(const struct lab_session *session);

/* ---- workbench_scene.c ---- */

/* Builds the workbench's fields and instruments into the scene; the controls alone. */
void workbench_scene(struct lab_session *session);
void workbench_fields(struct lab_session *session);

/* Adds the verdicts on a design's aims. */
void workbench_verdicts(struct lab_session *session, const struct lab_design *design);

/* Adds the part's instruments, those on demand too if `views`. */
void workbench_instruments(struct lab_session *session, bool views);

/* ---- history.c ---- */

/* Builds the page of runs, the presets, and the two runs that stand side by side. */
void history_page(struct lab_session *session);

/* Marks a run for comparison, by its number; loads a preset, by its id. */
bool history_mark(struct lab_session *session, const char *text);
bool history_preset(struct lab_session *session, const char *id);

/* ---- start_screens.c, reveal_screen.c ---- */

/* Build the scenes of these screens. */
void start_scene(struct lab_session *session);
void track_scene(struct lab_session *session);
void parts_scene(struct lab_session *session);
void reveal_scene(struct lab_session *session);

/* ---- finale_screen.c ---- */

/* Whether part 3 has been revealed; whether a finale is recorded, and made of the designs as they
 * stand. */
bool finale_is_open(const struct lab_session *session);
bool finale_is_recorded(const struct lab_session *session);
bool finale_is_current(const struct lab_session *session);

/* Whether all parts have a committed design; false with a message. */
bool finale_can_commit(struct lab_session *session);

/* Builds the finale's brief, its workbench, and the verdicts of the recorded finale. */
void finale_brief(struct lab_session *session);
void finale_scene(struct lab_session *session);
void finale_constraints(struct lab_session *session);

/* ---- ending.c ---- */

/* Whether all three results have been seen; and the scene of the end. */
bool ending_is_open(const struct lab_session *session);
void ending_scene(struct lab_session *session);

/* ---- screens.c, pages.c ---- */

/* Builds the scene of the current screen or view. */
void session_build(struct lab_session *session);
void pages_build(struct lab_session *session);

/* Opens a view; false with a message where it is not to be had here. */
bool pages_open(struct lab_session *session, const char *view);

#endif
