#include "lesson/state.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "lesson/given.h"
#include "lesson/locked.h"
#include "lesson/record.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"

/* Sessions that name no model were made with this one. */
enum { FIRST_MODEL = 1 };

static const char *const part_names[PARTS] = {"1", "2", "3", "finale"};

const char *part_name(enum sim_part part)
{
    return part_names[part - 1];
}

int part_find(const char *name)
{
    int part = PARTS;
    while (part > 0 && strcmp(part_names[part - 1], name) != 0) {
        part--;
    }
    return part;
}

struct state *state_new(const struct catalog *catalog)
{
    struct state *state = memory_get(1, sizeof *state);
    state->catalog = catalog;
    state->variant = -1;
    state->track = -1;
    state->model = FIRST_MODEL;
    state->parts = memory_get(catalog->track_count * PARTS, sizeof *state->parts);
    state->begun = memory_get(catalog->track_count, sizeof *state->begun);
    state->given = evaluation_new();
    return state;
}

static void part_state_free(struct part_state *part)
{
    pairs_free(&part->lock);
    pairs_free(&part->reveal);
    pairs_free(&part->reflection);
    pairs_free(&part->drafts);
    free(part->lock_scenario);
    free(part->reflection_scenario);
    free(part->observation);
    for (size_t i = 0; i < part->run_count; i++) {
        pairs_free(&part->runs[i].record);
    }
    free(part->runs);
    for (size_t i = 0; i < part->repair_count; i++) {
        pairs_free(&part->repairs[i].record);
    }
    free(part->repairs);
    for (size_t i = 0; i < part->trial_count; i++) {
        pairs_free(&part->trials[i].record);
    }
    free(part->trials);
    pairs_free(&part->outcome);
}

void state_free(struct state *state)
{
    if (!state) {
        return;
    }
    for (size_t i = 0; i < state->catalog->track_count * PARTS; i++) {
        part_state_free(&state->parts[i]);
    }
    free(state->parts);
    free(state->begun);
    evaluation_free(state->given);
    free(state);
}

struct part_state *state_part(const struct state *state, size_t track, enum sim_part part)
{
    return &state->parts[track * PARTS + (size_t)part - 1];
}

bool part_is_locked(const struct part_state *part)
{
    return part->lock.count > 0;
}

bool part_is_revealed(const struct part_state *part)
{
    return part->reveal.count > 0;
}

bool part_is_done(const struct part_state *part)
{
    return part->reflection.count > 0;
}

bool part_is_decided(const struct part_state *finale)
{
    return finale->outcome.count > 0;
}

const struct run *part_last_run(const struct part_state *part)
{
    return part->run_count > part->first_run ? &part->runs[part->run_count - 1] : NULL;
}

/* ---- applying records ---- */

static void pairs_from_block(struct pairs *pairs, const char *block)
{
    pairs_free(pairs);
    pairs_parse(block, pairs);
}

/* A control of the part, or an input that is given to it. */
static bool is_input(const struct track *track, enum sim_part part, const char *name)
{
    for (const char *const *given = given_names(part); *given; given++) {
        if (strcmp(*given, name) == 0) {
            return true;
        }
    }
    return control_find(&track->parts[part - 1], name) != NULL;
}

/* Only inputs count: a run's record holds instruments, too. They are put over what *design is. */
static void design_from_pairs(const struct state *state, size_t track, enum sim_part part,
                              const struct pairs *pairs, struct design *design)
{
    const struct track *t = &state->catalog->tracks[track];
    char why[200];
    for (size_t i = 0; i < pairs->count; i++) {
        if (is_input(t, part, pairs->items[i].name)) {
            design_set(&state->catalog->reference, design, pairs->items[i].name,
                       pairs->items[i].value, why);
        }
    }
}

/* ---- what each kind of record changes ---- */

/* A record of a part, and where it goes. */
struct application {
    const struct state *state;
    size_t track;
    enum sim_part number;
    struct part_state *part;
    const struct ledger_record *record;
};

static void replace_text(char **where, const char *text)
{
    free(*where);
    *where = memory_text(text);
}

static void apply_lock(const struct application *a)
{
    if (!part_is_locked(a->part)) { /* a second answer never counts */
        pairs_from_block(&a->part->lock, a->record->value);
        replace_text(&a->part->lock_scenario, a->record->scenario);
    }
}

static void apply_anchor(const struct application *a)
{
    if (a->part->anchor != LOCK_ANCHORED) {
        bool anchored = strcmp(a->record->key, "anchored") == 0;
        a->part->anchor = anchored ? LOCK_ANCHORED : LOCK_UNANCHORED;
    }
}

