/* text_check: what only a whole catalog shows of its texts. */
#ifndef COURSE_TEXT_CHECK_H
#define COURSE_TEXT_CHECK_H

#include "course/catalog.h"

/*
 * Adds a fault for each placeholder that can't be filled, each number that is none of the model's,
 * each text that is too wide or there twice, and each that the data call for and that is missing.
 */
void text_check(const struct catalog *catalog, struct fault_list *faults);

#endif
