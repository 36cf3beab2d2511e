#include "course/track_load.h"

#include <string.h>

#include "course/lock_load.h"
#include "course/part_load.h"
#include "course/preset.h"

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
    }
    presets_load(loader, track);
}