static void apply_observe(const struct application *a)
{
    if (!a->part->observation) {
        a->part->observation = memory_text(a->record->value);
    }
}

static void apply_reveal(const struct application *a)
{
    if (a->number == SIM_PART_FINALE) { /* the end of its stress */
        if (!part_is_decided(a->part)) {
            pairs_from_block(&a->part->outcome, a->record->value);
            a->part->reveal_new = true;
        }
        return;
    }
    if (!part_is_revealed(a->part)) {
        pairs_from_block(&a->part->reveal, a->record->value);
        a->part->reveal_model = a->state->model;
        a->part->reveal_new = true;
    }
}

/* What the strike broke is what the finale's prediction is held against. */
static void apply_stress(const struct application *a)
{
    if (!part_is_revealed(a->part)) {
        pairs_from_block(&a->part->reveal, a->record->value);
        a->part->reveal_model = a->state->model;
    }
}

static void apply_reflection(const struct application *a)
{
    pairs_from_block(&a->part->reflection, a->record->value);
    replace_text(&a->part->reflection_scenario, a->record->scenario);
    a->part->reflection_model = a->state->model;
    a->part->reflections++;
}

static void read_design(const struct application *a, const struct design *base,
                        struct design *design)
{
    struct pairs pairs;
    pairs_parse(a->record->value, &pairs);
    *design = *base;
    design_from_pairs(a->state, a->track, a->number, &pairs, design);
    pairs_free(&pairs);
}

/* What the case's records leave out is the scenario's. */
static void base_of_case(const struct application *a, struct design *base)
{
    locked_scenario(a->state->catalog, &a->state->catalog->tracks[a->track], a->number,
                    &a->part->lock, base);
}

static bool has_case(const struct application *a)
{
    return a->number != SIM_PART_FINALE && part_is_locked(a->part);
}

static void apply_design(const struct application *a)
{
    const struct design *defaults = &a->state->catalog->tracks[a->track].defaults;
    if (strcmp(a->record->key, "stress") == 0) {
        read_design(a, defaults, &a->part->mending);
        a->part->has_mending = true;
    } else if (strcmp(a->record->key, "case") == 0) {
        struct design scenario;
        if (has_case(a)) {
            base_of_case(a, &scenario);
            read_design(a, &scenario, &a->part->trying);
            a->part->has_trying = true;
        }
    } else {
        read_design(a, defaults, &a->part->design);
        a->part->has_design = true;
        a->part->preset = strcmp(a->record->key, "preset") == 0;
    }
}

static void read_run(const struct application *a, struct run *run)
{
    *run = (struct run){.model = a->state->model};
    pairs_parse(a->record->value, &run->record);
    run->design = a->state->catalog->tracks[a->track].defaults;
    design_from_pairs(a->state, a->track, a->number, &run->record, &run->design);
}

static void apply_repair(const struct application *a)
{
    struct part_state *part = a->part;
    part->repairs = memory_grow(part->repairs, part->repair_count, &part->repair_room,
                                sizeof *part->repairs);
    read_run(a, &part->repairs[part->repair_count++]);
    part->has_mending = false;
}

/* Without a lock there is no case. */
static void apply_trial(const struct application *a)
{
    struct part_state *part = a->part;
    if (!has_case(a)) {
        return;
    }
    part->trials = memory_grow(part->trials, part->trial_count, &part->trial_room,
                               sizeof *part->trials);
    struct run *trial = &part->trials[part->trial_count++];
    *trial = (struct run){.model = a->state->model};
    pairs_parse(a->record->value, &trial->record);
    base_of_case(a, &trial->design);
    design_from_pairs(a->state, a->track, a->number, &trial->record, &trial->design);
    part->trying = trial->design;
    part->has_trying = true;
}

static void apply_run(const struct application *a)
{
    struct part_state *part = a->part;
    part->runs = memory_grow(part->runs, part->run_count, &part->run_room, sizeof *part->runs);
    struct run *run = &part->runs[part->run_count++];
    read_run(a, run);
    part->design = run->design;
    part->has_design = true;
    part->preset = false;
}

/* A reset sets the workbench and the runs aside; locks and reflections stand. */
static void apply_reset(const struct application *a)
{
    a->part->first_run = a->part->run_count;
    a->part->design = a->state->catalog->tracks[a->track].defaults;
    a->part->has_design = false;
    a->part->preset = false;
}

