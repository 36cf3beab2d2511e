#include "lesson/state.h"

#include <stdlib.h>
#include <string.h>

#include "lesson/part.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"

static const char *const part_names[LAB_PARTS] = {"1", "2", "3", "finale"};

const char *lab_part_name(enum sim_part part)
{
    return part_names[part - 1];
}

int lab_part_find(const char *name)
{
    int part = LAB_PARTS;
    while (part > 0 && strcmp(part_names[part - 1], name) != 0) {
        part--;
    }
    return part;
}

struct lab_state *lab_state_new(const struct lab_catalog *catalog)
{
    struct lab_state *state = memory_get(1, sizeof *state);
    state->catalog = catalog;
    state->variant = -1;
    state->track = -1;
    size_t tracks = lab_track_count(catalog);
    state->parts = memory_get(tracks * LAB_PARTS, sizeof *state->parts);
    for (size_t i = 0; i < tracks * LAB_PARTS; i++) {
        state->parts[i].design = lab_track_at(catalog, i / LAB_PARTS)->defaults;
    }
    return state;
}

static void part_state_free(struct lab_part_state *part)
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
}

void lab_state_free(struct lab_state *state)
{
    if (!state) {
        return;
    }
    for (size_t i = 0; i < lab_track_count(state->catalog) * LAB_PARTS; i++) {
        part_state_free(&state->parts[i]);
    }
    free(state->parts);
    free(state);
}

struct lab_part_state *lab_state_part(const struct lab_state *state, size_t track,
                                      enum sim_part part)
{
    return &state->parts[track * LAB_PARTS + (size_t)part - 1];
}

bool lab_part_is_locked(const struct lab_part_state *part)
{
    return part->lock.count > 0;
}

bool lab_part_is_revealed(const struct lab_part_state *part)
{
    return part->reveal.count > 0;
}

bool lab_part_is_done(const struct lab_part_state *part)
{
    return part->reflection.count > 0;
}

const struct lab_run *lab_part_last_run(const struct lab_part_state *part)
{
    return part->run_count > part->first_run ? &part->runs[part->run_count - 1] : NULL;
}

const char *lab_progress(const struct lab_state *state, size_t track, enum sim_part number)
{
    const struct lab_part_state *part = lab_state_part(state, track, number);
    if (number == SIM_PART_FINALE) {
        bool open = lab_part_is_revealed(lab_state_part(state, track, SIM_PART_COMPOUND));
        return !open                     ? "progress.closed"
               : lab_part_last_run(part) ? "progress.done"
                                         : "progress.new";
    }
    return lab_part_is_done(part)       ? "progress.done"
           : lab_part_is_revealed(part) ? "progress.revealed"
           : lab_part_is_locked(part)   ? "progress.locked"
                                        : "progress.new";
}

/* ---- applying records ---- */

static void pairs_from_block(struct pairs *pairs, const char *block)
{
    pairs_free(pairs);
    pairs_parse(block, pairs);
}

/* A control of the part, or an input that is given to it. */
static bool is_input(const struct lab_track *track, enum sim_part part, const char *name)
{
    const char *const *given = lab_part_ops(part)->given;
    for (; given && *given; given++) {
        if (strcmp(*given, name) == 0) {
            return true;
        }
    }
    return lab_control_find(&track->parts[part - 1], name) != NULL;
}

/* Only inputs count: a run's record holds instruments, too. */
static void design_from_block(const struct lab_state *state, size_t track, enum sim_part part,
                              const char *block, struct lab_design *design)
{
    const struct lab_track *t = lab_track_at(state->catalog, track);
    struct pairs pairs;
    char why[200];
    pairs_parse(block, &pairs);
    *design = t->defaults;
    for (size_t i = 0; i < pairs.count; i++) {
        if (is_input(t, part, pairs.items[i].name)) {
            lab_design_set(state->catalog, design, pairs.items[i].name, pairs.items[i].value, why);
        }
    }
    pairs_free(&pairs);
}

