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
    char digest[DIGEST_ROOM]; /* SHA-256 of the directory's files, hex */
    struct lab_reference reference;
    struct lab_texts texts;
    const struct lab_land *land; /* the map's land mask */
    struct lab_track *tracks;    /* in the order of tracks.ini */
    size_t track_count;
    struct lab_counts counts;
};

/*
 * Loads a data directory. Each fault (file, line or key, what, mend) goes to `faults`; NULL if
 * there was any. `language` picks texts/LANGUAGE.csv. Freed by lab_catalog_free.
 */
struct lab_catalog *lab_catalog_load(const char *directory, const char *language,
                                     struct fault_list *faults);
void lab_catalog_free(struct lab_catalog *catalog);

/* A track by its id: its index, -1 if there is none; the track itself, or NULL. */
int lab_track_index(const struct lab_catalog *catalog, const char *id);
const struct lab_track *lab_track_find(const struct lab_catalog *catalog, const char *id);

#endif
