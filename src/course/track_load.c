#include "course/track_load.h"

#include <string.h>

#include "course/lock_load.h"
#include "course/part_load.h"
#include "course/preset.h"
#include "course/stress_load.h"

/* False if the track has no file at all. */
static bool check_name(const struct loader *loader, const struct track *track)
{
    const char *path = loader_path(loader, "%s/track.ini", track->id);
    const struct ini *ini = loader_ini(loader, path);
    const char *name = ini == NULL ? NULL : ini_string(ini, "track", "name");
    if (ini == NULL) {
        return false;
    }
    const struct part_ini layers = {.layers = {ini, ini}, .faults = loader->faults};
    const struct section section = section_of(&layers, "track");
    section_allow(&section, schema_keys(SECTION_TRACK));
    if (name == NULL || strcmp(name, track->id) != 0) {
        fault_add(loader->faults, path, ini_line(ini, "track", "name"), "track.name",
                  "the name must be the folder's; write name = %s", track->id);
    }
    return true;
}

/* What a rule advises can be moved: a slider of its part, or of one before it. */
static bool has_slider(const struct track *track, enum sim_part part, const char *name)
{
    for (int i = SIM_PART_SCALING; i <= (int)part; i++) {
        const struct control *control = control_find(&track->parts[i - 1], name);
        bool unread = track->parts[i - 1].control_count == 0; /* its own fault */
        if (unread || (control != NULL && control->slider > 0 && !control->fixed)) {
            return true;
        }
    }
    return false;
}

static void check_advice(const struct loader *loader, const struct track *track,
                         const struct part *part)
{
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct rule *aim = &part->aims[i];
        bool known = sim_param_find(aim->control) != NULL || row_find(aim->control) < ROW_KINDS;
        if (known && !has_slider(track, part->number, aim->control)) {
            fault_add(loader->faults, aim->origin.path, aim->origin.line,
                      arena_printf(loader->arena, "aim.%s.control", aim->id),
                      "%s has no slider of %s on %s or of a part before; name one that has",
                      aim->control, part_id(part->number), track->id);
        }
    }
}

void track_load(const struct loader *all, struct track *track)
{
    struct loader own = *all;
    const struct loader *loader = &own;
    own.track = track->id;
    design_clear(&track->defaults);
    if (!check_name(loader, track)) {
        return;
    }
    for (enum sim_part number = SIM_PART_SCALING; number <= SIM_PART_FINALE; number++) {
        struct part *part = &track->parts[number - 1];
        part_load(loader, track->id, number, &track->defaults, part);
        if (number != SIM_PART_FINALE) {
            lock_load(loader, track->id, part);
        }
        check_advice(loader, track, part);
    }
    stress_load(loader, track);
    presets_load(loader, track);
}
