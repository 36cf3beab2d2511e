#include "course/preset.h"

#include <stdio.h>
#include <string.h>

#include "store/number.h"
#include "store/pairs.h"

enum { PRESET_BYTES = 1000 };

size_t preset_count(const struct track *track)
{
    return track->presets ? track->presets->rows : 0;
}

static const char *cell(const struct track *track, size_t preset, const char *column)
{
    const char *text = table_cell(track->presets, preset, column);
    return text ? text : "";
}

enum sim_part preset_part(const struct track *track, size_t preset)
{
    const char *id = cell(track, preset, "part");
    int part = SIM_PART_SCALING;
    while (part < SIM_PART_FINALE && strcmp(id, part_id((enum sim_part)part)) != 0) {
        part++;
    }
    return (enum sim_part)part;
}

const char *preset_id(const struct track *track, size_t preset)
{
    return cell(track, preset, "name");
}

/* One name=value of a preset: a slider of its part. */
static bool put_pair(const struct reference *reference, const struct track *track, size_t preset,
                     const struct pair *pair, struct design *design, char why[WHY_BYTES])
{
    const struct part *part = &track->parts[preset_part(track, preset) - 1];
    const struct control *control = control_find(part, pair->name);
    if (!control || control->slider == 0 || control->fixed) {
        snprintf(why, WHY_BYTES, "%.40s is no control of %s; delete it", pair->name,
                 part_id(part->number));
        return false;
    }
    if (!control_read(reference, control, design, pair->value, why)) {
        return false;
    }
    double value = control_value(control, design);
    if (value < control->min || value > control->max) {
        char min[NUMBER_ROOM], max[NUMBER_ROOM];
        snprintf(why, WHY_BYTES, "the slider of %.40s goes from %s to %s; write a value within",
                 pair->name, number_short(control->min, min), number_short(control->max, max));
        return false;
    }
    return true;
}

/* The first name that the pairs have twice; NULL. */
static const char *twice(const struct pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(pairs->items[i].name, pairs->items[k].name) == 0) {
                return pairs->items[i].name;
            }
        }
    }
    return NULL;
}

bool preset_design(const struct reference *reference, const struct track *track, size_t preset,
                   struct design *design, char why[WHY_BYTES])
{
    char block[PRESET_BYTES];
    struct pairs pairs;
    snprintf(block, sizeof block, "%s", cell(track, preset, "design"));
    for (char *space = block; (space = strchr(space, ' ')) != NULL;) {
        *space = '\n';
    }
    bool ok = pairs_parse(block, &pairs);
    if (!ok) {
        snprintf(why, WHY_BYTES, "a design is name=value and blanks between; correct it");
    }
    if (ok && twice(&pairs) != NULL) {
        ok = false;
        snprintf(why, WHY_BYTES, "%.40s is there twice; delete one", twice(&pairs));
    }
    *design = track->defaults;
    for (size_t i = 0; ok && i < pairs.count; i++) {
        ok = put_pair(reference, track, preset, &pairs.items[i], design, why);
    }
    pairs_free(&pairs);
    return ok && !design_conflict(design, why);
}

/* ---- loading ---- */

static void check(const struct loader *loader, const struct track *track, size_t preset)
{
    struct fault_list *faults = loader->faults;
    const char *path = csv_table_path(track->presets->csv), *part = cell(track, preset, "part");
    size_t line = csv_table_line(track->presets->csv, preset);
    char why[WHY_BYTES];
    struct design design;
    bool there = strcmp(part, part_id(preset_part(track, preset))) == 0; /* else: its own fault */
    bool known = there && track->parts[preset_part(track, preset) - 1].control_count > 0;
    if (known && !preset_design(loader->reference, track, preset, &design, why)) {
        fault_add(faults, path, line, "design", "%s", why);
    }
}

void presets_load(const struct loader *loader, struct track *track)
{
    const char *path = loader_path(loader, "%s/presets.csv", track->id);
    track->presets = table_load(loader, path, "presets", "name");
    for (size_t i = 0; i < preset_count(track); i++) {
        check(loader, track, i);
    }
}
