/* text_check: what only a whole catalog shows of its texts. */
#ifndef COURSE_TEXT_CHECK_H
#define COURSE_TEXT_CHECK_H

#include "course/catalog.h"

/*
 * Adds a fault for each placeholder that can't be filled, each number that is none of the model's,
 * each text that is too wide or there twice, and each that the data call for and that is missing.
 */
void text_check(const struct catalog *catalog, struct fault_list *faults);

/* Cells of a text, where a placeholder takes as many as a value commonly does. */
size_t text_room(const char *text);

/* Whether the placeholders of a translation aren't those of its English text; each that is missing
 * or too much as a fault. */
bool text_differs(const struct text_entry *entry);
void text_check_translation(const struct text_entry *entry, struct fault_list *faults);

#endif
