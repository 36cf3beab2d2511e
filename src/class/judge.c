#include "class/judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
    CLOCK_BACK_MS = 5000,   /* what a clock that is being set right may lose */
    CLOCK_APART_MS = 60000, /* between two starts on one machine */
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
    int64_t opened_ms, opened_clock_ms; /* of the last session: wall and monotonic; -1 */
};

static void find(struct judge *judge, enum pattern_kind kind, const char *what)
{
    const struct finding finding = {
        .kind = kind,
        .track = (unsigned char)(judge->track < 0 ? 0 : judge->track),
        .part = (unsigned char)judge->part,
        .record = judge->record->number,
    };
    findings_add(judge->findings, &finding, "%s", what);
}

/* ---- the order ---- */

static const struct part_state *part_of(const struct judge *judge)
{
    return state_part(judge->recheck.state, (size_t)judge->track, judge->part);
}

static const char *lock_lacks(const struct judge *judge)
{
    return part_is_locked(part_of(judge)) ? "a second lock"
           : judge->part == SIM_PART_FINALE && !part_last_run(part_of(judge))
               ? "a lock of the finale before it is recorded"
           : judge->recheck.state->variant < 0 ? "a lock before any variant"
                                               : NULL;
}

static const char *anchor_lacks(const struct judge *judge)
{
    return part_is_locked(part_of(judge)) ? NULL : "an anchor without a lock";
}

static const char *observe_lacks(const struct judge *judge)
{
    return part_is_locked(part_of(judge)) ? NULL : "an observation without a lock";
}

static const char *reveal_lacks(const struct judge *judge)
{
    const struct part_state *part = part_of(judge);
    if (judge->part == SIM_PART_FINALE) {
        return !part_is_done(part)     ? "the end of a stress without a decision"
               : part_is_decided(part) ? "a second end of a stress"
                                       : NULL;
    }
    return !part_is_locked(part)    ? "a reveal without a lock"
           : !part->observation     ? "a reveal without an observation"
           : part_is_revealed(part) ? "a second reveal"
                                    : NULL;
}

static const char *stress_lacks(const struct judge *judge)
{
    const struct part_state *part = part_of(judge);
    return judge->part != SIM_PART_FINALE ? "stress of a part, which has none"
           : !part_is_locked(part)        ? "a strike without a lock"
           : part_is_revealed(part)       ? "a second strike"
                                          : NULL;
}

static const char *repair_lacks(const struct judge *judge)
{
    const struct part_state *part = part_of(judge);
    size_t most = judge->track < 0 ? 0
                                   : (size_t)judge->catalog->tracks[judge->track].stress.repairs;
    return judge->part != SIM_PART_FINALE ? "a repair of a part, which has none"
           : !part_is_revealed(part)      ? "a repair without a strike"
           : part_is_done(part)           ? "a repair after the decision"
           : part->repair_count >= most   ? "more repairs than there are"
                                          : NULL;
}

static const char *decision_lacks(const struct judge *judge)
{
    const struct part_state *part = part_of(judge);
    return judge->part != SIM_PART_FINALE ? "a decision of a part, which has none"
           : !part_is_revealed(part)      ? "a decision without a strike"
           : part_is_done(part)           ? "a second decision"
                                          : NULL;
}

static const char *reflect_lacks(const struct judge *judge)
{
    const struct part_state *part = part_of(judge);
    bool legacy = record_find(judge->record->event) == RECORD_LEGACY;
    return legacy != (judge->part == SIM_PART_COMPOUND) ? "a reflection that this part has not"
           : !part_is_locked(part)                      ? "a reflection without a lock"
           : !part->observation                         ? "a reflection without an observation"
           : !part_is_revealed(part)                    ? "a reflection without a reveal"
                                                        : NULL;
}

static const char *run_lacks(const struct judge *judge)
{
    return judge->part == SIM_PART_FINALE    ? "a run of a part in the finale"
           : !part_is_locked(part_of(judge)) ? "a run without a lock"
                                             : NULL;
}

static const char *finale_lacks(const struct judge *judge)
{
    const struct state *state = judge->recheck.state;
    const struct track *track = &judge->catalog->tracks[judge->track];
    if (judge->part != SIM_PART_FINALE) {
        return "a run of the finale in a part";
    }
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_COMPOUND; part++) {
        if (!runs_standing(&track->parts[part - 1],
                           state_part(state, (size_t)judge->track, part))) {
            return "a finale before each part has a run";
        }
    }
    return part_is_revealed(state_part(state, (size_t)judge->track, SIM_PART_COMPOUND))
               ? NULL
               : "a finale before part 3's reveal";
}

