#include "course/catalog.h"

#include <string.h>

#include "course/track_load.h"
#include "store/buffer.h"

enum { TRACKS_MAX = 16 };

/* ---- tracks ---- */

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

/* Their ids, in order. */
static void list_tracks(const struct loader *loader, struct lab_catalog *catalog)
{
    const char *path = loader_path(loader, "tracks.ini");
    const struct ini *ini = loader_ini(loader, path);
    if (ini == NULL) {
        return;
    }
    const char *order = ini_string(ini, "tracks", "order");
    char *names = arena_strdup(loader->arena, order == NULL ? "" : order), *rest;
    catalog->tracks = arena_alloc(loader->arena, TRACKS_MAX * sizeof *catalog->tracks);
    for (char *name = strtok_r(names, " \t", &rest); name != NULL;
         name = strtok_r(NULL, " \t", &rest)) {
        if (lab_track_index(catalog, name) >= 0 || catalog->track_count == TRACKS_MAX) {
            fault_add(loader->faults, path, ini_line(ini, "tracks", "order"), "tracks.order",
                      "%s is one track too many; name each once, at most %d", name, TRACKS_MAX);
            break;
        }
        catalog->tracks[catalog->track_count++].id = name;
    }
    if (catalog->track_count == 0) {
        fault_add(loader->faults, path, 0, "tracks.order",
                  "no track is named; write order = cloud edge");
    }
}

static void load_shared(struct loader *loader)
{
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        loader->shared[part - 1] = loader_ini(
            loader, loader_path(loader, "all/%s.ini", lab_part_id(part)));
    }
}

/* ---- the whole ---- */

static struct lab_catalog *catalog_new(const char *directory)
{
    struct arena *arena = arena_new();
    struct lab_catalog *catalog = arena_alloc(arena, sizeof *catalog);
    catalog->arena = arena;
    catalog->directory = arena_strdup(arena, directory);
    return catalog;
}

static struct loader loader_of(struct lab_catalog *catalog, struct fault_list *faults)
{
    return (struct loader){.directory = catalog->directory,
                           .arena = catalog->arena,
                           .faults = faults,
                           .counts = &catalog->counts,
                           .reference = &catalog->reference};
}

static size_t count_faults(const struct fault_list *faults)
{
    return faults->count + faults->dropped;
}

/* The catalog if there is no fault but those before. */
static struct lab_catalog *if_sound(struct lab_catalog *catalog, const struct fault_list *faults,
                                    size_t before)
{
    if (count_faults(faults) > before) {
        lab_catalog_free(catalog);
        return NULL;
    }
    return catalog;
}

static void load_reference(const struct loader *loader, struct lab_catalog *catalog)
{
    units_load(loader, &catalog->reference.units);
    tables_load(loader, &catalog->reference.tables);
}

struct lab_catalog *catalog_open(const char *directory, struct fault_list *faults)
{
    size_t before = count_faults(faults);
    struct lab_catalog *catalog = catalog_new(directory);
    struct loader loader = loader_of(catalog, faults);
    load_reference(&loader, catalog);
    list_tracks(&loader, catalog);
    return if_sound(catalog, faults, before);
}

bool catalog_load_track(struct lab_catalog *catalog, size_t track, struct fault_list *faults)
{
    size_t before = count_faults(faults);
    struct loader loader = loader_of(catalog, faults);
    load_shared(&loader);
    track_load(&loader, &catalog->tracks[track]);
    return count_faults(faults) == before;
}

static void load_all(struct loader *loader, const char *language, struct lab_catalog *catalog)
{
    load_reference(loader, catalog);
    texts_load(loader, language, &catalog->texts);
    catalog->land = land_load(loader);
    list_tracks(loader, catalog);
    load_shared(loader);
    for (size_t i = 0; i < catalog->track_count; i++) {
        track_load(loader, &catalog->tracks[i]);
    }
}

struct lab_catalog *catalog_read(const char *directory, const char *language,
                                 struct fault_list *faults)
{
    struct lab_catalog *catalog = catalog_new(directory);
    struct loader loader = loader_of(catalog, faults);
    struct buffer why = {0};
    if (digest_folder(directory, catalog->digest, &why)) {
        load_all(&loader, language, catalog);
    } else {
        fault_add(faults, directory, 0, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return catalog;
}

struct lab_catalog *lab_catalog_load(const char *directory, const char *language,
                                     struct fault_list *faults)
{
    size_t before = count_faults(faults);
    return if_sound(catalog_read(directory, language, faults), faults, before);
}

void lab_catalog_free(struct lab_catalog *catalog)
{
    if (catalog != NULL) {
        arena_free(catalog->arena);
    }
}
