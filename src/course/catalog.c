#include "course/catalog.h"

#include <string.h>
#include <unistd.h>

#include "course/columns.h"
#include "course/derived.h"
#include "course/part_load.h"
#include "course/references.h"
#include "course/rubric.h"
#include "course/schema_text.h"
#include "course/track_load.h"
#include "store/buffer.h"

/* How far tracks are loaded. */
struct catalog_loading {
    struct loader loader;
    bool shared; /* what all tracks share is there */
    bool has_land;
    const struct land *land;
    enum { UNREAD, SOUND, FAULTY } tracks[TRACKS_MAX];
};

static size_t count_faults(const struct fault_list *faults)
{
    return faults->count + faults->dropped;
}

/* ---- tracks ---- */

const struct track *catalog_track_named(const struct catalog *catalog, const char *id)
{
    size_t i = 0;
    while (i < catalog->track_count && strcmp(catalog->tracks[i].id, id) != 0) {
        i++;
    }
    return i < catalog->track_count ? &catalog->tracks[i] : NULL;
}

/* Their ids, in order. */
static void list_tracks(const struct loader *loader, struct catalog *catalog)
{
    const char *path = loader_path(loader, "tracks.ini");
    const struct ini *ini = loader_ini(loader, path);
    if (ini == NULL) {
        return;
    }
    const char *order = ini_string(ini, "tracks", "order");
    if (order != NULL && strchr(order, ',') != NULL) {
        fault_add(loader->faults, path, ini_line(ini, "tracks", "order"), "tracks.order",
                  "blanks stand between names, not commas; write order = cloud edge");
    }
    char *names = arena_strdup(loader->arena, order == NULL ? "" : order), *rest;
    catalog->tracks = arena_alloc(loader->arena, TRACKS_MAX * sizeof *catalog->tracks);
    for (char *name = strtok_r(names, " ,\t", &rest); name != NULL;
         name = strtok_r(NULL, " ,\t", &rest)) {
        if (catalog_track_named(catalog, name) != NULL || catalog->track_count == TRACKS_MAX) {
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
    const struct part_ini layers = {.layers = {ini, ini}, .faults = loader->faults};
    const struct section section = section_of(&layers, "tracks");
    section_allow(&section, schema_keys(SECTION_TRACKS));
    text_lists_load(loader, &layers, IN_LAB, &catalog->lists);
}

static void load_shared(struct loader *loader)
{
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        loader->shared[part - 1] = loader_ini(loader,
                                              loader_path(loader, "all/%s.ini", part_id(part)));
    }
    for (size_t i = 0; i < SIM_PART_FINALE; i++) {
        part_check_shared(loader, loader->shared[i]);
    }
    derived_check_route(loader);
}

bool catalog_load_track(const struct catalog *catalog, size_t track, struct fault_list *faults)
{
    struct catalog_loading *loading = catalog->loading;
    if (loading->tracks[track] == UNREAD) {
        size_t before = count_faults(faults);
        loading->loader.faults = faults;
        if (!loading->shared) {
            load_shared(&loading->loader);
            loading->shared = true;
        }
        track_load(&loading->loader, &catalog->tracks[track]);
        loading->tracks[track] = count_faults(faults) == before ? SOUND : FAULTY;
    }
    return loading->tracks[track] == SOUND;
}

const struct track *track_find(const struct catalog *catalog, const char *id)
{
    const struct track *track = catalog_track_named(catalog, id);
    struct fault_list faults = {0};
    if (track != NULL && !catalog_load_track(catalog, (size_t)(track - catalog->tracks), &faults)) {
        track = NULL;
    }
    fault_free(&faults);
    return track;
}

int track_index(const struct catalog *catalog, const char *id)
{
    const struct track *track = track_find(catalog, id);
    return track == NULL ? -1 : (int)(track - catalog->tracks);
}

/* ---- the map ---- */

static void load_land(const struct catalog *catalog, struct fault_list *faults)
{
    struct catalog_loading *loading = catalog->loading;
    loading->loader.faults = faults;
    loading->land = land_load(&loading->loader);
    loading->has_land = true;
}

const struct land *catalog_land(const struct catalog *catalog)
{
    struct fault_list faults = {0};
    if (!catalog->loading->has_land) {
        load_land(catalog, &faults);
    }
    fault_free(&faults);
    return catalog->loading->land;
}

/* ---- the whole ---- */

static struct catalog *catalog_new(const char *directory, struct fault_list *faults)
{
    struct arena *arena = arena_new();
    struct catalog *catalog = arena_alloc(arena, sizeof *catalog);
    catalog->arena = arena;
    catalog->directory = arena_strdup(arena, directory);
    catalog->loading = arena_alloc(arena, sizeof *catalog->loading);
    catalog->loading->loader = (struct loader){.directory = catalog->directory,
                                               .arena = arena,
                                               .faults = faults,
                                               .counts = &catalog->counts,
                                               .reference = &catalog->reference};
    return catalog;
}

/* Whether the folder has any of the files that data begin with; one fault where it has none. */
static bool is_data_folder(const struct loader *loader)
{
    static const char *const files[] = {"tracks.ini", "units.csv", "texts/en.csv"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        if (access(loader_path(loader, "%s", files[i]), F_OK) == 0) {
            return true;
        }
    }
    fault_add(loader->faults, loader->directory, 0, NULL,
              "this is no data folder: there is no tracks.ini; give a copy of fleetlab's data");
    return false;
}

/* A language's name with the hyphen that BCP 47 has for a locale's underscore. */
static const char *language_tag(struct arena *arena, const char *language)
{
    char *tag = arena_strdup(arena, language ? language : "en");
    for (char *c = tag; *c; c++) {
        *c = *c == '_' ? '-' : *c;
    }
    return tag;
}

/* All but tracks. */
static struct catalog *begin(const char *directory, const char *language, bool checks,
                             struct fault_list *faults)
{
    struct catalog *catalog = catalog_new(directory, faults);
    const struct loader *loader = &catalog->loading->loader;
    catalog->loading->loader.checks = checks;
    if (!is_data_folder(loader)) {
        return catalog;
    }
    if (language != NULL) {
        texts_load(loader, language, &catalog->texts);
        catalog->loading->loader.texts = &catalog->texts;
    }
    language_load(catalog->arena, &catalog->texts, &catalog->language);
    catalog->language.id = language_tag(catalog->arena, language);
    units_load(loader, &catalog->language, &catalog->reference.units);
    tables_load(loader, &catalog->reference.tables);
    references_check(loader);
    derived_check_plans(loader);
    list_tracks(loader, catalog);
    if (language != NULL && checks) {
        load_land(catalog, faults);
    }
    return catalog;
}

/* The catalog if there is no fault but those before. */
static struct catalog *if_sound(struct catalog *catalog, const struct fault_list *faults,
                                size_t before)
{
    if (count_faults(faults) > before) {
        catalog_free(catalog);
        return NULL;
    }
    return catalog;
}

struct catalog *catalog_open(const char *directory, const char *language, struct fault_list *faults)
{
    size_t before = count_faults(faults);
    return if_sound(begin(directory, language, false, faults), faults, before);
}

bool catalog_digest(struct catalog *catalog, struct fault_list *faults)
{
    struct buffer why = {0};
    bool good = digest_folder(catalog->directory, catalog->digest, &why);
    if (!good) {
        fault_add(faults, catalog->directory, 0, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    return good;
}

/* What only validate reads is held against its columns. */
static void check_validation(const struct loader *loader)
{
    const struct csv_table *csv = loader_csv(loader, loader_path(loader, "validation.csv"));
    if (csv != NULL) {
        columns_check(loader, csv, "validation");
    }
}

struct catalog *catalog_read(const char *directory, const char *language, struct fault_list *faults)
{
    struct catalog *catalog = begin(directory, language, true, faults);
    for (size_t i = 0; i < catalog->track_count; i++) {
        catalog_load_track(catalog, i, faults);
    }
    if (catalog->track_count > 0) {
        check_validation(&catalog->loading->loader);
        rubric_check(catalog, faults);
    }
    if (count_faults(faults) == 0) { /* what can't be read has its fault */
        catalog_digest(catalog, faults);
    }
    return catalog;
}

struct catalog *catalog_load(const char *directory, const char *language, struct fault_list *faults)
{
    size_t before = count_faults(faults);
    return if_sound(catalog_read(directory, language, faults), faults, before);
}

void catalog_free(struct catalog *catalog)
{
    if (catalog != NULL) {
        arena_free(catalog->arena);
    }
}
