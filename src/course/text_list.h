/*
 * text_list: how many texts each numbered list has (brief.1, brief.2, ...), as the data count them
 * under [lists]. A list without its last text looks whole: only the count shows that it isn't.
 */
#ifndef COURSE_TEXT_LIST_H
#define COURSE_TEXT_LIST_H

#include "course/loader.h"
#include "course/section.h"

struct text_list {
    const char *id;   /* "brief" */
    const char *key;  /* of [lists]: the id with _ for each point */
    const char *path; /* of the file that counts it, or should */
    size_t line;      /* 0: it is not counted */
    bool own;         /* counted by the track, not for all tracks */
    int count;
};

struct text_lists {
    const struct text_list *items;
    size_t count;
};

/* Reads [lists]: the lists that are looked up in one of `where` (enum schema_where). */
void text_lists_load(const struct loader *loader, const struct part_ini *ini, unsigned where,
                     struct text_lists *lists);

/* By the texts' id; NULL if there is none. */
const struct text_list *text_list_find(const struct text_lists *lists, const char *id);

#endif
