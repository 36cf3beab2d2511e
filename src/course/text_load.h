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
    bool varies; /* there may be others for a track or a part, whose ids end in this one's */
};

struct texts {
    struct text_entry *items;
    size_t count;
    struct names ids; /* of the items; the first one where an id is there twice */
    const char *path; /* of the English ones, which must be complete */
};

/* Reads texts/en.csv, and over it those of a language; what can't be read is left out. */
void texts_load(const struct loader *loader, const char *language, struct texts *texts);

#endif
