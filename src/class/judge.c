#include "class/judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "class/order.h"
#include "class/reason.h"
#include "design/variant.h"
#include "lesson/recheck.h"
#include "lesson/record.h"
#include "lesson/runs.h"
#include "lesson/worked.h"
#include "sim/model.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"
#include "store/utc.h"

enum {
    PAIRS_MAX = 256,        /* no event says more things at once; more would only take time */
    CLOCK_BACK_MS = 300000, /* what a clock that is set right may lose; it gains nobody anything */
    CLOCK_APART_MS = 60000, /* between two starts on one machine */
    STILL_MAX = 20,         /* no disk takes so many records in a millisecond */
};

struct judge {
    const struct catalog *catalog;
    const struct course *course;
    struct recheck recheck;
    /* of the ledger */
    struct findings *findings;
    const struct ledger_record *record, *before;
    int track;          /* of the record; -1: none */
    enum sim_part part; /* 0: none */
    int variant;        /* the student's own; -1: not known */
    size_t runs;
    char *login, *uid, *course_name; /* as its first record says; NULL: not begun */
    char *other_data, *old_data;     /* of a session of this model, and of another one */
    bool other_model;
    int64_t time_ms;                    /* of the last record that has one; -1: none */
    size_t still;                       /* how many records have had that time, in a row */
    int64_t opened_ms, opened_clock_ms; /* of the last session: wall and monotonic; -1 */
};

static void find_reason(struct judge *judge, enum pattern_kind kind, const struct buffer *reason)
{
    const struct finding finding = {
        .kind = kind,
        .track = (unsigned char)(judge->track < 0 ? 0 : judge->track),
        .part = (unsigned char)judge->part,
        .record = judge->record->number,
    };
    findings_add(judge->findings, &finding, buffer_text(reason));
}

/* For a reason that has no words. */
static void find(struct judge *judge, enum pattern_kind kind, const char *why)
{
    struct buffer reason = {0};
    reason_begin(&reason, why);
    find_reason(judge, kind, &reason);
    buffer_free(&reason);
}

/* ---- replay ---- */

static void replay(struct judge *judge)
{
    bool agrees = recheck_step(&judge->recheck, judge->record);
    judge->other_model = judge->other_model || judge->recheck.other_model;
    if (!agrees) {
        const struct recheck_difference *first = &judge->recheck.differences[0];
        size_t more = judge->recheck.difference_count - 1;
        struct buffer reason = {0};
        reason_begin(&reason, more > 0 ? "differs_more" : "differs");
        reason_word(&reason, "name", first->name);
        reason_word(&reason, "there", first->there);
        reason_word(&reason, "now", first->now);
        if (more > 0) {
            reason_number(&reason, "count", (double)more);
        }
        find_reason(judge, PATTERN_REPLAY, &reason);
        buffer_free(&reason);
    }
}

static bool is_run_too_many(struct judge *judge, enum record_kind kind)
{
    return (kind == RECORD_RUN || kind == RECORD_TRIAL || kind == RECORD_FINALE) &&
           ++judge->runs > JUDGE_RUNS_MAX;
}

static bool is_too_much(const struct ledger_record *record)
{
    size_t lines = 0;
    for (const char *c = record->value; *c && lines <= PAIRS_MAX; c++) {
        lines += *c == '\n';
    }
    return lines > PAIRS_MAX;
}

static void judge_part(struct judge *judge, enum record_kind kind)
{
    const struct order_step step = {
        .catalog = judge->catalog,
        .state = judge->recheck.state,
        .record = judge->record,
        .track = judge->track,
        .part = judge->part,
        .full = judge->runs >= JUDGE_RUNS_MAX,
    };
    const char *why = order_lacks(&step, kind);
    if (is_too_much(judge->record)) {
        find(judge, PATTERN_ORDER, "no_record");
    } else if (why) {
        find(judge, PATTERN_ORDER, why);
    } else if (is_run_too_many(judge, kind)) {
        find(judge, PATTERN_MANY, "runs_many");
    } else {
        if (kind == RECORD_LOCK && judge->variant >= 0 && !judge->recheck.state->demo &&
            judge->recheck.state->variant != judge->variant) {
            find(judge, PATTERN_VARIANT, "other_variant");
        }
        replay(judge);
    }
}

