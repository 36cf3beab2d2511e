/* text_wanted: whether each text that is asked for is there, and each that is there asked for. */
#ifndef COURSE_TEXT_WANTED_H
#define COURSE_TEXT_WANTED_H

#include "course/text_asked.h"

/*
 * Adds a fault for each text that is asked for in some place and not found, for each numbered list
 * that isn't as long as the data count it, and for each {text:ID} that leads to none or in a
 * circle.
 */
void text_wanted_check(const struct catalog *catalog, struct arena *arena,
                       struct fault_list *faults);

/*
 * Whether an id begins with a track that has its folder and isn't offered: its texts, and such as
 * it would share with others, wait for it.
 */
bool text_waits(const struct catalog *catalog, const char *id);

/* Adds a fault to a text that nothing asks for. */
void text_unasked_fault(const struct asked_ids *ids, const struct catalog *catalog,
                        const struct text_entry *entry, struct fault_list *faults);

#endif
