/* lock_load: the scenarios that a part's predictions are about. */
#ifndef COURSE_LOCK_LOAD_H
#define COURSE_LOCK_LOAD_H

#include "course/loader.h"
#include "course/part.h"

/* Reads and checks the variants of the lock of one of parts 1 to 3; NULL, with faults, if not. */
void lock_load(const struct loader *loader, const char *track, struct part *part);

#endif
