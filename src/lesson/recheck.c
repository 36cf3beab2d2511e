#include "lesson/recheck.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "design/scenario.h"
#include "lesson/fleet.h"
#include "lesson/given.h"
#include "lesson/locked.h"
#include "lesson/luck.h"
#include "lesson/record.h"
#include "lesson/struck.h"
#include "lesson/worked.h"
#include "sim/model.h"
#include "store/memory.h"
#include "store/number.h"

/* Numbers that differ by no more than this share are the same. */
#define SAME 1e-9

/* A draw of more intervals than this, some 10 ms, is left alone. */
#define EFFORT_MAX 2e6

/* ---- what differs ---- */

static void differs(struct recheck *recheck, const char *name, const char *there, const char *now)
{
    recheck->differences = memory_resize(recheck->differences, recheck->difference_count + 1,
                                         sizeof *recheck->differences);
    recheck->differences[recheck->difference_count++] = (struct recheck_difference){
        memory_text(name), memory_text(there), memory_text(now)};
}

static void forget(struct recheck *recheck)
{
    for (size_t i = 0; i < recheck->difference_count; i++) {
        free(recheck->differences[i].name);
        free(recheck->differences[i].there);
        free(recheck->differences[i].now);
    }
    recheck->difference_count = 0;
    recheck->checked = 0;
    recheck->other_data = recheck->other_model = false;
}

static void check_text(struct recheck *recheck, const char *name, const char *there,
                       const char *now)
{
    recheck->checked++;
    if (strcmp(there, now) != 0) {
        differs(recheck, name, there, now);
    }
}

static void check_number(struct recheck *recheck, const char *name, const char *there, double now)
{
    double then = NAN;
    char text[NUMBER_ROOM];
    recheck->checked++;
    number_parse(there, &then);
    bool same = (isnan(then) && isnan(now)) ||
                fabs(then - now) <= SAME * fmax(fabs(then), fabs(now));
    if (!same) {
        differs(recheck, name, there, number_exact(now, text));
    }
}

static void check_scenario(struct recheck *recheck, const struct design *design)
{
    check_text(recheck, "scenario", recheck->record->scenario,
               worked_hash(recheck->worked, design));
}

/* ---- predictions and their truth ---- */

static struct part_state *part_of(const struct recheck *recheck)
{
    return state_part(recheck->state, recheck->track_index, recheck->part);
}

/* The scenario that a lock's own row holds. */
static void scenario_of(const struct recheck *recheck, const struct pairs *lock,
                        struct design *scenario)
{
    locked_scenario(recheck->catalog, recheck->track, recheck->part, lock, scenario);
}

/* The finale's is about a run of it. */
static void check_lock_finale(struct recheck *recheck)
{
    const struct run *run = struck_run(part_of(recheck));
    if (run) {
        check_scenario(recheck, &run->design);
    } else {
        differs(recheck, "run", pairs_text(&part_of(recheck)->lock, "run"), "");
    }
}

static void check_lock(struct recheck *recheck)
{
    if (recheck->part == SIM_PART_FINALE) {
        check_lock_finale(recheck);
        return;
    }
    const struct pairs *lock = &part_of(recheck)->lock;
    const char *const *names = lock_names(recheck->track, recheck->part);
    struct design scenario;
    char value[VALUE_BYTES];
    scenario_of(recheck, lock, &scenario);
    check_scenario(recheck, &scenario);
    if (recheck->state->variant < 0) {
        return;
    }
    lock_scenario(recheck->catalog, recheck->track, recheck->part,
                  (unsigned)recheck->state->variant, &scenario);
    for (; *names; names++) {
        check_text(recheck, *names, pairs_text(lock, *names),
                   design_get(&recheck->catalog->reference, &scenario, *names, value));
    }
}

/* Each of the pairs that are worked out anew. */
static void check_pairs(struct recheck *recheck, const struct pairs *there,
                        const struct buffer *now)
{
    struct pairs pairs;
    pairs_parse(buffer_text(now), &pairs);
    for (size_t i = 0; i < pairs.count; i++) {
        const char *name = pairs.items[i].name;
        check_text(recheck, name, pairs_text(there, name), pairs.items[i].value);
    }
    pairs_free(&pairs);
}

static void check_stress(struct recheck *recheck)
{
    const struct part_state *finale = part_of(recheck);
    struct buffer now = {0};
    struct design design;
    struck_strike(recheck->track, finale, &now);
    check_pairs(recheck, &finale->reveal, &now);
    struck_before(recheck->track, finale, &design);
    check_scenario(recheck, &design);
    buffer_free(&now);
}

/* The program's own search for a mend takes long, and nothing rests on it. */
static void check_outcome(struct recheck *recheck)
{
    const struct part_state *finale = part_of(recheck);
    struct buffer now = {0};
    struct design design;
    struct mend mend;
    struck_outcome(recheck->track, finale, &now);
    if (recheck->patient) {
        struck_mend(recheck->track, finale, &mend, &now);
    }
    check_pairs(recheck, &finale->outcome, &now);
    struck_repaired(recheck->track, finale, &design);
    check_scenario(recheck, &design);
    buffer_free(&now);
}

