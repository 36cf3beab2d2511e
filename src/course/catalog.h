/*
 * catalog: the author's data (tracks, parameters, rules, tables, texts), loaded once and read-only
 * afterwards. Everything that a catalog hands out belongs to it.
 */
#ifndef COURSE_CATALOG_H
#define COURSE_CATALOG_H

#include "course/land.h"
#include "course/reference.h"
#include "course/text_load.h"
#include "course/track.h"
#include "store/digest.h"

struct lab_catalog {
    struct arena *arena; /* owns everything below */
    const char *directory;
    char digest[DIGEST_ROOM]; /* SHA-256 of the directory's files, hex; "" after catalog_open */
    struct lab_reference reference;
    struct lab_texts texts;
    const struct lab_land *land; /* the map's land mask */
    struct lab_track *tracks;    /* in the order of tracks.ini */
    size_t track_count;
    struct lab_counts counts;
};

/*
 * Loads a data directory. What is loaded is sound by itself: types and ranges hold, rows and names
 * that are named exist. Each fault (file, line or key, what, mend) goes to `faults`; NULL if there
 * was any. `language` picks texts/LANGUAGE.csv. Freed by lab_catalog_free.
 */
struct lab_catalog *lab_catalog_load(const char *directory, const char *language,
                                     struct fault_list *faults);

/* The same, but never NULL: what could be read in spite of faults, for further checks alone. */
struct lab_catalog *catalog_read(const char *directory, const char *language,
                                 struct fault_list *faults);

/*
 * The same in steps, for a model without a lesson: first units, tables and the ids of tracks; then
 * what a track says, which is all zero before. No texts, no map, no digest.
 */
struct lab_catalog *catalog_open(const char *directory, struct fault_list *faults);
bool catalog_load_track(struct lab_catalog *catalog, size_t track, struct fault_list *faults);

void lab_catalog_free(struct lab_catalog *catalog);

/* A track by its id: its index, -1 if there is none; the track itself, or NULL. */
int lab_track_index(const struct lab_catalog *catalog, const char *id);
const struct lab_track *lab_track_find(const struct lab_catalog *catalog, const char *id);

#endif