static void apply_hint(const struct application *a)
{
    *(strncmp(a->record->key, "stress", strlen("stress")) == 0 ? &a->part->stress_hints
                                                               : &a->part->hints) += 1;
}

/* A finished text takes the place of what was being written beside it. */
static void apply_draft(const struct application *a)
{
    struct buffer beside = {0};
    buffer_add_format(&beside, "%s%s", a->record->key, DRAFT_SUFFIX);
    pairs_set(&a->part->drafts, a->record->key, a->record->value);
    if (pairs_get(&a->part->drafts, buffer_text(&beside))) {
        pairs_set(&a->part->drafts, buffer_text(&beside), "");
    }
    buffer_free(&beside);
}

/* Kinds that are not here change nothing of a part. */
static void (*const appliers[RECORDS])(const struct application *) = {
    [RECORD_LOCK] = apply_lock,          [RECORD_ANCHOR] = apply_anchor,
    [RECORD_OBSERVE] = apply_observe,    [RECORD_REVEAL] = apply_reveal,
    [RECORD_REFLECT] = apply_reflection, [RECORD_LEGACY] = apply_reflection,
    [RECORD_DESIGN] = apply_design,      [RECORD_RUN] = apply_run,
    [RECORD_FINALE] = apply_run,         [RECORD_TRIAL] = apply_trial,
    [RECORD_RESET] = apply_reset,        [RECORD_STRESS] = apply_stress,
    [RECORD_REPAIR] = apply_repair,      [RECORD_DECISION] = apply_reflection,
    [RECORD_HINT] = apply_hint,          [RECORD_DRAFT] = apply_draft,
};

static void apply_open(struct state *state, const struct ledger_record *record)
{
    struct pairs pairs;
    long long model = FIRST_MODEL;
    pairs_parse(record->value, &pairs);
    const char *text = pairs_get(&pairs, "model");
    if (text && !number_parse_integer(text, FIRST_MODEL, UINT_MAX, &model)) {
        model = 0;
    }
    state->model = (unsigned)model;
    pairs_free(&pairs);
}

/* A session begins, or ENDED in order: what it revealed last was shown then. */
static void mark_reveals(struct state *state, bool ended)
{
    for (size_t i = 0; i < state->catalog->track_count * PARTS; i++) {
        struct part_state *part = &state->parts[i];
        part->reveal_new = part->reveal_new && !ended;
        part->reveal_cut = part->reveal_new;
    }
}

static void apply_variant(struct state *state, const struct ledger_record *record)
{
    long long number;
    if (number_parse_integer(record->value, 0, VARIANTS - 1, &number)) {
        state->variant = (int)number;
        state->demo = state->demo || strcmp(record->key, "demo") == 0;
    }
}

/* Outside of a part nothing is said: the place of before stands. */
static void apply_close(struct state *state, const struct ledger_record *record)
{
    enum scene_screen screen = where_screen_find(record->key);
    int part = part_find(record->value);
    if (screen != SCENE_START && part > 0) {
        state->left = (struct where){.screen = screen, .part = (enum sim_part)part};
    }
}

/* A track is loaded when its first record is applied; its workbenches stand at the defaults. */
static void begin_track(struct state *state, size_t track)
{
    for (int part = SIM_PART_SCALING; !state->begun[track] && part <= SIM_PART_FINALE; part++) {
        state_part(state, track, (enum sim_part)part)->design = state->catalog->tracks[track]
                                                                    .defaults;
    }
    state->begun[track] = true;
}

void state_apply(struct state *state, const struct ledger_record *record)
{
    enum record_kind kind = record->damage ? RECORD_NONE : record_find(record->event);
    if (kind == RECORD_OPEN) {
        apply_open(state, record);
        mark_reveals(state, false);
        return;
    }
    if (kind == RECORD_CLOSE) {
        mark_reveals(state, true);
        apply_close(state, record);
        return;
    }
    if (kind == RECORD_VARIANT) {
        apply_variant(state, record);
        return;
    }
    int track = kind == RECORD_NONE ? -1 : track_index(state->catalog, record->track);
    if (track < 0) {
        return;
    }
    begin_track(state, (size_t)track);
    state->left = (struct where){0};
    if (kind == RECORD_TRACK) {
        state->track = track;
        return;
    }
    int part = part_find(record->part);
    if (part > 0 && appliers[kind]) {
        enum sim_part number = (enum sim_part)part;
        appliers[kind](&(struct application){state, (size_t)track, number,
                                             state_part(state, (size_t)track, number), record});
    }
}
