/* catalog.c: a data directory as a whole. */
#include "course/catalog.h"

#include <string.h>

#include "course/catalog_data.h"
#include "course/values.h"
#include "course/part_ini.h"
#include "store/buffer.h"

enum { TRACKS_MAX = 16 };

/* ---- tracks ---- */

static void load_track_file(struct lab_catalog *catalog, const struct lab_track *track,
                            struct fault_list *faults)
{
    const char *path = arena_printf(catalog->arena, "%s/%s/track.ini", catalog->directory,
                                    track->id);
    struct ini *ini = ini_read(path, faults);
    if (ini == NULL) {
        return;
    }
    catalog->counts.files++;
    const char *name = ini_string(ini, "track", "name");
    if (name == NULL || strcmp(name, track->id) != 0) {
        fault_add(faults, path, ini_line(ini, "track", "name"), "track.name",
                  "the name must be the folder's; write name = %s", track->id);
    }
    ini_free(ini);
}

static void load_track(struct lab_catalog *catalog, struct lab_track *track,
                       struct fault_list *faults)
{
    design_clear(&track->defaults);
    load_track_file(catalog, track, faults);
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        catalog_load_part(catalog, track, part, faults);
    }
    catalog_load_presets(catalog, track, faults);
}

static void load_tracks(struct lab_catalog *catalog, struct fault_list *faults)
{
    const char *path = arena_printf(catalog->arena, "%s/tracks.ini", catalog->directory);
    struct ini *ini = ini_read(path, faults);
    if (ini == NULL) {
        return;
    }
    catalog->counts.files++;
    const char *order = ini_string(ini, "tracks", "order");
    char *names = arena_strdup(catalog->arena, order == NULL ? "" : order), *rest;
    catalog->tracks = arena_alloc(catalog->arena, TRACKS_MAX * sizeof *catalog->tracks);
    for (char *name = strtok_r(names, " \t", &rest); name != NULL;
         name = strtok_r(NULL, " \t", &rest)) {
        if (lab_track_find(catalog, name) != NULL || catalog->track_count == TRACKS_MAX) {
            fault_add(faults, path, ini_line(ini, "tracks", "order"), "tracks.order",
                      "%s is one track too many; name each once, at most %d", name, TRACKS_MAX);
            break;
        }
        struct lab_track *track = &catalog->tracks[catalog->track_count++];
        track->id = name;
        load_track(catalog, track, faults);
    }
    if (catalog->track_count == 0) {
        fault_add(faults, path, 0, "tracks.order", "no track is named; write order = cloud edge");
    }
    ini_free(ini);
}

size_t lab_track_count(const struct lab_catalog *catalog)
{
    return catalog->track_count;
}

const struct lab_track *lab_track_at(const struct lab_catalog *catalog, size_t index)
{
    return &catalog->tracks[index];
}

int lab_track_index(const struct lab_catalog *catalog, const char *id)
{
    for (size_t i = 0; i < catalog->track_count; i++) {
        if (strcmp(catalog->tracks[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

const struct lab_track *lab_track_find(const struct lab_catalog *catalog, const char *id)
{
    int index = lab_track_index(catalog, id);
    return index < 0 ? NULL : &catalog->tracks[index];
}

/* ---- the whole ---- */

static void load_land(struct lab_catalog *catalog, struct fault_list *faults)
{
    catalog->land = lab_land_read(
        arena_printf(catalog->arena, "%s/map/land.txt", catalog->directory), faults);
    catalog->counts.files++;
}

const struct lab_land *lab_catalog_land(const struct lab_catalog *catalog)
{
    return catalog->land;
}

struct lab_catalog *lab_catalog_load(const char *directory, const char *language,
                                     struct fault_list *faults)
{
    size_t before = faults->count + faults->dropped;
    struct arena *arena = arena_new();
    struct lab_catalog *catalog = arena_alloc(arena, sizeof *catalog);
    catalog->arena = arena;
    catalog->directory = arena_strdup(arena, directory);
    struct buffer why = {0};
    if (!digest_folder(directory, catalog->digest, &why)) {
        fault_add(faults, directory, 0, NULL, "%s", buffer_text(&why));
    } else {
        catalog_load_units(catalog, faults);
        catalog_load_tables(catalog, faults);
        catalog_load_texts(catalog, language, faults);
        load_land(catalog, faults);
        load_tracks(catalog, faults);
        catalog_check_texts(catalog, faults);
    }
    buffer_free(&why);
    if (faults->count + faults->dropped > before) {
        lab_catalog_free(catalog);
        return NULL;
    }
    return catalog;
}

void lab_catalog_free(struct lab_catalog *catalog)
{
    if (catalog != NULL) {
        lab_land_free(catalog->land);
        arena_free(catalog->arena);
    }
}

struct lab_counts lab_catalog_counts(const struct lab_catalog *catalog)
{
    return catalog->counts;
}

const char *lab_catalog_digest(const struct lab_catalog *catalog)
{
    return catalog->digest;
}

const char *lab_catalog_directory(const struct lab_catalog *catalog)
{
    return catalog->directory;
}
