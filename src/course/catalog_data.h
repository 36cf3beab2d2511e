/*
 * catalog_data.h: what a catalog is made of, and the loaders of its pieces; not for other
 * layers.
 */
#ifndef COURSE_CATALOG_DATA_H
#define COURSE_CATALOG_DATA_H

#include "store/arena.h"
#include "course/catalog.h"
#include "store/digest.h"

struct lab_text_entry {
    const char *id, *text;
    const char *english; /* that it stands for; NULL: it is English, or has no such text */
    const char *path;    /* of its file */
    size_t line;
};

struct lab_catalog {
    struct arena *arena; /* owns everything below */
    const char *directory;
    const char *text_path; /* of the English texts, which must be complete */
    char digest[DIGEST_ROOM];
    struct lab_land *land;
    const struct lab_unit *units;
    size_t unit_count;
    const struct lab_table **tables;
    size_t table_count;
    struct lab_track *tracks;
    size_t track_count;
    const struct lab_text_entry *texts; /* sorted by id */
    size_t text_count;
    struct lab_counts counts;
};

/*
 * Read units.csv, the tables and the texts of a language. Each adds its faults to the list and
 * leaves out of the catalog what it couldn't read.
 */
void catalog_load_units(struct lab_catalog *catalog, struct fault_list *faults);
void catalog_load_tables(struct lab_catalog *catalog, struct fault_list *faults);
void catalog_load_texts(struct lab_catalog *catalog, const char *language,
                        struct fault_list *faults);

/*
 * Checks what only a whole catalog shows: placeholders, numbers in texts, texts that are
 * missing.
 */
void catalog_check_texts(const struct lab_catalog *catalog, struct fault_list *faults);

/* One part of a track: its INI, merged over that of all tracks, and its lock's table. */
void catalog_load_part(struct lab_catalog *catalog, struct lab_track *track, enum sim_part part,
                       struct fault_list *faults);

enum { LAB_PRESET_BYTES = 1000 };

/* The track's presets, each of its values checked. */
void catalog_load_presets(struct lab_catalog *catalog, struct lab_track *track,
                          struct fault_list *faults);

/* A CSV table whose first column is `key`, each of its values once; NULL if it couldn't be read. */
const struct lab_table *catalog_load_table(struct lab_catalog *catalog, const char *path,
                                           const char *name, const char *key,
                                           struct fault_list *faults);

#endif
