/*
 * catalog: the author's data (tracks, parameters, rules, tables, texts), loaded once and read-only
 * afterwards. Everything that a catalog hands out belongs to it.
 */
#ifndef COURSE_CATALOG_H
#define COURSE_CATALOG_H

#include "course/land.h"
#include "course/language.h"
#include "course/reference.h"
#include "course/text_list.h"
#include "course/text_load.h"
#include "course/track.h"
#include "store/digest.h"

enum { TRACKS_MAX = 16 };

struct catalog {
    struct arena *arena; /* owns everything below */
    const char *directory;
    char digest[DIGEST_ROOM]; /* SHA-256 of the directory's files, hex; "" until catalog_digest */
    struct reference reference;
    struct texts texts;
    struct language language; /* of the texts: how it counts; English without texts */
    struct track *tracks; /* in the order of tracks.ini; but for its id, each zero until loaded */
    size_t track_count;
    struct text_lists lists; /* of the texts that belong to no part */
    struct counts counts;
    struct catalog_loading *loading; /* of tracks and land */
};

/*
 * Loads a data directory. What is loaded is sound by itself: types and ranges hold, rows and names
 * that are named exist. Each fault (file, line or key, what, mend) goes to `faults`; NULL if there
 * was any. `language` picks texts/LANGUAGE.csv. Freed by catalog_free.
 */
struct catalog *catalog_load(const char *directory, const char *language,
                             struct fault_list *faults);

/* The same, but never NULL: what could be read in spite of faults, for further checks alone. */
struct catalog *catalog_read(const char *directory, const char *language,
                             struct fault_list *faults);

/*
 * The same without what may not be needed: tracks and the map are loaded when they are first asked
 * for, and for a NULL language no texts; no digest. And without the checks that data which were
 * sound once need no more: of each byte, and of INI files by iniparser.
 */
struct catalog *catalog_open(const char *directory, const char *language,
                             struct fault_list *faults);
void catalog_free(struct catalog *catalog);

/* Works the digest out; false, with a fault, if a file can't be read. */
bool catalog_digest(struct catalog *catalog, struct fault_list *faults);

/* The map's land mask, loaded when it is first asked for; NULL where it can't be read. */
const struct land *catalog_land(const struct catalog *catalog);

/* Loads a track unless it is loaded; false if it has faults, which are told the first time. */
bool catalog_load_track(const struct catalog *catalog, size_t track, struct fault_list *faults);

/*
 * A track by its id, loaded: its index, -1 if there is none or it has faults; the track itself, or
 * NULL.
 */
int track_index(const struct catalog *catalog, const char *id);
const struct track *track_find(const struct catalog *catalog, const char *id);

/* The track of an id, of which no more than the id need be there; NULL if there is none. */
const struct track *catalog_track_named(const struct catalog *catalog, const char *id);

#endif
