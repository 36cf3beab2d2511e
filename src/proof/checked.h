/* checked: an author's data, loaded and checked as a whole. */
#ifndef PROOF_CHECKED_H
#define PROOF_CHECKED_H

#include "course/catalog.h"

/*
 * Loads a data directory and checks what loading leaves alone: that each track is complete
 * (complete.h), that its texts are there and can be filled (course/text_check.h). NULL, with every
 * fault added, if there is any.
 */
struct lab_catalog *checked_load(const char *directory, const char *language,
                                 struct fault_list *faults);

#endif