/* What a record of a part rests on and lacks, or NULL. Kinds that are not here change nothing that
 * is graded. */
static const char *(*const lacks[RECORDS])(const struct judge *) = {
    [RECORD_LOCK] = lock_lacks,         [RECORD_ANCHOR] = anchor_lacks,
    [RECORD_OBSERVE] = observe_lacks,   [RECORD_REVEAL] = reveal_lacks,
    [RECORD_REFLECT] = reflect_lacks,   [RECORD_LEGACY] = reflect_lacks,
    [RECORD_STRESS] = stress_lacks,     [RECORD_REPAIR] = repair_lacks,
    [RECORD_DECISION] = decision_lacks, [RECORD_RUN] = run_lacks,
    [RECORD_FINALE] = finale_lacks,
};

/* ---- replay ---- */

static void replay(struct judge *judge)
{
    bool agrees = recheck_step(&judge->recheck, judge->record);
    judge->other_model = judge->other_model || judge->recheck.other_model;
    if (!agrees) {
        const struct recheck_difference *first = &judge->recheck.differences[0];
        struct buffer what = {0};
        buffer_add_format(&what, "%.40s is %.40s there, and %.40s worked out anew", first->name,
                          first->there, first->now);
        if (judge->recheck.difference_count > 1) {
            buffer_add_format(&what, "; %zu more differ", judge->recheck.difference_count - 1);
        }
        find(judge, PATTERN_REPLAY, buffer_text(&what));
        buffer_free(&what);
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
    const char *why = judge->track < 0 || judge->part == 0 ? "a step of no part"
                                                           : lacks[kind](judge);
    if (is_too_much(judge->record)) {
        find(judge, PATTERN_ORDER, "a record that no lab writes");
    } else if (why) {
        find(judge, PATTERN_ORDER, why);
    } else if (is_run_too_many(judge, kind)) {
        find(judge, PATTERN_MANY, "its runs from here on do not count");
    } else {
        if (kind == RECORD_LOCK && judge->variant >= 0 && !judge->recheck.state->demo &&
            judge->recheck.state->variant != judge->variant) {
            find(judge, PATTERN_VARIANT, "another variant than the student's own");
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
        strcmp(judge->uid, pairs_text(pairs, "uid")) != 0 ||
        strcmp(judge->course_name, pairs_text(pairs, "course")) != 0) {
        find(judge, PATTERN_LOGIN, "a session of another login, number or course than the first");
    }
}

/* Between two starts of one machine its own clock and the wall's go on together. */
static void check_clocks(struct judge *judge, const struct pairs *pairs)
{
    double seconds = NAN;
    int64_t opened_ms = -1, clock_ms = -1;
    if (pairs_number(pairs, "monotonic", &seconds) && seconds >= 0 && seconds < 1e12 &&
        utc_parse(judge->record->time, &opened_ms)) {
        clock_ms = (int64_t)(seconds * 1000);
    }
    int64_t wall = opened_ms - judge->opened_ms, clock = clock_ms - judge->opened_clock_ms;
    if (clock_ms >= 0 && judge->opened_clock_ms >= 0 && clock > wall + CLOCK_APART_MS) {
        struct buffer what = {0};
        buffer_add_format(&what,
                          "between two starts %.0f s went by, and %.0f s on the machine's clock",
                          (double)wall / 1000, (double)clock / 1000);
        find(judge, PATTERN_CLOCKS, buffer_text(&what));
        buffer_free(&what);
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
        find(judge, PATTERN_ORDER, "a record that no lab writes");
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
        find(judge, PATTERN_ORDER, "a session that was not opened");
    }
}

/* ---- times ---- */

static void check_time(struct judge *judge)
{
    int64_t now;
    if (!utc_parse(judge->record->time, &now)) {
        find(judge, PATTERN_TIMES, "a time that is none");
        return;
    }
    if (judge->time_ms >= 0 && now < judge->time_ms - CLOCK_BACK_MS) {
        struct buffer what = {0};
        buffer_add_format(&what, "%.0f s earlier than the record before it",
                          (double)(judge->time_ms - now) / 1000);
        find(judge, PATTERN_TIMES, buffer_text(&what));
        buffer_free(&what);
    }
    judge->time_ms = now;
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
        recheck_step(&judge->recheck, record);
    } else if (lacks[kind]) {
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
    judge->runs = 0;
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
