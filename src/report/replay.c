#include "report/replay.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "design/evaluation.h"
#include "design/scenario.h"
#include "design/truth.h"
#include "lesson/calibration.h"
#include "lesson/state.h"
#include "sim/model.h"
#include "store/clean.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"

enum { SHOWN = 100 };

/* Numbers that differ by no more than this share are the same. */
#define SAME 1e-9

/* A value that is another one when it is worked out anew. */
struct difference {
    char *name, *there, *now;
};

struct replay {
    const struct catalog *catalog;
    struct state *state;
    const struct ledger_record *record;
    const struct track *track; /* of the record; NULL: of none */
    size_t track_index;
    enum sim_part part; /* 0: of none */
    /* what came of this record */
    bool other_data, other_model;
    size_t checked; /* values that were worked out anew */
    struct difference *differences;
    size_t difference_count;
};

static void differs(struct replay *replay, const char *name, const char *there, const char *now)
{
    replay->differences = memory_resize(replay->differences, replay->difference_count + 1,
                                        sizeof *replay->differences);
    replay->differences[replay->difference_count++] = (struct difference){
        memory_text(name), memory_text(there), memory_text(now)};
}

static void forget(struct replay *replay)
{
    for (size_t i = 0; i < replay->difference_count; i++) {
        free(replay->differences[i].name);
        free(replay->differences[i].there);
        free(replay->differences[i].now);
    }
    replay->difference_count = 0;
    replay->checked = 0;
    replay->other_data = replay->other_model = false;
}

static void check_text(struct replay *replay, const char *name, const char *there, const char *now)
{
    replay->checked++;
    if (strcmp(there, now) != 0) {
        differs(replay, name, there, now);
    }
}

static void check_number(struct replay *replay, const char *name, const char *there, double now)
{
    double then = NAN;
    char text[NUMBER_ROOM];
    replay->checked++;
    number_parse(there, &then);
    bool same = (isnan(then) && isnan(now)) ||
                fabs(then - now) <= SAME * fmax(fabs(then), fabs(now));
    if (!same) {
        differs(replay, name, there, number_exact(now, text));
    }
}

static void check_scenario(struct replay *replay, const struct design *design)
{
    char hash[DIGEST_ROOM];
    scenario_hash(design, hash);
    check_text(replay, "scenario", replay->record->scenario, hash);
}

/* ---- predictions and their truth ---- */

/* The scenario that a lock's own row holds, over the track's defaults. */
static void scenario_of(const struct replay *replay, const struct pairs *lock,
                        struct design *scenario)
{
    const char *const *names = lock_names(replay->track, replay->part);
    char why[WHY_BYTES];
    *scenario = replay->track->defaults;
    for (; *names; names++) {
        design_set(&replay->catalog->reference, scenario, *names, pairs_text(lock, *names), why);
    }
}

static void check_lock(struct replay *replay)
{
    const struct pairs *lock = &state_part(replay->state, replay->track_index, replay->part)->lock;
    const char *const *names = lock_names(replay->track, replay->part);
    struct design scenario;
    char value[VALUE_BYTES];
    scenario_of(replay, lock, &scenario);
    check_scenario(replay, &scenario);
    if (replay->state->variant < 0) {
        return;
    }
    lock_scenario(replay->catalog, replay->track, replay->part, (unsigned)replay->state->variant,
                  &scenario);
    for (; *names; names++) {
        check_text(replay, *names, pairs_text(lock, *names),
                   design_get(&replay->catalog->reference, &scenario, *names, value));
    }
}

static void check_reveal(struct replay *replay)
{
    const struct part_state *state = state_part(replay->state, replay->track_index, replay->part);
    const struct part *part = &replay->track->parts[replay->part - 1];
    struct design scenario;
    struct truth truth;
    scenario_of(replay, &state->lock, &scenario);
    check_scenario(replay, &scenario);
    truth_find(replay->part, &scenario, &truth);
    check_text(replay, "choice", pairs_text(&state->reveal, "choice"),
               part->lock_choices[truth.choice]);
    check_number(replay, "number", pairs_text(&state->reveal, "number"), truth.number);
    check_text(replay, "mechanism", pairs_text(&state->reveal, "mechanism"),
               part->lock_mechanisms[truth.mechanism]);
}

/* ---- runs ---- */

static void check_run(struct replay *replay)
{
    const struct part_state *state = state_part(replay->state, replay->track_index, replay->part);
    const struct run *run = &state->runs[state->run_count - 1];
    struct evaluation *evaluation = evaluation_new();
    check_scenario(replay, &run->design);
    evaluation_set(evaluation, replay->track, replay->part, &run->design);
    for (size_t i = 0; i < run->record.count; i++) {
        const char *name = run->record.items[i].name;
        const struct sim_output *output = sim_output_find(name);
        if (output && output->part == replay->part && !sim_param_find(name)) {
            check_number(replay, name, run->record.items[i].value,
                         sim_output_get(evaluation_out(evaluation), output));
        }
    }
    check_number(replay, "aims_met", pairs_text(&run->record, "aims_met"),
                 (double)evaluation_aims_met(evaluation));
    evaluation_free(evaluation);
}

/* ---- the records ---- */

static void check_data(struct replay *replay)
{
    struct pairs pairs;
    pairs_parse(replay->record->value, &pairs);
    const char *then = pairs_get(&pairs, "data");
    replay->other_data = !then || strcmp(then, replay->catalog->digest) != 0;
    pairs_free(&pairs);
}

static const struct {
    const char *event;
    void (*check)(struct replay *replay);
} checks[] = {
    {"lock", check_lock},
    {"reveal", check_reveal},
    {"run", check_run},
    {"finale", check_run},
};