static void check_reveal(struct recheck *recheck)
{
    if (recheck->part == SIM_PART_FINALE) {
        check_outcome(recheck);
        return;
    }
    const struct part_state *state = part_of(recheck);
    const struct part *part = &recheck->track->parts[recheck->part - 1];
    struct design scenario;
    scenario_of(recheck, &state->lock, &scenario);
    check_scenario(recheck, &scenario);
    const struct truth *truth = worked_truth(recheck->worked, recheck->part, &scenario);
    check_text(recheck, "choice", pairs_text(&state->reveal, "choice"),
               part->lock_choices[truth->choice]);
    check_number(recheck, "number", pairs_text(&state->reveal, "number"), truth->number);
    check_text(recheck, "mechanism", pairs_text(&state->reveal, "mechanism"),
               part->lock_mechanisms[truth->mechanism]);
}

/* ---- runs ---- */

/* What luck drew follows from the design, from who ran it, and from which of the runs it is. */
static void check_luck(struct recheck *recheck, const struct run *run)
{
    struct buffer block = {0};
    struct pairs now;
    if (recheck->part != SIM_PART_RELIABILITY || !recheck->has_seed ||
        (!recheck->patient && luck_effort(&run->design) > EFFORT_MAX)) {
        return;
    }
    luck_record(&run->design, recheck->seed + part_of(recheck)->run_count, &block);
    pairs_parse(buffer_text(&block), &now);
    for (size_t i = 0; i < now.count; i++) {
        double number;
        const char *name = now.items[i].name, *there = pairs_text(&run->record, name);
        if (number_parse(now.items[i].value, &number)) {
            check_number(recheck, name, there, number);
        } else {
            check_text(recheck, name, there, now.items[i].value);
        }
    }
    pairs_free(&now);
    buffer_free(&block);
}

/* What a run takes from the parts before it is what they gave then. */
static bool check_given(struct recheck *recheck, const struct run *run)
{
    size_t before = recheck->difference_count;
    const struct reference *reference = &recheck->catalog->reference;
    struct design now = run->design;
    char there_text[VALUE_BYTES], now_text[VALUE_BYTES];
    fleet_link(recheck->state, recheck->track_index, recheck->part, &now);
    for (const char *const *given = given_names(recheck->part); *given; given++) {
        check_text(recheck, *given, design_get(reference, &run->design, *given, there_text),
                   design_get(reference, &now, *given, now_text));
    }
    return recheck->difference_count == before;
}

static bool is_given(enum sim_part part, const char *name)
{
    for (const char *const *given = given_names(part); *given; given++) {
        if (strcmp(*given, name) == 0) {
            return true;
        }
    }
    return false;
}

/* The sliders of a workbench stand within their ranges, and its other controls as they were. */
static void check_set(struct recheck *recheck, const struct part *bench, const struct run *run)
{
    const struct design *design = &run->design;
    const struct reference *reference = &recheck->catalog->reference;
    char there_text[VALUE_BYTES], now_text[VALUE_BYTES];
    for (size_t i = 0; i < bench->control_count; i++) {
        const struct control *control = &bench->controls[i];
        struct design now = recheck->track->defaults;
        bool turns = control->slider > 0 && !control->fixed;
        if (turns) {
            now = *design;
            control_put(control, &now, control_value(control, design));
        }
        const char *said = pairs_get(&run->record, control->name);
        const char *there = said ? said : design_get(reference, design, control->name, there_text);
        const char *may = design_get(reference, &now, control->name, now_text);
        bool given = !turns && is_given(bench->number, control->name);
        if (strcmp(there, may) != 0 && !given) {
            differs(recheck, control->name, there, may);
        }
    }
}

/* A run's figures of a design, and how many aims it met where it says so. */
static void check_figures(struct recheck *recheck, const struct run *run,
                          const struct design *design, bool aims)
{
    const struct worked_run *now = worked_run(recheck->worked, recheck->track_index, recheck->part,
                                              design);
    for (size_t i = 0; i < run->record.count; i++) {
        const char *name = run->record.items[i].name;
        const struct sim_output *output = sim_output_find(name);
        if (output && output->part == recheck->part && !sim_param_find(name)) {
            check_number(recheck, name, run->record.items[i].value,
                         sim_output_get(&now->out, output));
        }
    }
    if (aims) {
        check_number(recheck, "aims_met", pairs_text(&run->record, "aims_met"),
                     (double)now->aims_met);
    }
}

static void check_run(struct recheck *recheck)
{
    const struct part_state *state = part_of(recheck);
    const struct run *run = &state->runs[state->run_count - 1];
    check_set(recheck, &recheck->track->parts[recheck->part - 1], run);
    check_scenario(recheck, &run->design);
    if (check_given(recheck, run)) { /* else the rest, which may take long, needs no working out */
        check_figures(recheck, run, &run->design, true);
        check_luck(recheck, run);
    }
}

