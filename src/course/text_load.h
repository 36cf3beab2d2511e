/* text_load: texts as they are loaded. */
#ifndef COURSE_TEXT_LOAD_H
#define COURSE_TEXT_LOAD_H

#include "course/loader.h"
#include "store/names.h"

struct text_entry {
    const char *id, *text;
    const char *english; /* that it stands for; NULL: it is English, or has no such text */
    const char *path;    /* of its file */
    size_t line;
    const char *english_path; /* of the English text, where that stands elsewhere; NULL */
    size_t english_line;
    bool own;    /* of a language's file that isn't English */
    bool cell;   /* its English stands in a data table */
    bool varies; /* there may be others for a track or a part, whose ids end in this one's */
};

struct texts {
    struct text_entry *items;
    size_t count, room;
    struct names ids; /* of the items; the first one where an id is there twice */
    const char *path; /* of the English ones, which must be complete */
};

/* Where the English of a text stands that is no row of texts/en.csv: a cell of a data table. */
struct text_source {
    const char *english, *path;
    size_t line;
};

/*
 * Makes a cell of a table a text, in the loader's texts: returns it as the language has it, or in
 * English. Where the loader has no texts, English.
 */
const char *texts_put(const struct loader *loader, const char *id,
                      const struct text_source *source);

/* Reads texts/en.csv, and over it those of a language; what can't be read is left out. */
void texts_load(const struct loader *loader, const char *language, struct texts *texts);

#endif
