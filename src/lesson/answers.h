/*
 * answers: what is being answered, by field: texts, numbers as typed, options by id.
 */
#ifndef LESSON_ANSWERS_H
#define LESSON_ANSWERS_H

#include <stddef.h>

struct lab_answer {
    char *field;
    char *text;
};

/* All zero is an empty set. */
struct lab_answers {
    struct lab_answer *items;
    size_t count, room;
};

/* The answer of a field; "" where there is none. Valid until it is changed. */
const char *lab_answers_get(const struct lab_answers *answers, const char *field);

/* Sets (copies) one. */
void lab_answers_put(struct lab_answers *answers, const char *field, const char *text);

/* Empties the set and frees its memory. */
void lab_answers_clear(struct lab_answers *answers);

#endif
