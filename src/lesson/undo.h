/* undo: the designs that a student can walk back and forth through, in memory alone. */
#ifndef LESSON_UNDO_H
#define LESSON_UNDO_H

#include <stdbool.h>

#include "course/values.h"

/* Zeroed before the first undo_start. */
struct undo {
    struct design *designs;
    size_t count, at, room; /* `at` is the current one's */
    const char *last_field; /* that the last change was of; NULL: of none */
};

/* Forgets all designs and begins with this one. */
void undo_start(struct undo *undo, const struct design *design);

/*
 * Adds a changed design behind the current one; what was undone is forgotten. A further step of
 * the same field (NULL: no step of one) takes the last one's place, so that undo goes back a
 * control and not a key. FIELD must outlive the list; of more than 1,000 designs the oldest are
 * forgotten.
 */
void undo_push(struct undo *undo, const struct design *design, const char *field);

/* Walk one design back or forth and copy it; false, and nothing copied, at the end of the list. */
bool undo_back(struct undo *undo, struct design *design);
bool undo_forth(struct undo *undo, struct design *design);

/* Whether undo_back would find one. */
bool undo_can_go_back(const struct undo *undo);

/* Whether anything was changed since undo_start. */
bool undo_is_used(const struct undo *undo);

/* Gives the designs back; the struct itself is its owner's. */
void undo_free(struct undo *undo);

#endif
