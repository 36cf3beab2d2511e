/* where.h: where a student is. Logged when a session ends in order; else it follows from the state
 * when a part is entered. */
#ifndef LESSON_WHERE_H
#define LESSON_WHERE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/param.h"

enum scene_screen {
    SCENE_START, /* what this is; begin or resume */
    SCENE_TRACK, /* choice of a track */
    SCENE_PARTS, /* the three parts and what is open */
    SCENE_BRIEF,
    SCENE_LOCK,
    SCENE_WORKBENCH,
    SCENE_CASE, /* the workbench of the scenario that the prediction is about */
    SCENE_OBSERVE,
    SCENE_REVEAL,
    SCENE_REFLECT,
    SCENE_FINALE,
    SCENE_STRESS, /* the workbench of repairs */
    SCENE_END,    /* calibration and the report */
    SCENE_PAGE    /* a view over the screen: Math Peek, map, hints, history, evidence */
};

/* What may lie over a screen. */
enum where_view {
    VIEW_NONE,
    VIEW_MATH,
    VIEW_TABLE,
    VIEW_MAP,
    VIEW_RADAR,
    VIEW_HINT,
    VIEW_HISTORY,
    VIEW_EVIDENCE,
    VIEWS
};

struct where {
    enum scene_screen screen;
    enum sim_part part; /* of the screens of a part; 0: none yet */
    enum where_view view;
    size_t compared[2]; /* numbers of the runs that stand side by side; 0: none */
};

/* Whether the screen is a workbench; the finale and its repairs are, too. */
bool where_is_bench(const struct where *where);

/* Whether the screen belongs to a part. */
bool where_is_in_part(const struct where *where);

/* Whether it is of the finale under stress: its prediction, repairs, decision, comparison. */
bool where_is_stress(const struct where *where);

/* The place of a part's screen, with nothing over it. The finale's workbench is its own screen. */
struct where where_of(enum scene_screen screen, enum sim_part part);

/* "brief", "lock" ...: what the ledger calls a part's screen, "" for one of no part; and back,
 * SCENE_START where there is none. */
const char *where_screen_name(enum scene_screen screen);
enum scene_screen where_screen_find(const char *name);

/* "math", "table" ...: what a front end calls a view; and back, VIEW_NONE where there is none. */
const char *where_view_name(enum where_view view);
enum where_view where_view_find(const char *name);

/* Whether a view shows numbers of the model: then it is shut before the lock. */
bool where_view_answers(enum where_view view);

#endif