/* A trial in the prediction's case meets no aims. */
static void check_trial(struct recheck *recheck)
{
    const struct part_state *state = part_of(recheck);
    const struct run *trial = &state->trials[state->trial_count - 1];
    check_scenario(recheck, &trial->design);
    check_figures(recheck, trial, &trial->design, false);
}

/* What the parts gave to the finale no repair changes, unless it is a slider there. */
static void check_kept(struct recheck *recheck, const struct part *bench,
                       const struct design *before, const struct design *design)
{
    const struct reference *reference = &recheck->catalog->reference;
    char there_text[VALUE_BYTES], now_text[VALUE_BYTES];
    for (const char *const *given = given_names(bench->number); *given; given++) {
        const struct control *control = control_find(bench, *given);
        if (!control || control->slider == 0) {
            check_text(recheck, *given, design_get(reference, design, *given, there_text),
                       design_get(reference, before, *given, now_text));
        }
    }
}

/* One control of the struck design was changed, and no other. */
static void check_repair(struct recheck *recheck)
{
    struct part_state *finale = part_of(recheck);
    const struct run *repair = &finale->repairs[finale->repair_count - 1];
    const struct part *bench = &recheck->track->stress.bench;
    struct design design, before;
    struck_repaired(recheck->track, finale, &design);
    finale->repair_count--;
    struck_repaired(recheck->track, finale, &before);
    finale->repair_count++;
    check_set(recheck, bench, repair);
    check_kept(recheck, bench, &before, &design);
    check_scenario(recheck, &design);
    check_number(recheck, "changes", "1", (double)struck_changes(recheck->track, &before, &design));
    check_figures(recheck, repair, &design, true);
}

/* ---- the records ---- */

static void check_data(struct recheck *recheck)
{
    struct pairs pairs;
    pairs_parse(recheck->record->value, &pairs);
    const char *then = pairs_get(&pairs, "data");
    recheck->other_data = !then || strcmp(then, recheck->catalog->digest) != 0;
    pairs_free(&pairs);
}

static void (*const checks[RECORDS])(struct recheck *) = {
    [RECORD_LOCK] = check_lock,   [RECORD_REVEAL] = check_reveal, [RECORD_RUN] = check_run,
    [RECORD_FINALE] = check_run,  [RECORD_STRESS] = check_stress, [RECORD_REPAIR] = check_repair,
    [RECORD_TRIAL] = check_trial,
};

static void find_part(struct recheck *recheck)
{
    int track = track_index(recheck->catalog, recheck->record->track);
    recheck->track = track < 0 ? NULL : &recheck->catalog->tracks[(size_t)track];
    recheck->track_index = track < 0 ? 0 : (size_t)track;
    recheck->part = track < 0 ? 0 : (enum sim_part)part_find(recheck->record->part);
}

/* A second lock or reveal of a question never counted. */
static bool counts(const struct recheck *recheck, enum record_kind kind)
{
    const struct part_state *part = part_of(recheck);
    bool finale = recheck->part == SIM_PART_FINALE;
    return !((kind == RECORD_LOCK && part_is_locked(part)) ||
             (kind == RECORD_REVEAL && (finale ? part_is_decided(part) || !part_is_revealed(part)
                                               : part_is_revealed(part))) ||
             (kind == RECORD_STRESS && (part_is_revealed(part) || !finale)) ||
             (kind == RECORD_TRIAL && (!part_is_locked(part) || finale)) ||
             (kind == RECORD_REPAIR && (!part_is_revealed(part) || !finale)));
}

bool recheck_step(struct recheck *recheck, const struct ledger_record *record)
{
    enum record_kind kind = record_find(record->event);
    recheck->record = record;
    forget(recheck);
    find_part(recheck);
    if (record->damage) {
        return false;
    }
    if (kind == RECORD_OPEN) {
        check_data(recheck);
    }
    bool checked = recheck->part != 0 && checks[kind] && counts(recheck, kind);
    state_apply(recheck->state, record);
    recheck->other_model = checked && recheck->state->model != SIM_MODEL;
    if (checked && !recheck->other_model) {
        checks[kind](recheck);
    }
    return recheck->difference_count == 0;
}

/* ---- beginning and end ---- */

void recheck_init(struct recheck *recheck, const struct catalog *catalog)
{
    *recheck = (struct recheck){.catalog = catalog, .worked = worked_new(catalog)};
}

void recheck_begin(struct recheck *recheck, const uint64_t *seed)
{
    forget(recheck);
    state_free(recheck->state);
    recheck->state = state_new(recheck->catalog);
    recheck->has_seed = seed != NULL;
    recheck->seed = seed ? *seed : 0;
}

void recheck_end(struct recheck *recheck)
{
    forget(recheck);
    free(recheck->differences);
    state_free(recheck->state);
    worked_free(recheck->worked);
    *recheck = (struct recheck){0};
}
