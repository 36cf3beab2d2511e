/* text_asked: the texts that the program asks for, worked out of schema_text.h and the data. */
#ifndef COURSE_TEXT_ASKED_H
#define COURSE_TEXT_ASKED_H

#include "course/catalog.h"
#include "course/schema_text.h"

/* One text in one place where it is looked up. */
struct asked {
    const struct schema_text *row;
    const struct track *track; /* NULL: none */
    int part;                  /* enum sim_part; 0: none */
    const char *id;            /* without track and part; of a list, without the number */
};

/* Calls `take` for each; the ids live as long as `arena`. */
void asked_each(const struct catalog *catalog, struct arena *arena,
                void (*take)(const struct asked *asked, void *context), void *context);

/* An id without track and part, where it is asked for. */
struct asked_id {
    const char *id; /* of a list with .# for the number */
    const struct schema_text *row;
    unsigned where[TRACKS_MAX + 1]; /* of enum schema_where: without a track, then by track */
};

/* All of them, by name. All zero is none; freed by asked_ids_free, before the arena. */
struct asked_ids {
    struct asked_id *items;
    size_t count, room;
    struct names names;
};

void asked_ids_collect(const struct catalog *catalog, struct arena *arena, struct asked_ids *ids);
void asked_ids_free(struct asked_ids *ids);

/* What declares a text, by its whole id; NULL: nothing ever asks for it. */
const struct schema_text *asked_ids_row(const struct asked_ids *ids, const struct catalog *catalog,
                                        const char *id);

#endif