static void apply_run(const struct lab_state *state, size_t track, enum sim_part number,
                      struct lab_part_state *part, const struct ledger_record *record)
{
    part->runs = memory_grow(part->runs, part->run_count, &part->run_room, sizeof *part->runs);
    struct lab_run *run = &part->runs[part->run_count++];
    *run = (struct lab_run){0};
    design_from_block(state, track, number, record->value, &run->design);
    pairs_from_block(&run->record, record->value);
    part->design = run->design;
    part->has_design = true;
    part->preset = false;
}

/* A reset sets the workbench and the runs aside; locks and reflections stand. */
static void apply_reset(const struct lab_state *state, size_t track, struct lab_part_state *part)
{
    part->first_run = part->run_count;
    part->design = lab_track_at(state->catalog, track)->defaults;
    part->has_design = false;
    part->preset = false;
}

static void replace_text(char **place, const char *text)
{
    free(*place);
    *place = memory_text(text);
}

/* A finished text takes the place of what was being written beside it. */
static void apply_draft(struct lab_part_state *part, const struct ledger_record *record)
{
    struct buffer beside = {0};
    buffer_add_format(&beside, "%s%s", record->key, LAB_DRAFT_SUFFIX);
    pairs_set(&part->drafts, record->key, record->value);
    if (pairs_get(&part->drafts, buffer_text(&beside))) {
        pairs_set(&part->drafts, buffer_text(&beside), "");
    }
    buffer_free(&beside);
}

static void apply_part(const struct lab_state *state, size_t track, enum sim_part number,
                       const struct ledger_record *record)
{
    struct lab_part_state *part = lab_state_part(state, track, number);
    const char *event = record->event;

    if (strcmp(event, "lock") == 0) {
        if (!lab_part_is_locked(part)) { /* a second answer never counts */
            pairs_from_block(&part->lock, record->value);
            replace_text(&part->lock_scenario, record->scenario);
        }
    } else if (strcmp(event, "anchor") == 0) {
        if (part->anchor != LAB_ANCHORED) {
            part->anchor = strcmp(record->key, "anchored") == 0 ? LAB_ANCHORED : LAB_UNANCHORED;
        }
    } else if (strcmp(event, "observe") == 0) {
        if (!part->observation) {
            part->observation = memory_text(record->value);
        }
    } else if (strcmp(event, "reveal") == 0) {
        if (!lab_part_is_revealed(part)) {
            pairs_from_block(&part->reveal, record->value);
        }
    } else if (strcmp(event, "reflect") == 0 || strcmp(event, "legacy") == 0) {
        pairs_from_block(&part->reflection, record->value);
        replace_text(&part->reflection_scenario, record->scenario);
        part->reflections++;
    } else if (strcmp(event, "design") == 0) {
        design_from_block(state, track, number, record->value, &part->design);
        part->has_design = true;
        part->preset = strcmp(record->key, "preset") == 0;
    } else if (strcmp(event, "run") == 0 || strcmp(event, "finale") == 0) {
        apply_run(state, track, number, part, record);
    } else if (strcmp(event, "reset") == 0) {
        apply_reset(state, track, part);
    } else if (strcmp(event, "hint") == 0) {
        part->hints++;
    } else if (strcmp(event, "draft") == 0) {
        apply_draft(part, record);
    }
}

void lab_state_apply(struct lab_state *state, const struct ledger_record *record)
{
    long long number;
    if (record->damage) {
        return;
    }
    if (strcmp(record->event, "variant") == 0) {
        if (number_parse_integer(record->value, 0, LAB_VARIANTS - 1, &number)) {
            state->variant = (int)number;
            state->demo = state->demo || strcmp(record->key, "demo") == 0;
        }
        return;
    }
    int track = lab_track_index(state->catalog, record->track);
    if (track < 0) {
        return;
    }
    if (strcmp(record->event, "track") == 0) {
        state->track = track;
        return;
    }
    int part = lab_part_find(record->part);
    if (part > 0) {
        apply_part(state, (size_t)track, (enum sim_part)part, record);
    }
}
