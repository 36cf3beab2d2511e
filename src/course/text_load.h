/* text_load: texts as they are loaded. */
#ifndef COURSE_TEXT_LOAD_H
#define COURSE_TEXT_LOAD_H

#include "course/loader.h"
#include "course/text_index.h"

struct lab_texts {
    const struct lab_text_entry *items; /* sorted by id */
    size_t count;
    struct text_index index; /* of all of them */
    const char *path;        /* of the English ones, which must be complete */
};

/* Reads texts/en.csv, and over it those of a language; what can't be read is left out. */
void texts_load(const struct loader *loader, const char *language, struct lab_texts *texts);

#endif