static void find_part(struct replay *replay)
{
    int track = track_index(replay->catalog, replay->record->track);
    replay->track = track < 0 ? NULL : &replay->catalog->tracks[(size_t)track];
    replay->track_index = track < 0 ? 0 : (size_t)track;
    replay->part = track < 0 ? 0 : (enum sim_part)part_find(replay->record->part);
}

/* A second lock or reveal of a question never counted. */
static bool counts(const struct replay *replay)
{
    const struct part_state *part = state_part(replay->state, replay->track_index, replay->part);
    bool lock = strcmp(replay->record->event, "lock") == 0;
    bool reveal = strcmp(replay->record->event, "reveal") == 0;
    bool asked = replay->part != SIM_PART_FINALE;
    return !((lock && (part_is_locked(part) || !asked)) ||
             (reveal && (part_is_revealed(part) || !asked)));
}

/* What another model worked out stands as it was; this one can neither agree nor disagree. */
static void check_record(struct replay *replay, void (*check)(struct replay *replay))
{
    replay->other_model = replay->state->model != SIM_MODEL;
    if (!replay->other_model) {
        check(replay);
    }
}

/* Works out anew what the record says; whether they agree. */
static bool step(struct replay *replay)
{
    const struct ledger_record *record = replay->record;
    forget(replay);
    find_part(replay);
    if (record->damage) {
        return false;
    }
    if (strcmp(record->event, "open") == 0) {
        check_data(replay);
    }
    bool first = replay->part == 0 || counts(replay);
    state_apply(replay->state, record);
    for (size_t i = 0; i < sizeof checks / sizeof checks[0] && replay->part; i++) {
        if (first && strcmp(checks[i].event, record->event) == 0) {
            check_record(replay, checks[i].check);
        }
    }
    return replay->difference_count == 0;
}

/* Each record, and what came of it to `tell`; how many disagree. */
static size_t walk(const struct catalog *catalog, const struct ledger_log *log,
                   void (*tell)(const struct replay *replay, void *out), void *out)
{
    struct replay replay = {.catalog = catalog, .state = state_new(catalog)};
    size_t disagreeing = 0;
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        replay.record = ledger_log_record(log, i);
        disagreeing += !step(&replay);
        tell(&replay, out);
    }
    forget(&replay);
    free(replay.differences);
    state_free(replay.state);
    return disagreeing;
}

/* ---- as lines ---- */

static void add_record(struct buffer *out, const struct ledger_record *record)
{
    const char *const cells[] = {record->time, record->track, record->part, record->event,
                                 record->key};
    buffer_add_format(out, "%zu", record->number);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        buffer_add_char(out, ' ');
        clean_short(out, *cells[i] ? cells[i] : "-", SHOWN);
    }
    buffer_add_text(out, ": ");
    clean_short(out, record->value, SHOWN);
    buffer_add_char(out, '\n');
}

static void add_difference(struct buffer *out, const struct difference *difference)
{
    buffer_add_format(out, "    DIFFERS: ");
    clean_short(out, difference->name, SHOWN);
    buffer_add_text(out, " is ");
    clean_short(out, difference->there, SHOWN);
    buffer_add_text(out, " there, and ");
    clean_short(out, difference->now, SHOWN);
    buffer_add_text(out, " worked out anew\n");
}

static void add_lines(const struct replay *replay, void *lines)
{
    struct buffer *out = lines;
    add_record(out, replay->record);
    if (replay->record->damage) {
        buffer_add_text(out, "    DAMAGED: ");
        clean_short(out, replay->record->damage, SHOWN);
        buffer_add_char(out, '\n');
    }
    if (replay->other_data) {
        buffer_add_text(out, "    written with other data than these: what is worked out "
                             "anew may differ\n");
    }
    if (replay->other_model) {
        buffer_add_format(out, "    not replayed: model %u, this is model %u\n",
                          replay->state->model, (unsigned)SIM_MODEL);
    }
    for (size_t i = 0; i < replay->difference_count; i++) {
        add_difference(out, &replay->differences[i]);
    }
    if (replay->checked > 0 && replay->difference_count == 0) {
        buffer_add_format(out, "    agrees: %zu values worked out anew\n", replay->checked);
    }
}

size_t replay_write(const struct catalog *catalog, const struct ledger_log *log, struct buffer *out)
{
    return walk(catalog, log, add_lines, out);
}

/* ---- as JSON ---- */

static void put_record(const struct replay *replay, void *out)
{
    const struct ledger_record *record = replay->record;
    struct json_out *json = out;
    json_open(json, NULL, '{');
    json_put_number(json, "number", (double)record->number);
    json_put_text(json, "time", record->time);
    json_put_text(json, "track", record->track);
    json_put_text(json, "part", record->part);
    json_put_text(json, "event", record->event);
    json_put_text(json, "key", record->key);
    json_put_text(json, "value", record->value);
    json_put_text(json, "damage", record->damage);
    json_put_bool(json, "other_data", replay->other_data);
    json_put_bool(json, "other_model", replay->other_model);
    json_put_number(json, "checked", (double)replay->checked);
    json_open(json, "differs", '[');
    for (size_t i = 0; i < replay->difference_count; i++) {
        json_open(json, NULL, '{');
        json_put_text(json, "name", replay->differences[i].name);
        json_put_text(json, "there", replay->differences[i].there);
        json_put_text(json, "now", replay->differences[i].now);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

size_t replay_put(const struct catalog *catalog, const struct ledger_log *log,
                  struct json_out *json)
{
    json_open(json, "records", '[');
    size_t disagreeing = walk(catalog, log, put_record, json);
    json_close(json, ']');
    json_put_number(json, "disagreeing", (double)disagreeing);
    return disagreeing;
}