/* ---- sessions ---- */

static char *value_of(const struct pairs *pairs, const char *name)
{
    return memory_text(pairs_text(pairs, name));
}

/* The first record says who, and so which variant and which luck. */
static void take_identity(struct judge *judge, const struct pairs *pairs)
{
    judge->login = value_of(pairs, "login");
    judge->uid = value_of(pairs, "uid");
    judge->course_name = value_of(pairs, "course");
    if (strcmp(judge->course_name, judge->course->name) == 0) {
        judge->recheck.seed = student_seed(judge->login, judge->course->name, judge->course->salt);
        judge->recheck.has_seed = true;
        judge->variant = student_variant(judge->recheck.seed);
    }
}

static void check_identity(struct judge *judge, const struct pairs *pairs)
{
    if (strcmp(judge->login, pairs_text(pairs, "login")) != 0 ||
        strcmp(judge->course_name, pairs_text(pairs, "course")) != 0) {
        find(judge, PATTERN_LOGIN, "other_identity");
    }
    if (strcmp(judge->uid, pairs_text(pairs, "uid")) != 0) {
        find(judge, PATTERN_TWO_UIDS, "other_number");
    }
}

/* What the machine's own clock showed; -1: nothing that it could. What names its model names that
 * clock, too. */
static int64_t read_clock(struct judge *judge, const struct pairs *pairs)
{
    double seconds = NAN;
    if (pairs_number(pairs, "monotonic", &seconds) && seconds >= 0 && seconds < 1e12) {
        return (int64_t)(seconds * 1000);
    }
    if (pairs_get(pairs, "model") || pairs_get(pairs, "monotonic")) {
        find(judge, PATTERN_TIMES, "no_clock");
    }
    return -1;
}

/* Between two starts of one machine its own clock and the wall's go on together. */
static void check_clocks(struct judge *judge, const struct pairs *pairs)
{
    int64_t opened_ms = -1, clock_ms = read_clock(judge, pairs);
    if (!utc_parse(judge->record->time, &opened_ms)) {
        clock_ms = -1;
    }
    int64_t wall = opened_ms - judge->opened_ms, clock = clock_ms - judge->opened_clock_ms;
    if (clock_ms >= 0 && judge->opened_clock_ms >= 0 && clock > wall + CLOCK_APART_MS) {
        struct buffer reason = {0};
        reason_begin(&reason, "clocks");
        reason_number(&reason, "wall", (double)wall / 1000);
        reason_number(&reason, "clock", (double)clock / 1000);
        find_reason(judge, PATTERN_CLOCKS, &reason);
        buffer_free(&reason);
    }
    judge->opened_ms = opened_ms;
    judge->opened_clock_ms = clock_ms;
}

/* With another model come other data. */
static void check_data(struct judge *judge, const struct pairs *pairs)
{
    const char *data = pairs_text(pairs, "data");
    bool old = judge->recheck.state->model != SIM_MODEL;
    char **other = old ? &judge->old_data : &judge->other_data;
    if (!*other && strcmp(data, judge->catalog->digest) != 0) {
        *other = memory_text(data);
    }
}

static void judge_open(struct judge *judge)
{
    struct pairs pairs;
    if (is_too_much(judge->record)) {
        find(judge, PATTERN_ORDER, "no_record");
        return;
    }
    pairs_parse(judge->record->value, &pairs);
    if (!judge->login) {
        take_identity(judge, &pairs);
    } else {
        check_identity(judge, &pairs);
    }
    recheck_step(&judge->recheck, judge->record);
    check_data(judge, &pairs);
    check_clocks(judge, &pairs);
    pairs_free(&pairs);
}

/* A session's first record is its open one. */
static void check_session(struct judge *judge, enum record_kind kind)
{
    size_t before = judge->before ? judge->before->session : 0;
    bool opens = kind == RECORD_OPEN;
    if (judge->record->session != before + opens) {
        find(judge, PATTERN_ORDER, "unopened");
    }
}

/* ---- times ---- */

static void find_number(struct judge *judge, const char *why, const char *name, double number)
{
    struct buffer reason = {0};
    reason_begin(&reason, why);
    reason_number(&reason, name, number);
    find_reason(judge, PATTERN_TIMES, &reason);
    buffer_free(&reason);
}

static void check_time(struct judge *judge)
{
    int64_t now;
    if (!utc_parse(judge->record->time, &now)) {
        find(judge, PATTERN_TIMES, "no_time");
        return;
    }
    if (judge->time_ms >= 0 && now < judge->time_ms - CLOCK_BACK_MS) {
        find_number(judge, "earlier", "seconds", (double)(judge->time_ms - now) / 1000);
    }
    judge->still = now == judge->time_ms ? judge->still + 1 : 1;
    judge->time_ms = now;
    if (judge->still == STILL_MAX) {
        find_number(judge, "one_time", "count", STILL_MAX);
    }
}

/* ---- the variant ---- */

/* The own one is set once; a demonstration may ask for another. */
static void check_variant(struct judge *judge)
{
    bool demo = strcmp(judge->record->key, "demo") == 0;
    bool own = strcmp(judge->record->key, "own") == 0;
    if (!demo && (!own || judge->recheck.state->variant >= 0)) {
        find(judge, PATTERN_VARIANT, own ? "second_variant" : "variant_kind");
    }
}

/* ---- the whole ---- */

static void find_part(struct judge *judge)
{
    judge->track = track_index(judge->catalog, judge->record->track);
    judge->part = judge->track < 0 ? 0 : (enum sim_part)part_find(judge->record->part);
}

void judge_record(struct judge *judge, const struct ledger_record *record)
{
    enum record_kind kind = record_find(record->event);
    judge->record = record;
    find_part(judge);
    check_session(judge, kind);
    check_time(judge);
    if (kind == RECORD_OPEN) {
        judge_open(judge);
    } else if (kind == RECORD_VARIANT || kind == RECORD_TRACK || kind == RECORD_RESET) {
        if (kind == RECORD_VARIANT) {
            check_variant(judge);
        }
        recheck_step(&judge->recheck, record);
    } else if (order_concerns(kind)) {
        judge_part(judge, kind);
    }
    judge->before = record;
}

static void forget(struct judge *judge)
{
    free(judge->login);
    free(judge->uid);
    free(judge->course_name);
    free(judge->other_data);
    free(judge->old_data);
    judge->login = judge->uid = judge->course_name = judge->other_data = judge->old_data = NULL;
}

struct judge *judge_new(const struct catalog *catalog, const struct course *course)
{
    struct judge *judge = memory_get(1, sizeof *judge);
    *judge = (struct judge){.catalog = catalog, .course = course};
    recheck_init(&judge->recheck, catalog);
    return judge;
}

void judge_free(struct judge *judge)
{
    forget(judge);
    recheck_end(&judge->recheck);
    free(judge);
}

void judge_begin(struct judge *judge, struct findings *findings)
{
    forget(judge);
    recheck_begin(&judge->recheck, NULL);
    judge->findings = findings;
    judge->before = NULL;
    judge->variant = -1;
    judge->runs = judge->still = 0;
    judge->other_model = false;
    judge->time_ms = judge->opened_ms = judge->opened_clock_ms = -1;
}

const struct state *judge_state(const struct judge *judge)
{
    return judge->recheck.state;
}

size_t judge_aims_met(struct judge *judge, size_t track, enum sim_part part)
{
    const struct part_state *state = state_part(judge->recheck.state, track, part);
    const struct run *run = runs_standing(&judge->catalog->tracks[track].parts[part - 1], state);
    if (run && run->model != SIM_MODEL) {
        double met = run_number(run, "aims_met");
        return met >= 0 && met < 100 ? (size_t)met : 0;
    }
    return run ? worked_run(judge->recheck.worked, track, part, &run->design)->aims_met : 0;
}

const char *judge_other_data(const struct judge *judge, bool *old)
{
    *old = !judge->other_data;
    return judge->other_data ? judge->other_data : judge->old_data;
}

bool judge_other_model(const struct judge *judge)
{
    return judge->other_model;
}
